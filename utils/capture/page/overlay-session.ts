import { intersect, type Rect } from '../../core/geometry.ts';
import { isOrphaned } from '../../platform/orphaned.ts';
import { calmInput, replay, shieldInput } from './input-shield.ts';
import { addOverlayHost, type OverlayHost } from './overlay-host.ts';

/** What the overlay's surface is told. Rectangles are in the frame's coordinates, CSS pixels. */
export interface SurfaceFrame {
  /** What is seen of the layout viewport. */
  readonly bounds: Rect;
  /** Pinch zoom. */
  readonly zoom: number;
}

export type Draw<View> = (mount: HTMLElement, view: (View & SurfaceFrame) | null) => void;

/** Why an overlay is gone without a choice: `blocked` when the page took it away again and again. */
export type Gone = { readonly kind: 'left' } | { readonly kind: 'blocked' };

declare global {
  /** Ends the overlay that is open in this frame, and resolves when it is gone: there is one at a time. */
  var legibleLeaveOverlay: (() => Promise<void>) | undefined;
}

/** A page may replace what holds the overlay once or twice in good faith. */
const MOST_OPENINGS = 4;
/** For a key that stays down, in ms. */
const LONGEST_PRESS_MS = 400;

/**
 * Shows a surface over the page until it has a choice. Resolves when the overlay is gone from the
 * page and, if there is a choice, from the screen, and nothing of it remains. Aborting the signal
 * leaves.
 */
export async function inOverlay<View, Choice>(
  css: string,
  draw: Draw<View>,
  leave: AbortSignal,
  open: (overlay: OverlayHost, end: (choice: Choice | Gone) => void) => View,
): Promise<Choice | Gone> {
  void globalThis.legibleLeaveOverlay?.();
  const replaced = new AbortController();
  const ended = Promise.withResolvers<void>();
  const end = () => {
    replaced.abort();
    return ended.promise;
  };
  globalThis.legibleLeaveOverlay = end;
  const gone = AbortSignal.any([leave, replaced.signal]);
  const focused = document.activeElement;
  let choice: Choice | Gone | null = null;
  for (let opening = 0; opening < MOST_OPENINGS && !choice; opening++) {
    const overlay = addOverlayHost(css);
    choice = overlay && (await chooseIn(overlay, draw, gone, open));
    if (!overlay) await painted();
  }
  ended.resolve();
  if (globalThis.legibleLeaveOverlay === end) delete globalThis.legibleLeaveOverlay;
  // Another overlay has the focus now.
  else return choice ?? { kind: 'left' };
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  // Nothing is captured after it; and a page that the person navigated away from paints no more.
  if (choice && isLeft(choice)) return choice;
  await painted();
  return choice ?? { kind: 'blocked' };
}

function isLeft(choice: object): boolean {
  return 'kind' in choice && choice.kind === 'left';
}

/** The choice made in one overlay, or null when the page took it away. */
function chooseIn<View, Choice>(
  overlay: OverlayHost,
  draw: Draw<View>,
  leave: AbortSignal,
  open: (overlay: OverlayHost, end: (choice: Choice | Gone) => void) => View,
): Promise<Choice | Gone | null> {
  const closed = new AbortController();
  const { signal } = closed;
  return new Promise((resolve) => {
    const keyIsUp = keyWatch(overlay.view, signal);
    let ended = false;
    const end = (choice: Choice | Gone | null) => {
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
    const view = open(overlay, end);
    const redraw = () => {
      const zoom = window.visualViewport?.scale ?? 1;
      draw(overlay.mount, { ...view, bounds: boundsIn(overlay), zoom });
    };
    const at = (x: number, y: number) =>
      (x < 0 ? null : overlay.mount.ownerDocument.elementFromPoint(x, y)) ??
      overlay.mount.firstElementChild;
    shieldInput(window, (event) => replay(event, at), signal);
    calmInput(overlay.view, signal);
    leave.addEventListener('abort', leaveNow, { signal });
    if (leave.aborted) leaveNow();
    window.addEventListener('pagehide', leaveNow, { signal });
    window.addEventListener('resize', redraw, { signal });
    window.addEventListener('scroll', redraw, { capture: true, passive: true, signal });
    window.visualViewport?.addEventListener('resize', redraw, { signal });
    window.visualViewport?.addEventListener('scroll', redraw, { signal });
    redraw();

    const watch = () => {
      if (ended) return;
      overlay.sayAlive();
      if (isOrphaned()) return leaveNow();
      if (!overlay.holds()) return end(null);
      overlay.keepFocus();
      requestAnimationFrame(watch);
    };
    watch();
  });
}

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
export function boundsIn(overlay: OverlayHost): Rect {
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
