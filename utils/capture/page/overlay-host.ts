import { isA } from './element-kind.ts';

const XHTML = 'http://www.w3.org/1999/xhtml';

/** Marks our element, so that a later script finds what a dead one left behind. */
const MARK = 'data-legible-overlay';
/**
 * A script that is alive says so in each frame; a dead one's overlay is out of sight and out of the
 * pointer's way after this. Firefox ends scripts at an update without a word, timers included.
 */
const ALIVE_MS = 2_000;

export interface OverlayHost {
  readonly host: HTMLElement;
  /** The frame's window and body; the page's listeners hear nothing of what happens in there. */
  readonly view: Window;
  readonly mount: HTMLElement;
  /** From the frame's coordinates to the layout viewport's: scrollbars may stand on the left. */
  offset(): { x: number; y: number };
  /** Whether it is still there and uppermost, as far as it was in the beginning. */
  holds(): boolean;
  sayAlive(): void;
  /** Takes the keyboard back from what the page gave it to: a frame would keep keys to itself. */
  keepFocus(): void;
  /** Out of sight, but not yet out of the way of the keyboard. */
  fade(): void;
  remove(): void;
}

/**
 * Puts an empty frame over the whole viewport, in the top layer and in a closed shadow root. Its
 * input never reaches the page's window. Null where the page takes it away at once, and in documents
 * that are no HTML, such as an SVG image.
 */
export function addOverlayHost(css: string): OverlayHost | null {
  if (!isA(document.documentElement, 'HTMLElement')) return null;
  for (const left of document.querySelectorAll(`[${MARK}]`)) left.remove();
  // By namespace, since browsers show XML as a page of HTML that is no HTML document.
  const host = document.createElementNS(XHTML, 'div');
  host.setAttribute(MARK, '');
  host.popover = 'manual';
  // Inline and important: no rule of the page's is stronger. The page's own CSS zoom is undone.
  host.style.cssText = important({
    all: 'initial',
    display: 'block',
    position: 'fixed',
    inset: '0',
    width: '100%',
    height: '100%',
    'max-width': 'none',
    'max-height': 'none',
    // The frame takes the pointer, as long as it is shown.
    'pointer-events': 'none',
    // Of another scheme than its surroundings a frame has an opaque ground.
    'color-scheme': 'light',
    zoom: String(1 / document.documentElement.currentCSSZoom),
  });
  const shadow = host.attachShadow({ mode: 'closed' });
  const frame = document.createElementNS(XHTML, 'iframe');
  if (!isA(frame, 'HTMLIFrameElement')) return null;
  frame.style.cssText =
    'position:absolute;inset:0;width:100%;height:100%;border:0;pointer-events:auto';
  shadow.append(frame);

  // What isn't in an open modal dialog is inert, whatever layer it is shown in.
  const parent = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.documentElement;
  parent.append(host);
  const inside = frame.contentDocument;
  const view = frame.contentWindow;
  if (!host.isConnected || !inside || !view) {
    host.remove();
    return null;
  }
  host.showPopover();
  addStyle(inside, css);
  // Not of the host: its styles are important, and no animation is above those.
  const alive = frame.animate([{ visibility: 'visible' }, { visibility: 'hidden' }], {
    duration: ALIVE_MS,
    easing: 'steps(1, end)',
    fill: 'forwards',
  });
  const isOnTop = () => document.elementFromPoint(innerWidth / 2, innerHeight / 2) === host;
  const wasOnTop = isOnTop();
  return {
    host,
    view,
    mount: inside.body,
    offset: () => frame.getBoundingClientRect(),
    holds: () => host.isConnected && host.matches(':popover-open') && (!wasOnTop || isOnTop()),
    sayAlive: () => (alive.currentTime = 0),
    keepFocus() {
      const surface = inside.body.firstElementChild;
      if (!document.hasFocus() || document.activeElement === host || !surface) return;
      if (isA(surface, 'HTMLElement')) surface.focus({ preventScroll: true });
    },
    fade: () => host.style.setProperty('opacity', '0', 'important'),
    remove: () => host.remove(),
  };
}

function important(style: Readonly<Record<string, string>>): string {
  return Object.entries(style)
    .map(([name, value]) => `${name}:${value}!important`)
    .join(';');
}

function addStyle(document: Document, css: string): void {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
}
