import { useEffect, useRef } from 'preact/hooks';
import { rowsToDraw, type Batch, type BatchRow } from '../utils/core/batch.ts';
import { toFailure } from '../utils/core/failure.ts';
import type { BatchDoor, ShownBatch } from './use-batch.ts';

/** Pages that lie drawn before they are read: enough that no request waits for one. */
const AHEAD = 16;

/**
 * Draws the pages of a batch in order: of one to be chosen from the first few, of a running one a
 * few ahead of what is read.
 */
export function useDrawing(
  { shown, show, send }: BatchDoor,
  draw: (row: BatchRow) => Promise<void>,
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
        const { batch, row } = next;
        const failure = await draw(row).then(() => null, toFailure);
        const { index } = row;
        // Until it is begun, the rows are this page's own; then they are numbered anew, and what
        // wasn't ready is drawn again.
        if (batch.phase === 'choosing') {
          if (!failure) show((now) => now && withReady(now, index));
        } else if (failure) send({ type: 'undrawn', batchId: batch.id, index, failure });
        else send({ type: 'drawn', batchId: batch.id, index });
      }
    };
    void drawAll().finally(() => (isBusy.current = false));
  }, [shown, show, draw, send]);
}

function withReady(shown: ShownBatch, index: number): ShownBatch {
  if (shown.batch.phase !== 'choosing') return shown;
  const rows = shown.rows.map((row) => (row.index === index ? { ...row, ready: true } : row));
  return { ...shown, rows };
}

function nextRow(
  shown: ShownBatch | null,
  tried: WeakSet<BatchRow>,
): { batch: Batch; row: BatchRow } | null {
  if (shown?.batch.phase !== 'running' && shown?.batch.phase !== 'choosing') return null;
  const drawn = shown.rows.filter(({ state }) => state.phase === 'queued');
  const lying = drawn.filter((row) => row.ready || tried.has(row)).length;
  const [row] = rowsToDraw(
    drawn.filter((row) => !row.ready && !tried.has(row)),
    AHEAD - lying,
  );
  return row ? { batch: shown.batch, row } : null;
}
