import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Rect } from '../utils/core/geometry.ts';
import {
  fromShares,
  handles,
  inner,
  newSelection,
  reduceSelection,
  type Grip,
} from '../utils/core/selection.ts';
import { selectionKey } from '../utils/core/selection-keys.ts';
import { t } from '../utils/platform/i18n.ts';
import { RegionToolbar } from './region-toolbar.tsx';

export interface RegionSurfaceProps {
  /** What may be chosen, in CSS pixels from the surface's top left corner. */
  readonly bounds: Rect;
  /** Pinch zoom, which what is drawn here is not to follow. */
  readonly zoom: number;
  /** What a CSS pixel of the surface stands for in the size shown: 1, or a picture's own pixels. */
  readonly unit: number;
  /** The last region as shares of the bounds. */
  readonly last: Rect | null;
  readonly onTake: (rect: Rect) => void;
  readonly onLeave: () => void;
  readonly onWhole: () => void;
  readonly onFullPage?: () => void;
}

/** CSS pixels in which the tools leave enough room beside them. */
const ROOMY = { width: 620, height: 380 };

/** Where a rectangle is chosen, over a page or over a picture of one: by pointer or by keys alone. */
export function RegionSurface(props: RegionSurfaceProps) {
  const { bounds, zoom, unit, last, onTake, onLeave } = props;
  const [{ rect, hold }, change] = useReducer(reduceSelection, bounds, newSelection);
  const surface = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => surface.current?.focus({ preventScroll: true }), []);
  useEffect(() => change({ type: 'bounds', bounds }), [bounds]);

  const take = () => {
    if (rect && rect.width > 0 && rect.height > 0) onTake(rect);
    else change({ type: 'place', rect: inner(bounds) });
  };
  const repeat = () => {
    if (last) onTake(fromShares(last, bounds));
  };

  const pointOf = ({ clientX, clientY }: MouseEvent) => {
    const box = surface.current?.getBoundingClientRect();
    return { x: clientX - (box?.x ?? 0), y: clientY - (box?.y ?? 0) };
  };
  const press = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary || onButton(event)) return;
    event.preventDefault();
    surface.current?.focus({ preventScroll: true });
    // What the shield hands on was made by a script, and no pointer stands behind it.
    if (event.isTrusted) surface.current?.setPointerCapture(event.pointerId);
    change({ type: 'press', grip: gripOf(event), point: pointOf(event) });
  };
  const pressKey = (event: KeyboardEvent) => {
    const meant = selectionKey(event);
    // Enter on a button presses the button.
    if (!meant || (meant.type === 'take' && onButton(event))) return;
    event.preventDefault();
    if (meant.type === 'leave') onLeave();
    else if (meant.type === 'take') take();
    else if (meant.type === 'repeat') repeat();
    else change(meant);
  };

  const size = (length: number) => Math.round(length * unit);
  return (
    <div
      ref={surface}
      class={hold ? 'region-surface held' : 'region-surface'}
      role="application"
      aria-label={t('region_label')}
      tabIndex={-1}
      style={{ '--zoom': zoom, '--tools': toolScale(bounds, zoom) }}
      onPointerDown={press}
      onPointerMove={(event) => hold && change({ type: 'drag', point: pointOf(event) })}
      onPointerUp={() => change({ type: 'release' })}
      onPointerCancel={() => change({ type: 'release' })}
      onDblClick={(event) => !onButton(event) && rect && onTake(rect)}
      onKeyDown={pressKey}
    >
      {rect ? (
        <div class="region-rect" data-grip="inside" style={place(rect)}>
          {handles.map((handle) => (
            <i key={handle} class={handle} data-grip={handle} />
          ))}
          <output class={rect.y - bounds.y < 30 ? 'inside' : ''} aria-label={t('region_size')}>
            {size(rect.width)} × {size(rect.height)}
          </output>
        </div>
      ) : (
        <div class="region-shade" />
      )}
      <RegionToolbar
        place={toolbarPlace(bounds, rect)}
        canRead={rect !== null}
        canRepeat={last !== null}
        onRead={take}
        onRepeat={repeat}
        {...props}
      />
    </div>
  );
}

function place({ x, y, width, height }: Rect) {
  return { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` };
}

/** The tools are drawn smaller where pinch or page zoom leaves few CSS pixels. */
function toolScale({ width, height }: Rect, zoom: number): number {
  return Math.min(1, (width * zoom) / ROOMY.width, (height * zoom) / ROOMY.height) / zoom;
}

/** At the top, unless the rectangle begins there and leaves more room below. */
function toolbarPlace(bounds: Rect, rect: Rect | null) {
  const below = rect && bounds.y + bounds.height - rect.y - rect.height;
  const atBottom = rect !== null && below !== null && rect.y - bounds.y < 64 && below > 64;
  const { x, y, width, height } = bounds;
  const left = `${x + width / 2}px`;
  return {
    left,
    top: `${atBottom ? y + height : y}px`,
    side: atBottom ? 'bottom' : 'top',
  } as const;
}

function gripOf({ target }: Event): Grip {
  const grip = isElement(target) ? target.getAttribute('data-grip') : null;
  if (grip === 'inside') return grip;
  return handles.find((handle) => handle === grip) ?? 'outside';
}

function onButton({ target }: Event): boolean {
  return isElement(target) && target.closest('.region-toolbar') !== null;
}

/** Not `instanceof`: over a page the surface lies in a frame, with classes of its own. */
function isElement(target: EventTarget | null): target is Element {
  return target !== null && 'closest' in target;
}
