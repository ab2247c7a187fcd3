import type { Place } from '../../core/doubt/doubt.ts';
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
  .line {
    height: 0; white-space: pre; direction: ltr; font-size: 0; line-height: 0; text-align: left;
    transform-origin: 0 0; font-kerning: none; font-variant-ligatures: none;
  }
  .line span {
    position: relative; pointer-events: auto; cursor: text; unicode-bidi: isolate;
    -webkit-user-select: text; user-select: text;
  }
  ::selection { color: transparent; background: rgb(38 120 255 / 45%) }
`;

/**
 * From a word's ink, which is what is seen of it, to the box of its type, which is what is selected:
 * that reaches higher, since more letters rise above the line than hang below it. In heights.
 */
const TYPE = { raise: 0.09, wider: 0.03 };
/** What the width of words says about their height counts so much against what was seen of that. */
const WIDTH_COUNTS = 0.7;

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

interface LaidWord {
  readonly span: HTMLElement;
  /** The gap behind it, where there is one. */
  readonly gap: HTMLElement | null;
  readonly place: Place;
}

/**
 * Makes each word as wide and as high as its type is, whatever the font, by the spacing of letters.
 * A line is plain running text: whoever searches or reads aloud finds whole phrases in it.
 */
function addLines(text: HTMLElement, lines: readonly LayerLine[]): void {
  const rows = lines.map((line) => {
    const row = document.createElement('div');
    row.className = 'line';
    const words = line.map(({ text, spaced, place }, at): LaidWord => {
      const span = addSpan(row, text, place.height);
      span.className = 'word';
      const hasGap = spaced && at < line.length - 1;
      return { span, gap: hasGap ? addSpan(row, ' ', place.height) : null, place };
    });
    text.append(row);
    return { row, words };
  });
  // All is measured before anything is changed, so that the layout is made but twice.
  const first = measure(rows.flatMap(({ words }) => words.map(({ span }) => span)));
  const sized = rows.map(({ row, words }) => {
    const angle = words[0]?.place.angle ?? 0;
    const growth = growthOf(words, first);
    const boxes = words.map(({ span, gap, place }) => {
      const box = typeBox(place, angle, place.height * growth);
      const natural = first.get(span)?.height ?? box.height;
      const size = `${place.height * (box.height / natural)}px`;
      span.style.fontSize = size;
      if (gap) gap.style.fontSize = size;
      return box;
    });
    return { row, words, boxes, angle };
  });
  const spans = rows.flatMap(({ words }) =>
    words.flatMap(({ span, gap }) => (gap ? [span, gap] : [span])),
  );
  const natural = measure(spans);
  const { top } = text.getBoundingClientRect();
  for (const { row, words, boxes, angle } of sized) {
    row.style.transform = `rotate(${angle}rad)`;
    words.forEach(({ span, gap }, at) => {
      const [box, next] = [boxes[at], boxes[at + 1]];
      const now = natural.get(span);
      if (!box || !now) return;
      if (at === 0) span.style.marginLeft = `${box.x}px`;
      space(span, box.width - now.width);
      span.style.top = `${box.y - (now.y - top)}px`;
      if (!next) return;
      const room = next.x - box.x - box.width;
      if (gap) {
        space(gap, room - (natural.get(gap)?.width ?? 0));
        gap.style.top = span.style.top;
      } else span.style.marginRight = `${room}px`;
    });
  }
}

/** How much higher a line's type is than what was seen of it, as its words' widths tell. */
function growthOf(words: readonly LaidWord[], natural: ReadonlyMap<HTMLElement, Rect>): number {
  const ratios = words.flatMap(({ span, place }) => {
    const { width, height } = natural.get(span) ?? place;
    return width > 0 ? [((place.width / width) * height) / place.height] : [];
  });
  const median = ratios.toSorted((a, b) => a - b)[ratios.length >> 1] ?? 1;
  return median ** WIDTH_COUNTS;
}

function addSpan(row: HTMLElement, text: string, fontSize: number): HTMLElement {
  const span = document.createElement('span');
  span.textContent = text;
  span.style.fontSize = `${fontSize}px`;
  row.append(span);
  return span;
}

/** The rectangles that are selected, in CSS pixels of the viewport. */
function measure(spans: readonly HTMLElement[]): Map<HTMLElement, Rect> {
  return new Map(spans.map((span) => [span, span.getBoundingClientRect()]));
}

const graphemes = new Intl.Segmenter();

/** Spreads more or less room over the letters of a text. */
function space(span: HTMLElement, room: number): void {
  const letters = [...graphemes.segment(span.textContent)].length;
  span.style.letterSpacing = `${room / Math.max(1, letters)}px`;
}

/** The box of a word's type, which is so high, in the axes of its line. */
function typeBox({ x, y, width, height }: Place, angle: number, typeHeight: number): Rect {
  const [centreX, centreY] = [x + width / 2, y + height / 2];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = centreX * cos + centreY * sin;
  const across = centreY * cos - centreX * sin - TYPE.raise * typeHeight;
  const typeWidth = width + 2 * TYPE.wider * typeHeight;
  return {
    x: along - typeWidth / 2,
    y: across - typeHeight / 2,
    width: typeWidth,
    height: typeHeight,
  };
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
