import * as z from 'zod/mini';
import { engineIds } from './engine-choice.ts';
import { isFinal, shownText, type Job } from './job.ts';
import { isPrivateKey } from './private-key.ts';
import { pageSchema } from './source.ts';
import { taskIdSchema, type TaskId } from './task.ts';

/** A finished job as the history lists and searches it. Times in epoch ms, sizes in bytes. */
export const historyRowSchema = z.object({
  id: z.string(),
  createdAt: z.number(),
  task: taskIdSchema,
  /** Null for what came from files. */
  page: z.nullable(pageSchema),
  /** What a person calls the first image; empty where it has no name. */
  name: z.string(),
  engine: z.nullable(z.enum(engineIds)),
  /** The model that answered; null on this device. */
  model: z.nullable(z.string()),
  /** As it is shown: with what the person changed. */
  text: z.string(),
  isEdited: z.boolean(),
  /** Of all its images, the first one first. */
  imageIds: z.array(z.string()),
  /** Of the images that are kept with it. */
  images: z.array(z.object({ id: z.string(), bytes: z.number() })),
});
export type HistoryRow = z.infer<typeof historyRowSchema>;

/** Whether a job is worth keeping and may be kept. */
export function isForHistory(job: Job): boolean {
  const hasText = job.text.trim() !== '' || shownText(job).trim() !== '';
  return isFinal(job) && hasText && !isPrivateKey(job.id);
}

export function historyRow(job: Job, images: HistoryRow['images']): HistoryRow {
  const { id, createdAt, task, page, engine, model, answeredBy, source } = job;
  const name = job.images[0]?.name ?? (source.kind === 'file' ? source.name : '');
  return {
    id,
    createdAt,
    task,
    page: page ?? null,
    name,
    engine,
    model: answeredBy ?? model,
    text: shownText(job),
    isEdited: job.edited !== undefined,
    imageIds: job.images.map(({ id }) => id),
    images,
  };
}

export interface HistoryLimits {
  readonly count: number;
  /** Texts and images together. */
  readonly bytes: number;
}

export const HISTORY_LIMITS: HistoryLimits = { count: 1000, bytes: 256 * 2 ** 20 };

const BYTES_PER_CHARACTER = 2;

/** Texts and images together; an image that several results are of counts once. */
export function historyBytes(rows: readonly HistoryRow[]): number {
  const images = new Map(rows.flatMap((row) => row.images).map(({ id, bytes }) => [id, bytes]));
  const texts = rows.reduce((sum, { text }) => sum + text.length * BYTES_PER_CHARACTER, 0);
  return [...images.values()].reduce((sum, bytes) => sum + bytes, texts);
}

/** The ids of those that have to go, oldest first out. The newest stays, whatever its size. */
export function overLimit(rows: readonly HistoryRow[], limits = HISTORY_LIMITS): string[] {
  const newestFirst = rows.toSorted((a, b) => b.createdAt - a.createdAt);
  const counted = new Set<string>();
  let bytes = 0;
  const end = newestFirst.findIndex(({ text, images }, index) => {
    bytes += text.length * BYTES_PER_CHARACTER;
    for (const image of images) {
      if (!counted.has(image.id)) bytes += image.bytes;
      counted.add(image.id);
    }
    return index > 0 && (index >= limits.count || bytes > limits.bytes);
  });
  return end === -1 ? [] : newestFirst.slice(end).map(({ id }) => id);
}

export interface HistoryFilter {
  /** The earliest time, in epoch ms; null for any. */
  readonly since: number | null;
  readonly task: TaskId | null;
  /** The host of a page; null for any. */
  readonly host: string | null;
}

/** The site on which an image was found; empty where it was on none. */
export function hostOf({ page }: Pick<HistoryRow, 'page'>): string {
  return (page && URL.parse(page.url)?.host) ?? '';
}

export function isWithin(row: HistoryRow, { since, task, host }: HistoryFilter): boolean {
  if (since !== null && row.createdAt < since) return false;
  if (task !== null && row.task !== task) return false;
  return host === null || hostOf(row) === host;
}
