/** The classes of elements that are told apart. */
interface Kinds {
  readonly HTMLCanvasElement: HTMLCanvasElement;
  readonly HTMLElement: HTMLElement;
  readonly HTMLEmbedElement: HTMLEmbedElement;
  readonly HTMLFrameElement: HTMLFrameElement;
  readonly HTMLIFrameElement: HTMLIFrameElement;
  readonly HTMLImageElement: HTMLImageElement;
  readonly HTMLInputElement: HTMLInputElement;
  readonly HTMLObjectElement: HTMLObjectElement;
  readonly HTMLVideoElement: HTMLVideoElement;
  readonly SVGElement: SVGElement;
  readonly SVGImageElement: SVGImageElement;
  readonly SVGSVGElement: SVGSVGElement;
}

/**
 * Whether an element is of a class, in whichever frame: each window has classes of its own, which
 * know nothing of another's elements.
 */
export function isA<Kind extends keyof Kinds>(
  element: Element,
  kind: Kind,
): element is Kinds[Kind] & Element {
  const view = element.ownerDocument.defaultView;
  return view !== null && element instanceof view[kind];
}
