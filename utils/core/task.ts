import * as z from 'zod/mini';
import { fieldsSchema, objectSchema, receiptSchema, type AnswerSchema } from './answer-schema.ts';
import * as prompts from './prompts.ts';

/** What a person can ask of an image, in the order of the task list. */
export const taskIds = [
  'extract-text',
  'keep-layout',
  'to-markdown',
  'handwriting',
  'code',
  'formula',
  'table',
  'chart-data',
  'form-fields',
  'receipt',
  'describe-image',
  'describe-briefly',
  'alt-text',
  'explain',
  'compare-images',
  'translate',
  'ask',
  'own-prompt',
] as const;
export const taskIdSchema = z.enum(taskIds);
export type TaskId = z.infer<typeof taskIdSchema>;

/** A prompt of the user's own, as it was when it was used: it may have been changed since. */
export const ownPromptSchema = z.object({ id: z.string(), name: z.string(), prompt: z.string() });
export type OwnPrompt = z.infer<typeof ownPromptSchema>;

/** What a task is given besides the images; each task says which of these it uses. */
export const taskInputsSchema = z.object({
  /** What is asked, by `ask` or as a follow-up. */
  question: z.optional(z.string()),
  /** The language to answer in, as a BCP 47 tag. */
  language: z.optional(z.string()),
  /** Names of the fields to find in a form. */
  fields: z.optional(z.array(z.string())),
  ownPrompt: z.optional(ownPromptSchema),
});
export type TaskInputs = z.infer<typeof taskInputsSchema>;

/** What an answer is, so that it is checked, shown and copied as such. */
export const answerForms = ['text', 'markdown', 'table', 'json', 'latex', 'code'] as const;
export type AnswerForm = (typeof answerForms)[number];

/** Groups of the task list, in its order. */
export const taskGroups = ['read', 'data', 'describe', 'ask'] as const;
export type TaskGroup = (typeof taskGroups)[number];

/** What a prompt is built from, besides the task. */
export interface PromptGiven {
  readonly inputs: TaskInputs;
  readonly imageCount: number;
  /** The language of the interface, as a BCP 47 tag: descriptions are in it. */
  readonly uiLanguage: string;
}

export interface Task {
  readonly id: TaskId;
  /** Null for own prompts, which are a group of their own. */
  readonly group: TaskGroup | null;
  readonly form: AnswerForm;
  /** Whether the engine on this device can do it. */
  readonly onDevice: boolean;
  /** What the model is told; the images stand beside it in the same message. */
  readonly prompt: (given: PromptGiven) => string;
  /** The JSON that the answer must be. */
  readonly schema?: (inputs: TaskInputs) => AnswerSchema;
  /** What the person is asked for before it runs. */
  readonly uses: readonly ('question' | 'language' | 'fields')[];
  /** Makes no sense with one image. */
  readonly needsSeveral: boolean;
  /** Its answer follows the image line by line, so that the answers of tiles make one. */
  readonly lineByLine: boolean;
  /** Reading wants the likeliest text; describing may phrase freely. */
  readonly temperature: number;
  /** The longest answer, in tokens. */
  readonly maxTokens: number;
}

type Traits = Pick<Task, 'prompt'> & Partial<Omit<Task, 'id' | 'group'>>;

const READING = {
  onDevice: false,
  uses: [],
  needsSeveral: false,
  lineByLine: false,
  temperature: 0,
  maxTokens: 8192,
} as const;
const TELLING = { ...READING, temperature: 0.3, maxTokens: 2048 } as const;

function reading(id: TaskId, traits: Traits): Task {
  return { ...READING, id, group: 'read', form: 'text', lineByLine: true, ...traits };
}

function data(id: TaskId, traits: Traits): Task {
  return { ...READING, id, group: 'data', form: 'json', ...traits };
}

function telling(id: TaskId, group: 'describe' | 'ask' | null, traits: Traits): Task {
  return { ...TELLING, id, group, form: 'text', ...traits };
}

/** Every task there is. */
export const tasks: Readonly<Record<TaskId, Task>> = {
  'extract-text': reading('extract-text', { prompt: prompts.extractText, onDevice: true }),
  'keep-layout': reading('keep-layout', { prompt: prompts.keepLayout }),
  'to-markdown': reading('to-markdown', { prompt: prompts.toMarkdown, form: 'markdown' }),
  handwriting: reading('handwriting', { prompt: prompts.handwriting }),
  code: reading('code', { prompt: prompts.code, form: 'code' }),
  formula: reading('formula', { prompt: prompts.formula, form: 'latex', lineByLine: false }),
  table: data('table', { prompt: prompts.table, form: 'table' }),
  'chart-data': data('chart-data', { prompt: prompts.chartData, form: 'table' }),
  'form-fields': data('form-fields', {
    prompt: prompts.formFields,
    uses: ['fields'],
    schema: ({ fields = [] }) => (fields.length > 0 ? fieldsSchema(fields) : objectSchema),
  }),
  receipt: data('receipt', { prompt: prompts.receipt, schema: () => receiptSchema }),
  'describe-image': telling('describe-image', 'describe', { prompt: prompts.describeImage }),
  'describe-briefly': telling('describe-briefly', 'describe', {
    prompt: prompts.describeBriefly,
    maxTokens: 512,
  }),
  'alt-text': telling('alt-text', 'describe', { prompt: prompts.altText, maxTokens: 256 }),
  explain: telling('explain', 'describe', { prompt: prompts.explain, form: 'markdown' }),
  'compare-images': telling('compare-images', 'describe', {
    prompt: prompts.compareImages,
    form: 'markdown',
    needsSeveral: true,
  }),
  translate: telling('translate', 'ask', {
    prompt: prompts.translate,
    form: 'markdown',
    uses: ['language'],
    maxTokens: 8192,
  }),
  ask: telling('ask', 'ask', { prompt: prompts.ask, form: 'markdown', uses: ['question'] }),
  'own-prompt': telling('own-prompt', null, {
    prompt: prompts.ownPrompt,
    form: 'markdown',
    maxTokens: 8192,
  }),
};

/**
 * What an answer is: that of a question on an answer is free text, whatever the task was.
 */
export function answerForm(wish: { task: TaskId; earlier: readonly unknown[] }): AnswerForm {
  return wish.earlier.length > 0 ? 'markdown' : tasks[wish.task].form;
}

const transcripts: ReadonlySet<TaskId> = new Set(['extract-text', 'keep-layout', 'to-markdown']);

/**
 * Whether an answer is all of the image's printed text, word for word, so that it can be compared
 * with another reading of it.
 */
export function isTranscript(wish: { task: TaskId; earlier: readonly unknown[] }): boolean {
  return wish.earlier.length === 0 && transcripts.has(wish.task);
}

/** In the right-click menu whatever is chosen. */
const alwaysInMenu: ReadonlySet<TaskId> = new Set(['extract-text', 'describe-image']);

/** Whether a person may put it into the right-click menu: it needs one image and asks nothing. */
export function isMenuTask(task: TaskId): boolean {
  const { group, uses, needsSeveral } = tasks[task];
  const asks = needsSeveral || uses.includes('question');
  return group !== null && !asks && !alwaysInMenu.has(task);
}

/** Of what was given, what the task uses; the language is the interface's until one was chosen. */
export function inputsFor(task: TaskId, given: TaskInputs, uiLanguage: string): TaskInputs {
  const { uses } = tasks[task];
  return {
    ...(uses.includes('question') && { question: given.question }),
    ...(uses.includes('language') && { language: given.language ?? uiLanguage }),
    ...(uses.includes('fields') && { fields: given.fields ?? [] }),
  };
}

/** Whether the task makes sense with so many images in a request. */
export function fitsImages(task: TaskId, imageCount: number): boolean {
  return imageCount > 1 || !tasks[task].needsSeveral;
}

/** Whether everything that the task needs has been given. Fields may be left to the model. */
export function hasInputs(task: TaskId, { question, language }: TaskInputs): boolean {
  const { uses } = tasks[task];
  if (uses.includes('question') && !question?.trim()) return false;
  return !uses.includes('language') || Boolean(language);
}

/** The whole answer with which the prompt lets a model say that an image bears no text. */
export const NO_TEXT_ANSWER = '[no text]';
