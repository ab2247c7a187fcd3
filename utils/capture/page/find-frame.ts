import { deepestHovered, elementsOf } from './composed-tree.ts';
import { isFrame } from './framed-document.ts';

/**
 * The frame with that address, which may have gone elsewhere since: then the one under the pointer,
 * or the only one.
 */
export function findFrame(url: string): Element | null {
  const frames = [...elementsOf(document)].filter(isFrame);
  const sameUrl = frames.filter((frame) => frame.src === url);
  const hovered = deepestHovered();
  const under = frames.find((frame) => frame === hovered);
  if (under && (sameUrl.length !== 1 || sameUrl[0] === under)) return under;
  return sameUrl[0] ?? under ?? (frames.length === 1 ? (frames[0] ?? null) : null);
}
