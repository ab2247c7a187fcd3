import type { ReadEvent } from '../core/read-event.ts';
import type { Settings } from '../core/settings.ts';
import type { Task } from '../core/task.ts';

export interface ReadRequest {
  readonly task: Task;
  /** Normalised: jpg, png or webp, upright, without alpha. */
  readonly image: Blob;
  readonly settings: Settings;
  readonly token: string;
}

/**
 * The one interface of both engines. The events end with exactly one `end`; expected failures are
 * such ends, not exceptions. Aborting the signal ends them as `cancelled`.
 */
export type Reader = (request: ReadRequest, signal: AbortSignal) => AsyncIterable<ReadEvent>;
