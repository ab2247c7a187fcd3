import { drawElement, sharpSize } from './draw-element.ts';
import { loadImage } from './load-image.ts';

/** What a picture of its own can't hold: other files, HTML, and parts of the page around it. */
const NOT_OWN =
  'foreignObject, image:not([href^="data:"]), style, script, use:not([href^="#"]), video, canvas';

/** What page styles may change in an SVG's drawing. */
const PAINT = `fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray
  stroke-linecap stroke-linejoin opacity color display visibility font-family font-size font-weight
  font-style letter-spacing text-anchor dominant-baseline clip-rule paint-order shape-rendering
  stop-color stop-opacity`.split(/\s+/);
/** The same, but on the root they are about its place on the page. */
const INNER_PAINT = [...PAINT, 'transform', 'transform-origin', 'transform-box', 'filter', 'mask'];

/**
 * An inline SVG as a PNG data URI, at least as large as shown; null where it needs the page around
 * it to look the way it does, so that the screen alone tells.
 */
export async function drawSvg(svg: SVGSVGElement): Promise<string | null> {
  if (svg.querySelector(NOT_OWN) || /url\((?!"?#)/.test(svg.outerHTML)) return null;
  // The client size of a document's root is the window's.
  const { width, height } = svg.ownerDocument.documentElement.isSameNode(svg)
    ? svg.getBoundingClientRect()
    : { width: svg.clientWidth, height: svg.clientHeight };
  const shown = { width, height };
  if (shown.width < 1 || shown.height < 1) return null;
  const copy = svg.ownerDocument.importNode(svg, true);
  if (!refersToItself(copy)) return null;
  paint(svg, copy);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(shown.width));
  copy.setAttribute('height', String(shown.height));
  const source = new XMLSerializer().serializeToString(copy);
  const image = await loadImage(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`);
  return image && drawElement(image, sharpSize(shown, shown));
}

/** Whether all that it uses by name is within itself. */
function refersToItself(svg: SVGSVGElement): boolean {
  const names = [...svg.outerHTML.matchAll(/(?:href="#|url\("?#)([^")]+)/g)].map(([, id]) => id);
  return names.every((id) => id !== undefined && svg.querySelector(`#${CSS.escape(id)}`) !== null);
}

function paint(original: SVGSVGElement, copy: SVGSVGElement): void {
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [i, element] of [original, ...original.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(element);
    // No padding, border, filter or position of the page's comes along.
    const names = element === original ? PAINT : INNER_PAINT;
    const text = names.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
    copies[i]?.setAttribute('style', text);
  }
}
