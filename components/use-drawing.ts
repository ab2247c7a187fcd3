import { useEffect, useRef } from 'preact/hooks';
import { rowsToDraw, type BatchRow } from '../utils/core/batch.ts';
import type { BatchToBackground } from '../utils/core/batch-messages.ts';
import { toFailure } from '../utils/core/failure.ts';
import type { ShownBatch } from './use-batch.ts';

/** Pages that lie drawn before they are read: enough that no request waits for one. */
const AHEAD = 16;

/** Draws the pages of a running batch, in order, a few ahead of what is read. */
export function useDrawing(
  shown: ShownBatch | null,
  draw: (row: BatchRow) => Promise<void>,
  send: (message: BatchToBackground) => void,
): void {
  const latest = useRef(shown);
  latest.current = shown;
  const isBusy = useRef(false);
  // By the row as it is: one that is to be read once more is another, and is tried again.
  const tried = useRef(new WeakSet<BatchRow>());

  useEffect(() => {
    if (isBusy.current) return;
    isBusy.current = true;
    const drawAll = async () => {
      for (;;) {
        const next = nextRow(latest.current, tried.current);
        if (!next) return;
        tried.current.add(next.row);
        const { batchId, row } = next;
        try {
          await draw(row);
          send({ type: 'drawn', batchId, index: row.index });
        } catch (error) {
          send({ type: 'undrawn', batchId, index: row.index, failure: toFailure(error) });
        }
      }
    };
    void drawAll().finally(() => (isBusy.current = false));
  }, [shown, draw, send]);
}

function nextRow(
  shown: ShownBatch | null,
  tried: WeakSet<BatchRow>,
): { batchId: string; row: BatchRow } | null {
  if (shown?.batch.phase !== 'running') return null;
  const drawn = shown.rows.filter(({ state }) => state.phase === 'queued');
  const lying = drawn.filter((row) => row.ready || tried.has(row)).length;
  const [row] = rowsToDraw(
    drawn.filter((row) => !row.ready && !tried.has(row)),
    AHEAD - lying,
  );
  return row ? { batchId: shown.batch.id, row } : null;
}
