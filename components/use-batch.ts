import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Batch, BatchRow } from '../utils/core/batch.ts';
import {
  BATCH_PORT,
  backgroundToBatchSchema,
  type BackgroundToBatch,
  type BatchToBackground,
} from '../utils/core/batch-messages.ts';
import type { BatchRate } from '../utils/core/batch-rate.ts';
import { connect, type PortEnd } from '../utils/platform/ports.ts';

/** How often in a row a port may close without a word before the view gives up asking. */
const MOST_TRIES = 3;

export interface ShownBatch {
  readonly batch: Batch;
  readonly rows: readonly BatchRow[];
  readonly rate: BatchRate;
}

export interface BatchDoor {
  /** Null where there is none to show. */
  readonly shown: ShownBatch | null;
  /** Shows another from now on, as its page fills it. */
  readonly show: (next: (shown: ShownBatch | null) => ShownBatch | null) => void;
  readonly send: (message: BatchToBackground) => void;
}

/**
 * Follows a batch: the given one, or the newest. When the worker dies in the middle, asking again
 * wakes it, and it goes on.
 */
export function useBatch(initial: string | null): BatchDoor {
  const [shown, setShown] = useState<ShownBatch | null>(null);
  const latest = useRef<ShownBatch | null>(null);
  const port = useRef<PortEnd<BatchToBackground> | null>(null);
  const failedTries = useRef(0);
  const isAnswered = useRef(false);
  /** The batch asked for last; null for whichever is the newest. */
  const wanted = useRef(initial);

  const show = useCallback((next: (shown: ShownBatch | null) => ShownBatch | null) => {
    setShown((latest.current = next(latest.current)));
  }, []);

  const open = useCallback((): PortEnd<BatchToBackground> => {
    if (port.current && !port.current.closed.aborted) return port.current;
    const opened = connect<BatchToBackground, BackgroundToBatch>(
      BATCH_PORT,
      backgroundToBatchSchema,
      (message) => {
        failedTries.current = 0;
        isAnswered.current = true;
        if (message.type === 'gone') {
          if (wanted.current !== message.batchId) return;
          wanted.current = null;
          return show(() => null);
        }
        // An answer may be to what was asked before the person began another batch.
        if (wanted.current !== null && message.batch?.id !== wanted.current) return;
        show((current) => withMessage(current, message));
      },
    );
    port.current = opened;
    wanted.current = latest.current?.batch.id ?? wanted.current;
    opened.post({ type: 'follow', batchId: wanted.current });
    opened.closed.addEventListener('abort', () => {
      // Where nothing is under way, the worker may sleep until there is something to say.
      const isAwaited = !isAnswered.current || latest.current?.batch.phase === 'running';
      if (isAwaited && failedTries.current++ < MOST_TRIES) open();
    });
    return opened;
  }, [show]);

  useEffect(() => {
    open();
    return () => {
      failedTries.current = MOST_TRIES;
      port.current?.close();
    };
  }, [open]);

  const send = useCallback(
    (message: BatchToBackground) => {
      if (message.type === 'follow') wanted.current = message.batchId;
      open().post(message);
    },
    [open],
  );

  useEffect(() => {
    // What waits for the connection goes on with it.
    const goOn = () => {
      const batch = latest.current?.batch;
      const isWaiting = batch?.phase === 'paused' && batch.reason?.code === 'offline';
      if (isWaiting) send({ type: 'resume', batchId: batch.id });
    };
    addEventListener('online', goOn);
    return () => removeEventListener('online', goOn);
  }, [send]);

  return { shown, show, send };
}

function withMessage(
  current: ShownBatch | null,
  message: Exclude<BackgroundToBatch, { type: 'gone' }>,
): ShownBatch | null {
  const { batch, rate } = message;
  if (batch === null) return null;
  // What is being filled, its page knows best.
  const isOwn = batch.phase === 'choosing' && current?.batch.id === batch.id;
  if (message.type === 'batch') return isOwn ? current : { batch, rows: message.rows, rate };
  if (current?.batch.id !== batch.id) return current;
  const news = new Map(message.rows.map((row) => [row.index, row]));
  return { batch, rate, rows: current.rows.map((row) => news.get(row.index) ?? row) };
}
