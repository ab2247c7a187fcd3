import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Rect } from '../utils/core/geometry.ts';
import { newSelection, reduceSelection } from '../utils/core/selection.ts';
import { t } from '../utils/platform/i18n.ts';

export interface PickerSurfaceProps {
  readonly bounds: Rect;
  readonly zoom: number;
  /** Where the candidates are, in CSS pixels from the surface's corner, in reading order. */
  readonly boxes: readonly Rect[];
  readonly initial: number | null;
  readonly boxAt: (x: number, y: number) => number | null;
  readonly onTake: (picked: readonly number[]) => void;
  readonly onRegion: (rect: Rect) => void;
  readonly onLeave: () => void;
}

/** Outlines the image that would be taken: by pointer, by arrow keys; a drag takes a region. */
export function PickerSurface(props: PickerSurfaceProps) {
  const { bounds, zoom, boxes, initial, boxAt, onTake, onRegion, onLeave } = props;
  const [current, setCurrent] = useState(initial);
  const [picked, setPicked] = useState<readonly number[]>([]);
  const [{ rect, hold }, change] = useReducer(reduceSelection, bounds, newSelection);
  const surface = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => surface.current?.focus({ preventScroll: true }), []);

  const take = (index: number | null, adding: boolean) => {
    if (index === null) return;
    const others = picked.filter((other) => other !== index);
    if (!adding) onTake([...others, index]);
    else setPicked(others.length < picked.length ? others : [...picked, index]);
  };
  const release = (event: PointerEvent) => {
    if (!hold) return;
    change({ type: 'release' });
    const isDrag = rect !== null && rect.width >= LEAST_DRAG && rect.height >= LEAST_DRAG;
    if (isDrag) onRegion(rect);
    else take(boxAt(event.clientX, event.clientY), event.shiftKey);
  };
  const pressKey = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined && boxes.length > 0) {
      const from = current ?? (step > 0 ? -1 : 0);
      setCurrent((from + step + boxes.length) % boxes.length);
    } else if (event.key === 'Enter') take(current, event.shiftKey);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };

  const outlined = current === null ? undefined : boxes[current];
  return (
    <div
      ref={surface}
      class="region-surface picker"
      role="application"
      aria-label={t('picker_label')}
      tabIndex={-1}
      style={{ '--zoom': zoom, '--tools': 1 / zoom }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        change({ type: 'press', grip: 'outside', point: { x: event.clientX, y: event.clientY } });
      }}
      onPointerMove={({ clientX, clientY }) => {
        if (hold) change({ type: 'drag', point: { x: clientX, y: clientY } });
        else setCurrent(boxAt(clientX, clientY) ?? current);
      }}
      onPointerUp={release}
      onKeyDown={pressKey}
    >
      {hold && rect ? (
        <div class="region-rect" style={place(rect)} />
      ) : (
        outlined && <div class="region-rect" style={place(outlined)} />
      )}
      {picked.map((index) => {
        const box = boxes[index];
        return box && <div key={index} class="picked" style={place(box)} />;
      })}
      {!outlined && <div class="region-shade" />}
      <div
        class="region-toolbar top"
        style={{ left: `${bounds.x + bounds.width / 2}px`, top: `${bounds.y}px` }}
      >
        <p role="status">
          {boxes.length === 0 ? t('picker_none') : t('picker_hint', boxes.length)}
        </p>
      </div>
    </div>
  );
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
