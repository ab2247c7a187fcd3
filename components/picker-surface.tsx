import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Rect } from '../utils/core/geometry.ts';
import { newSelection, reduceSelection } from '../utils/core/selection.ts';
import { t, textLanguage, tn } from '../utils/platform/i18n.ts';

export interface PickerSurfaceProps {
  readonly bounds: Rect;
  readonly zoom: number;
  /** How many candidates there are; they are named by their index, in reading order. */
  readonly count: number;
  readonly initial: number | null;
  /** Where a candidate is now, in CSS pixels from the surface's corner. */
  readonly boxOf: (index: number) => Rect | null;
  readonly candidateAt: (x: number, y: number) => number | null;
  readonly onTake: (picked: readonly number[]) => void;
  readonly onRegion: (rect: Rect) => void;
  readonly onLeave: () => void;
}

/**
 * Outlines the image that would be taken: by pointer, by arrow keys; a drag takes a region. Those
 * that were added bear the numbers of their order.
 */
export function PickerSurface(props: PickerSurfaceProps) {
  const { bounds, zoom, count, initial, boxOf, candidateAt, onTake, onRegion, onLeave } = props;
  const [current, setCurrent] = useState(initial);
  const [picked, setPicked] = useState<readonly number[]>([]);
  const [{ rect, hold }, change] = useReducer(reduceSelection, bounds, newSelection);
  const surface = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => surface.current?.focus({ preventScroll: true }), []);

  const take = (index: number | null, adding: boolean) => {
    const isPicked = index === null || picked.includes(index);
    const added = isPicked ? picked : [...picked, index];
    if (!adding) {
      if (added.length > 0) onTake(added);
    } else if (isPicked) {
      setPicked(picked.filter((other) => other !== index));
      // Else Enter would add it once more.
      setCurrent(null);
    } else setPicked(added);
  };
  const release = (event: PointerEvent) => {
    if (!hold) return;
    change({ type: 'release' });
    const isDrag = rect !== null && rect.width >= LEAST_DRAG && rect.height >= LEAST_DRAG;
    if (isDrag) onRegion(rect);
    else take(candidateAt(event.clientX, event.clientY), event.shiftKey);
  };
  const pressKey = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined && count > 0) {
      const from = current ?? (step > 0 ? -1 : 0);
      setCurrent((from + step + count) % count);
    } else if (event.key === 'Enter') take(current, event.shiftKey);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };

  const outlined = current === null ? null : boxOf(current);
  const isNext = picked.length > 0 && current !== null && !picked.includes(current);
  return (
    <div
      ref={surface}
      class="region-surface picker"
      role="application"
      aria-label={t('picker_label')}
      tabIndex={-1}
      style={{ '--zoom': zoom, '--tools': 1 / zoom }}
      onPointerDown={(event) => {
        if (event.button !== 0 || !event.isPrimary) return;
        event.preventDefault();
        // What the shield hands on was made by a script, and no pointer stands behind it.
        if (event.isTrusted) surface.current?.setPointerCapture(event.pointerId);
        change({ type: 'press', grip: 'outside', point: { x: event.clientX, y: event.clientY } });
      }}
      onPointerMove={({ clientX, clientY }) => {
        if (hold) change({ type: 'drag', point: { x: clientX, y: clientY } });
        else setCurrent(candidateAt(clientX, clientY) ?? current);
      }}
      onPointerUp={release}
      onPointerCancel={() => change({ type: 'release' })}
      onKeyDown={pressKey}
    >
      {!outlined && <div class="region-shade" />}
      {hold && rect ? (
        <div class="region-rect" style={place(rect)} />
      ) : (
        outlined && (
          <div class="region-rect" style={place(outlined)}>
            {isNext && <b class="next">{picked.length + 1}</b>}
          </div>
        )
      )}
      {picked.map((index, order) => {
        const box = boxOf(index);
        return (
          box && (
            <div key={index} class="picked" style={place(box)}>
              <b>{order + 1}</b>
            </div>
          )
        );
      })}
      <div
        {...textLanguage()}
        class="region-toolbar top"
        style={{ left: `${bounds.x + bounds.width / 2}px`, top: `${bounds.y}px` }}
      >
        <p role="status">{hint(count, picked.length)}</p>
      </div>
    </div>
  );
}

function hint(count: number, picked: number): string {
  if (picked > 0) return tn('picker_picked', picked);
  return count === 0 ? t('picker_none') : t('picker_hint', count);
}

/** CSS pixels; below, a press is a click. */
const LEAST_DRAG = 8;

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

function place({ x, y, width, height }: Rect) {
  return { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` };
}
