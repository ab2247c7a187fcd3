import PQueue from 'p-queue';
import {
  afterRefusal,
  afterSuccess,
  allowedAtOnce,
  boundedBy,
  newPace,
  type Pace,
} from '../core/pace.ts';
import type { ReadEvent } from '../core/read-event.ts';
import type { Reader } from '../engines/reader.ts';

/** Lets so many requests be under way at once as the server turns out to bear. */
export interface RequestGate {
  /** As many as may be under way now. */
  readonly allowed: number;
  bound(most: number): void;
  /** Begins with so many, as they were learned before. */
  recall(atOnce: number): void;
  /** Waits for a place; null when the signal was aborted meanwhile. */
  enter(signal: AbortSignal): Promise<Pass | null>;
  /**
   * The same reader, which prepares its request at once, but waits here before it sends it, and again
   * before each try after the first. It relies on a reader being a generator, which stands still
   * at `waiting-turn` until its next event is asked for. `onPrepared` is called when it first waits.
   */
  throttle(reader: Reader, onPrepared: () => void): Reader;
  /** The same reader, which begins nothing until it may. For work that loads this machine. */
  hold(reader: Reader): Reader;
}

interface Pass {
  readonly epoch: number;
  /** Lets the next one in; more than once is as good as once. */
  leave(): void;
}

/**
 * `onLearned` is told how many are allowed whenever the server's answers change that. So many as
 * `ahead` gives for it are let in beside them: whoever sends them has them wait.
 */
export function createRequestGate(
  most: number,
  onLearned: (atOnce: number) => void = () => {},
  ahead: (atOnce: number) => number = () => 0,
): RequestGate {
  let pace = newPace(most);
  const queue = new PQueue({ concurrency: most });
  const look = () => {
    const allowed = allowedAtOnce(pace);
    queue.concurrency = allowed + ahead(allowed);
  };
  const learn = (next: Pace) => {
    pace = next;
    look();
  };

  const enter = async (signal: AbortSignal): Promise<Pass | null> => {
    look();
    const entered = Promise.withResolvers<Pass>();
    const left = queue.add(
      () =>
        new Promise<void>((leave) => {
          entered.resolve({
            epoch: pace.epoch,
            leave() {
              look();
              leave();
            },
          });
        }),
      { signal },
    );
    // Aborted while it waited, it never ran; aborted later, there is nothing more to be done here.
    const refused = left.then(
      () => null,
      () => null,
    );
    return Promise.race([entered.promise, refused]);
  };

  const note = (event: ReadEvent, { epoch }: Pass) => {
    const before = allowedAtOnce(pace);
    if (isRefusal(event)) learn(afterRefusal(pace, epoch));
    if (event.type === 'end' && event.end.kind === 'complete') learn(afterSuccess(pace));
    const after = allowedAtOnce(pace);
    if (after !== before) onLearned(after);
  };

  return {
    get allowed() {
      return allowedAtOnce(pace);
    },
    bound(most) {
      learn(boundedBy(pace, most));
    },
    recall(atOnce) {
      learn({ ...pace, limit: Math.min(atOnce, pace.most) });
    },
    enter,
    throttle: (reader, onPrepared) =>
      async function* (request, signal) {
        let pass: Pass | null = null;
        try {
          for await (const event of reader(request, signal)) {
            const step = event.type === 'progress' ? event.progress.step : null;
            if (step === 'waiting-turn') {
              onPrepared();
              pass ??= await enter(signal);
            }
            if (pass) note(event, pass);
            // At the end too, before whoever hears of it has work with it: the next one waits.
            if (step === 'retrying' || event.type === 'end') {
              pass?.leave();
              pass = null;
            }
            yield event;
          }
        } finally {
          pass?.leave();
        }
      },
    hold: (reader) =>
      async function* (request, signal) {
        const pass = await enter(signal);
        try {
          yield* reader(request, signal);
        } finally {
          pass?.leave();
        }
      },
  };
}

/** The server said that there is too much at once. */
function isRefusal(event: ReadEvent): boolean {
  const failure =
    event.type === 'progress' && event.progress.step === 'retrying'
      ? event.progress.failure
      : event.type === 'end' && event.end.kind === 'failed'
        ? event.end.failure
        : null;
  return failure?.code === 'rate_limited' || failure?.code === 'model_busy';
}
