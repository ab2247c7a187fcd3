import { intersect, type Rect, type Viewport } from '../../core/geometry.ts';
import { toShares } from '../../core/selection.ts';
import { isOrphaned } from '../../platform/orphaned.ts';
import { exactViewport } from './exact-viewport.ts';
import { calmInput, replay, shieldInput } from './input-shield.ts';
import { addOverlayHost, type OverlayHost } from './overlay-host.ts';

/** What the person chose. `rect` is in CSS pixels of the layout viewport. */
export type RegionChoice =
  | {
      readonly kind: 'region';
      readonly rect: Rect;
      readonly shares: Rect;
      readonly viewport: Viewport;
    }
  | { readonly kind: 'whole' }
  | { readonly kind: 'full-page' }
  | { readonly kind: 'left' }
  /** The page took the overlay away again and again. */
  | { readonly kind: 'blocked' };

/** What is drawn in the overlay, and what it reports. Rectangles are in the frame's coordinates. */
export interface SurfaceView {
  readonly bounds: Rect;
  readonly zoom: number;
  onTake(rect: Rect): void;
  onWhole(): void;
  onFullPage(): void;
  onLeave(): void;
}

/** A page may replace what holds the overlay once or twice in good faith. */
const MOST_OPENINGS = 4;

/**
 * Lets the person choose a region of the viewport. Resolves when the overlay is gone from the page,
 * and from the screen. Aborting the signal leaves.
 */
export async function selectRegion(
  css: string,
  draw: (mount: HTMLElement, view: SurfaceView | null) => void,
  leave: AbortSignal,
): Promise<RegionChoice> {
  const focused = document.activeElement;
  let choice: RegionChoice | null = null;
  for (let opening = 0; opening < MOST_OPENINGS && !choice; opening++) {
    const overlay = addOverlayHost(css);
    choice = overlay && (await chooseIn(overlay, draw, leave));
    if (!overlay) await painted();
  }
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  await painted();
  return choice ?? { kind: 'blocked' };
}

/** The choice made in one overlay, or null when it was taken away. */
function chooseIn(
  overlay: OverlayHost,
  draw: (mount: HTMLElement, view: SurfaceView | null) => void,
  leave: AbortSignal,
): Promise<RegionChoice | null> {
  const closed = new AbortController();
  const { signal } = closed;
  return new Promise((resolve) => {
    const keyIsUp = keyWatch(overlay.view, signal);
    let ended = false;
    const end = (choice: RegionChoice | null) => {
      if (ended) return;
      ended = true;
      overlay.fade();
      void keyIsUp().then(() => {
        closed.abort();
        draw(overlay.mount, null);
        overlay.remove();
        resolve(choice);
      });
    };
    const leaveNow = () => end({ kind: 'left' });
    const view = {
      onTake: (inFrame: Rect) => {
        const { x, y } = overlay.offset();
        const rect = { ...inFrame, x: inFrame.x + x, y: inFrame.y + y };
        const shares = toShares(inFrame, boundsIn(overlay));
        end({ kind: 'region', rect, shares, viewport: exactViewport(overlay.probe) });
      },
      onWhole: () => end({ kind: 'whole' }),
      onFullPage: () => end({ kind: 'full-page' }),
      onLeave: leaveNow,
    };
    const redraw = () =>
      draw(overlay.mount, {
        ...view,
        bounds: boundsIn(overlay),
        zoom: window.visualViewport?.scale ?? 1,
      });

    const at = (x: number, y: number) =>
      (x < 0 ? null : overlay.mount.ownerDocument.elementFromPoint(x, y)) ??
      overlay.mount.firstElementChild;
    shieldInput(window, (event) => replay(event, at), signal);
    calmInput(overlay.view, signal);
    leave.addEventListener('abort', leaveNow, { signal });
    window.addEventListener('pagehide', leaveNow, { signal });
    window.addEventListener('resize', redraw, { signal });
    window.visualViewport?.addEventListener('resize', redraw, { signal });
    window.visualViewport?.addEventListener('scroll', redraw, { signal });
    redraw();

    const watch = () => {
      if (ended) return;
      overlay.sayAlive();
      if (isOrphaned()) return leaveNow();
      if (!overlay.holds()) return end(null);
      requestAnimationFrame(watch);
    };
    watch();
  });
}

/** For a key that stays down, in ms. */
const LONGEST_PRESS_MS = 400;

/**
 * Tells when no key is down: the page would hear the end of the press that closed the overlay, were
 * it gone by then.
 */
function keyWatch(view: Window, stop: AbortSignal): () => Promise<void> {
  let down = false;
  view.addEventListener('keydown', () => (down = true), { capture: true, signal: stop });
  view.addEventListener('keyup', () => (down = false), { capture: true, signal: stop });
  return () =>
    new Promise((resolve) => {
      if (!down) return resolve();
      view.addEventListener('keyup', () => resolve(), { once: true, signal: stop });
      setTimeout(resolve, LONGEST_PRESS_MS);
    });
}

/** What is seen of the layout viewport, in the frame's coordinates. */
function boundsIn(overlay: OverlayHost): Rect {
  const { x, y } = overlay.offset();
  const visual = window.visualViewport;
  const frame = { x: 0, y: 0, width: overlay.view.innerWidth, height: overlay.view.innerHeight };
  if (!visual) return frame;
  const { offsetLeft, offsetTop, width, height } = visual;
  return intersect({ x: offsetLeft - x, y: offsetTop - y, width, height }, frame) ?? frame;
}

/** Resolves when what was removed is gone from the screen too. */
function painted(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
  );
}
