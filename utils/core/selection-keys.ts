import type { SelectionEvent } from './selection.ts';

/** What a key stands for while a region is chosen; null for keys that mean nothing then. */
export type SelectionKey =
  | Extract<SelectionEvent, { type: 'nudge' }>
  | { readonly type: 'take' }
  | { readonly type: 'leave' }
  | { readonly type: 'repeat' };

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
}

const STEP = 1;
/** With Shift. */
const LONG_STEP = 10;

const directions: Readonly<Record<string, { dx: number; dy: number }>> = {
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
  ArrowUp: { dx: 0, dy: -1 },
  ArrowDown: { dx: 0, dy: 1 },
};

/** Arrows move; with Ctrl or Alt they size; Shift makes the step ten times as long. */
export function selectionKey({ key, shiftKey, altKey, ctrlKey }: KeyPress): SelectionKey | null {
  const direction = directions[key];
  if (direction) {
    const step = shiftKey ? LONG_STEP : STEP;
    const what = altKey || ctrlKey ? 'size' : 'place';
    return { type: 'nudge', what, dx: direction.dx * step, dy: direction.dy * step };
  }
  if (key === 'Escape') return { type: 'leave' };
  if (altKey || ctrlKey) return null;
  if (key === 'Enter') return { type: 'take' };
  return key === 'r' || key === 'R' ? { type: 'repeat' } : null;
}
