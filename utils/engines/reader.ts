import type { ReadEvent } from '../core/read-event.ts';
import type { Settings } from '../core/settings.ts';
import type { Turn } from '../core/wish.ts';
import type { AnswerSchema } from '../core/answer-schema.ts';
import type { Task, TaskInputs } from '../core/task.ts';

export interface ReadRequest {
  readonly task: Task;
  readonly inputs: TaskInputs;
  /** What the model is told beside the images, before `earlier`. */
  readonly prompt: string;
  /** The JSON that the answer must be; null where it is free. */
  readonly schema: AnswerSchema | null;
  /** The conversation on these images before this question. */
  readonly earlier: readonly Turn[];
  /** Text of a cut-off answer to go on from; what the reader says comes after it. */
  readonly carried: string;
  /** The model repeated itself when it was asked strictly. */
  readonly loosened: boolean;
  /** One or more, in order. Normalised: jpg, png or webp, upright, without alpha. */
  readonly images: readonly Blob[];
  /** In front of each image, in place of its number: which part of what it is. */
  readonly captions?: readonly string[];
  /** Where the same images lie in public; null for those that don't. Absent: none does. */
  readonly addresses?: readonly (string | null)[];
  /** The model to ask, where a model is asked. */
  readonly model: string;
  readonly settings: Settings;
  readonly token: string;
}

/**
 * The one interface of both engines. The events end with exactly one `end`; expected failures are
 * such ends, not exceptions. Aborting the signal ends them as `cancelled`.
 */
export type Reader = (request: ReadRequest, signal: AbortSignal) => AsyncIterable<ReadEvent>;
