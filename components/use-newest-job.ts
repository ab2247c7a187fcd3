import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isFinal, reduceJob, withTextSeen, type Job } from '../utils/core/job.ts';
import {
  backgroundToViewSchema,
  VIEW_PORT,
  type ViewToBackground,
} from '../utils/core/messages.ts';
import { onNewestJob } from '../utils/platform/newest-job.ts';
import { connect, type PortEnd } from '../utils/platform/ports.ts';
import { isForPrivateWindow } from '../utils/platform/private-windows.ts';

/** The background answers a new port in some 100 ms, its own start included. */
const ANSWER_WITHIN_MS = 2_000;
/** How often in a row a port may close without a word before the view gives up asking. */
const MOST_TRIES = 3;

/** What a person asked for, when (`performance.now`), and the job that was shown then. */
interface Wish {
  readonly message: ViewToBackground;
  readonly at: number;
  readonly jobId: string | undefined;
}

export interface NewestJob {
  /** Undefined until the background has answered; null when there has been no job yet. */
  readonly job: Job | null | undefined;
  readonly send: (message: ViewToBackground) => void;
}

/**
 * Follows the newest job. When the worker dies the port closes: in the middle of a job that asks
 * again at once, which wakes the worker, and it knows that the job was cut off; when all is quiet
 * the worker may sleep until there is something to say.
 */
export function useNewestJob(): NewestJob {
  const [job, setJob] = useState<Job | null | undefined>(undefined);
  const port = useRef<PortEnd<ViewToBackground> | null>(null);
  const failedTries = useRef(0);
  const latest = useRef<Job | null | undefined>(undefined);
  const wish = useRef<Wish | null>(null);

  const open = useCallback((): PortEnd<ViewToBackground> => {
    if (port.current && !port.current.closed.aborted) return port.current;
    const show = (next: Job | null | undefined) => setJob((latest.current = next));
    const opened = connect<ViewToBackground, ReturnType<typeof backgroundToViewSchema.parse>>(
      VIEW_PORT,
      backgroundToViewSchema,
      (message) => {
        failedTries.current = 0;
        clearTimeout(unanswered);
        const current = latest.current;
        if (message.type === 'job' && message.job?.id !== wish.current?.jobId) wish.current = null;
        if (message.type === 'job') show(withTextSeen(message.job, current));
        else if (current?.id === message.jobId) show(reduceJob(current, message.event));
      },
    );
    // A port to a worker that is just dying may neither be answered nor closed.
    const unanswered = setTimeout(() => opened.close(), ANSWER_WITHIN_MS);
    opened.closed.addEventListener('abort', () => {
      clearTimeout(unanswered);
      const current = latest.current;
      // What was said to a worker that is just dying is said to the next one.
      if (wish.current && performance.now() - wish.current.at < ANSWER_WITHIN_MS) {
        return open().post(wish.current.message);
      }
      wish.current = null;
      if (current === null || (current && isFinal(current))) return;
      if (failedTries.current++ < MOST_TRIES) open();
      // The worker can't be reached at all: what is known then is that the job was cut off.
      else if (current) show(reduceJob(current, { type: 'interrupted', at: Date.now() }));
    });
    port.current = opened;
    void isForPrivateWindow().then((seesPrivate) => opened.post({ type: 'follow', seesPrivate }));
    return opened;
  }, []);

  const send = useCallback(
    (message: ViewToBackground) => {
      wish.current = { message, at: performance.now(), jobId: latest.current?.id };
      open().post(message);
    },
    [open],
  );

  useEffect(() => {
    const gone = new AbortController();
    onNewestJob(() => open(), gone.signal);
    open();
    return () => {
      gone.abort();
      port.current?.close();
    };
  }, [open]);

  return { job, send };
}
