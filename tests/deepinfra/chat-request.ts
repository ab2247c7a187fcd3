import * as z from 'zod/mini';
import { errors } from './errors.ts';
import { Refusal } from './reply.ts';

function between(
  least: number,
  most: number,
): z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber>> {
  return z.optional(
    z.nullable(
      z
        .number()
        .check(
          z.gte(least, `Input should be greater than or equal to ${least}`),
          z.lte(most, `Input should be less than or equal to ${most}`),
        ),
    ),
  );
}

const textPartSchema = z.looseObject({ type: z.literal('text'), text: z.string() });
const imagePartSchema = z.looseObject({
  type: z.literal('image_url'),
  image_url: z.looseObject({
    url: z.string(),
    detail: z.optional(z.enum(['auto', 'low', 'high'], "Input should be 'auto', 'low' or 'high'")),
  }),
});

const messageSchema = z.looseObject({
  role: z.enum(
    ['system', 'user', 'assistant', 'tool'],
    "Input should be 'system', 'user', 'assistant' or 'tool'",
  ),
  content: z.optional(
    z.nullable(
      z.union([
        z.string(),
        z.array(z.discriminatedUnion('type', [textPartSchema, imagePartSchema])),
      ]),
    ),
  ),
});

const chatRequestSchema = z.looseObject({
  model: z.string('Field required'),
  messages: z.array(messageSchema).check(z.minLength(1, 'List should have at least 1 item')),
  stream: z.optional(z.nullable(z.boolean())),
  max_tokens: z.optional(z.nullable(z.int().check(z.gte(1, 'Input should be greater than 0')))),
  temperature: between(0, 2),
  top_p: between(0, 1),
  min_p: between(0, 1),
  presence_penalty: between(-2, 2),
  frequency_penalty: between(-2, 2),
  service_tier: z.optional(z.nullable(z.enum(['default', 'priority', 'flex']))),
  fail_fast: z.optional(z.nullable(z.boolean())),
  reasoning_effort: z.optional(z.nullable(z.enum(['none', 'low', 'medium', 'high']))),
});

export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** Parses the body of a chat request; refuses it with 422 as DeepInfra does. */
export function parseChatRequest(body: unknown): ChatRequest {
  if (!z.object({ messages: z.unknown() }).safeParse(body).data?.messages) {
    throw new Refusal(errors.unprocessableMessage);
  }
  const chat = chatRequestSchema.safeParse(body);
  if (chat.success) return chat.data;
  const detail = chat.error.issues.map((issue) => {
    const { path, message } = deepest(issue, ['body']);
    return { loc: path, msg: message, type: 'value_error' };
  });
  throw new Refusal({ status: 422, body: { detail } });
}

interface Place {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Of a union that nothing fits, the issue that lies deepest: what was meant, but for a detail. */
function deepest(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): Place {
  const place: Place = { path: [...above, ...issue.path], message: issue.message };
  if (issue.code !== 'invalid_union') return place;
  return issue.errors
    .flat()
    .map((inner) => deepest(inner, place.path))
    .reduce((best, next) => (next.path.length > best.path.length ? next : best), place);
}

/** What the model is told, without the answers it gave before. */
export function promptText(chat: ChatRequest): string {
  return chat.messages
    .filter((message) => message.role === 'system' || message.role === 'user')
    .flatMap(({ content }) =>
      Array.isArray(content)
        ? content.flatMap((part) => (part.type === 'text' ? [part.text] : []))
        : [content ?? ''],
    )
    .join('\n');
}
