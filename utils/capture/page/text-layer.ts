import type { Rect } from '../../core/geometry.ts';
import type { LayerLine } from '../../core/layer-lines.ts';
import type { LayerContent } from '../../core/text-layer.ts';
import { isOrphaned } from '../../platform/orphaned.ts';
import type { PlaceFinder } from './layer-place.ts';

/** Marks our element, as it does the overlays'. */
const MARK = 'data-legible-text-layer';

const CSS = `
  :host { all: initial }
  .text {
    position: absolute; left: 0; top: 0; transform-origin: 0 0; pointer-events: none;
    outline: 2px solid #1b5fc1; outline-offset: -1px; forced-color-adjust: none;
    font-family: Arial, 'Liberation Sans', sans-serif; color: transparent; overflow: clip;
  }
  .text:focus { outline-color: #8ab6ff }
  .line { height: 0; white-space: pre; direction: ltr; font-size: 0; line-height: 0 }
  .word {
    display: inline-block; vertical-align: top; transform-origin: 0 0; white-space: pre;
    pointer-events: auto; cursor: text; -webkit-user-select: text; user-select: text;
    unicode-bidi: isolate;
  }
  ::selection { color: transparent; background: rgb(38 120 255 / 45%) }
`;

/**
 * From a word's ink, which is what is seen of it, to the box of its type, which is what is selected:
 * that reaches higher, since more letters rise above the line than hang below it. In heights.
 */
const TYPE = { height: 0.92, raise: 0.08, wider: 0.03 };

/**
 * Lays text over an image, invisible but real: to be selected, copied, found and read aloud. It
 * keeps its place until the signal is aborted, Escape is pressed or the image goes; then nothing
 * of it remains. False where there is no such place.
 */
export function layText(
  find: PlaceFinder,
  { lines, size, asShown, label }: LayerContent,
  leave: AbortSignal,
): boolean {
  if (!find(size, asShown)) return false;
  const host = document.createElement('div');
  host.setAttribute(MARK, '');
  host.popover = 'manual';
  host.style.cssText = `all:initial!important;display:block!important;position:fixed!important;inset:0 auto auto 0!important;width:0!important;height:0!important;overflow:visible!important;zoom:${1 / document.documentElement.currentCSSZoom}!important`;
  const shadow = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = CSS;
  const text = document.createElement('div');
  text.className = 'text';
  text.tabIndex = -1;
  text.setAttribute('role', 'document');
  text.setAttribute('aria-label', label);
  text.style.width = `${size.width}px`;
  text.style.height = `${size.height}px`;
  shadow.append(style, text);
  // What isn't in an open modal dialog is inert, whatever layer it is shown in.
  const parent = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.documentElement;
  parent.append(host);
  host.showPopover();
  addLines(text, lines);

  const focused = document.activeElement;
  const gone = new AbortController();
  const { signal } = gone;
  const end = () => {
    if (signal.aborted) return;
    gone.abort();
    host.remove();
    if (focused instanceof HTMLElement && focused.isConnected) {
      focused.focus({ preventScroll: true });
    }
  };
  leave.addEventListener('abort', end, { signal });
  window.addEventListener('pagehide', end, { signal });
  listenForKeys(text, shadow, end, signal);
  let last = '';
  const follow = () => {
    if (signal.aborted) return;
    const place = find(size, asShown);
    if (!place || !host.isConnected || isOrphaned()) return end();
    const css = placeCss(place.image, place.shown, size);
    if (css.join() !== last) {
      [text.style.transform = '', text.style.clipPath = ''] = css;
      last = css.join();
    }
    requestAnimationFrame(follow);
  };
  follow();
  text.focus({ preventScroll: true });
  return true;
}

/** Transform and clip path that put the layer, in pixels of the image, over it. */
function placeCss(image: Rect, shown: Rect | null, size: { width: number; height: number }) {
  const [scaleX, scaleY] = [image.width / size.width, image.height / size.height];
  const transform = `translate(${image.x}px,${image.y}px) scale(${scaleX},${scaleY})`;
  if (!shown) return [transform, 'inset(50%)'];
  const inset = [
    (shown.y - image.y) / scaleY,
    (image.x + image.width - shown.x - shown.width) / scaleX,
    (image.y + image.height - shown.y - shown.height) / scaleY,
    (shown.x - image.x) / scaleX,
  ].map((side) => `${Math.max(0, side)}px`);
  return [transform, `inset(${inset.join(' ')})`];
}

/** Each word is as wide and as high as its place, whatever the font. */
function addLines(text: HTMLElement, lines: readonly LayerLine[]): void {
  const rows = lines.map((line) => {
    const row = document.createElement('div');
    row.className = 'line';
    const words = line.map(({ text, spaced, place }, at) => {
      const word = document.createElement('span');
      word.className = 'word';
      const isLast = at === line.length - 1;
      word.textContent = spaced && !isLast ? `${text} ` : text;
      word.style.fontSize = `${place.height}px`;
      word.style.lineHeight = 'normal';
      row.append(word);
      return { word, length: text.length, place };
    });
    text.append(row);
    return words;
  });
  // All is measured before anything is changed: the layout is made once.
  const origin = text.getBoundingClientRect();
  const range = document.createRange();
  const measured = rows.flat().map(({ word, length, place }) => {
    const box = word.getBoundingClientRect();
    const node = word.firstChild ?? word;
    range.setStart(node, 0);
    range.setEnd(node, length);
    const glyphs = range.getBoundingClientRect();
    return { word, place, glyphs, x: box.x - origin.x, y: box.y - origin.y, top: glyphs.y - box.y };
  });
  for (const { word, place, glyphs, x, y, top } of measured) {
    const width = place.width + 2 * TYPE.wider * place.height;
    const height = place.height * TYPE.height;
    const [scaleX, scaleY] = [width / glyphs.width, height / glyphs.height];
    word.style.transform = [
      `translate(${place.x + place.width / 2 - x}px,${place.y + place.height / 2 - y}px)`,
      `rotate(${place.angle}rad)`,
      `translate(${-width / 2}px,${-height / 2 - TYPE.raise * place.height - top * scaleY}px)`,
      `scale(${scaleX},${scaleY})`,
    ].join(' ');
  }
}

/** Escape leaves, Ctrl+A takes the layer's text and not the page's. The page hears neither. */
function listenForKeys(
  text: HTMLElement,
  shadow: ShadowRoot,
  end: () => void,
  signal: AbortSignal,
): void {
  const own = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape') {
        own(event);
        window.addEventListener('keyup', own, { capture: true, once: true });
        end();
      } else if (
        event.key.toLowerCase() === 'a' &&
        (event.ctrlKey || event.metaKey) &&
        shadow.activeElement === text
      ) {
        own(event);
        selectionIn(shadow)?.selectAllChildren(text);
      }
    },
    { capture: true, signal },
  );
}

/** Chrome keeps the selection of a shadow tree with the tree. */
function selectionIn(shadow: ShadowRoot): Selection | null {
  return keepsSelection(shadow) ? shadow.getSelection() : document.getSelection();
}

function keepsSelection(
  shadow: ShadowRoot,
): shadow is ShadowRoot & { getSelection(): Selection | null } {
  return 'getSelection' in shadow;
}
