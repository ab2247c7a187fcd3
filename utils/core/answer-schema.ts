import * as z from 'zod/mini';

/** The JSON that an answer must be: told to the server, and checked when the answer is there. */
export interface AnswerSchema {
  /** As in `response_format`: letters, digits, `_`, `-`. */
  readonly name: string;
  /** A JSON Schema for servers that can hold a model to it, or null for any object. */
  readonly jsonSchema: Readonly<Record<string, unknown>> | null;
  /** The value with its known keys alone, or what is wrong with it, in words for the model. */
  check(value: unknown): { value: unknown } | { problem: string };
}

/** Kept short: it goes into a request. */
const MOST_ISSUES = 8;

function answerSchema(name: string, schema: z.ZodMiniType): AnswerSchema {
  return {
    name,
    get jsonSchema() {
      const { $schema: _, ...jsonSchema } = z.toJSONSchema(schema);
      return jsonSchema;
    },
    check: (value) => check(schema, value),
  };
}

function check(schema: z.ZodMiniType, value: unknown): ReturnType<AnswerSchema['check']> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const problem = parsed.error.issues
    .slice(0, MOST_ISSUES)
    .map(({ path, message }) => `${path.length > 0 ? path.join('.') : 'the answer'}: ${message}`)
    .join('; ');
  return { problem };
}

const valueSchema = z.nullable(z.union([z.string(), z.number(), z.boolean()]));

/** An object with exactly these keys, each a value as printed or null. */
export function fieldsSchema(fields: readonly string[]): AnswerSchema {
  return answerSchema(
    'fields',
    z.object(Object.fromEntries(fields.map((field) => [field, valueSchema]))),
  );
}

const anyObject = z.record(z.string(), z.unknown());

/** Any object: its keys are the labels in the image. */
export const objectSchema: AnswerSchema = {
  name: 'object',
  jsonSchema: null,
  check: (value) => check(anyObject, value),
};

const textOrNull = z.nullable(z.string());
const amount = z.nullable(z.number());

export const receiptSchema: AnswerSchema = answerSchema(
  'receipt',
  z.object({
    merchant: textOrNull,
    date: textOrNull,
    currency: textOrNull,
    items: z.array(
      z.object({ name: z.string(), quantity: amount, unit_price: amount, total: amount }),
    ),
    subtotal: amount,
    tax: amount,
    total: amount,
  }),
);
