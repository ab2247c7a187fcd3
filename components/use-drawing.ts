import { useEffect, useRef } from 'preact/hooks';
import { rowsToDraw, type BatchRow } from '../utils/core/batch.ts';
import type { BatchDoor, ShownBatch } from './use-batch.ts';

/** Pages that are shown to choose from, and need not be drawn when reading begins. */
const FIRST_PAGES = 16;

export interface DrawingDoor {
  /** Draws the pages of an item into the image store. */
  readonly draw: (row: BatchRow) => Promise<void>;
  /** Lets go of the document. */
  readonly endDrawing: () => Promise<void>;
}

/** Draws the first pages of a batch to be chosen from. Of a running one, the background has them drawn. */
export function useDrawing({ shown, show }: BatchDoor, { draw, endDrawing }: DrawingDoor): void {
  const latest = useRef(shown);
  latest.current = shown;
  const isBusy = useRef(false);
  // By the row as it is: one that is to be read once more is another, and is tried again.
  const tried = useRef(new WeakSet<BatchRow>());

  useEffect(() => {
    if (shown?.batch.phase !== 'choosing') return void endDrawing();
    if (isBusy.current) return;
    isBusy.current = true;
    const drawAll = async () => {
      for (;;) {
        const next = nextRow(latest.current, tried.current);
        if (!next) return;
        tried.current.add(next);
        const isDrawn = await draw(next).then(
          () => true,
          () => false,
        );
        // Once it is begun, the rows are numbered anew, and what can't be drawn is told.
        if (isDrawn) show((now) => now && withReady(now, next.index));
      }
    };
    void drawAll().finally(() => (isBusy.current = false));
  }, [shown, show, draw, endDrawing]);
}

function withReady(shown: ShownBatch, index: number): ShownBatch {
  if (shown.batch.phase !== 'choosing') return shown;
  const rows = shown.rows.map((row) => (row.index === index ? { ...row, ready: true } : row));
  return { ...shown, rows };
}

function nextRow(shown: ShownBatch | null, tried: WeakSet<BatchRow>): BatchRow | undefined {
  if (shown?.batch.phase !== 'choosing') return undefined;
  const lying = shown.rows.filter((row) => row.ready || tried.has(row)).length;
  return rowsToDraw(
    shown.rows.filter((row) => !row.ready && !tried.has(row)),
    FIRST_PAGES - lying,
  )[0];
}
