import type { Page, Protocol } from 'puppeteer-core';
import * as z from 'zod/mini';
import type { LabelledWord } from '../ocr/labelled/labelled-page.ts';

export const LAYER = '[data-legible-text-layer]';

/** The body of a function on the layer's own element. */
export const MEASURE = `return [...this.querySelectorAll('.word')].map((word) => {
  const text = word.textContent;
  const range = word.ownerDocument.createRange();
  range.selectNodeContents(word);
  const { x, y, width, height } = range.getBoundingClientRect();
  return { text, x, y, width, height };
});`;

export const laidSchema = z.array(
  z.object({
    text: z.string(),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
  }),
);

/**
 * The words of the layer and the rectangles that are theirs when they are selected, in CSS pixels
 * of their frame's viewport. The debugger's own eye goes through the closed shadow root, which no
 * page can see into.
 */
export async function laidWords(page: Page): Promise<LabelledWord[]> {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const layer = layerIn(root);
    if (!layer) return [];
    const { object } = await session.send('DOM.resolveNode', { nodeId: layer.nodeId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      returnByValue: true,
      functionDeclaration: `function () { ${MEASURE} }`,
    });
    return z.parse(laidSchema, result.value);
  } finally {
    await session.detach();
  }
}

function layerIn(node: Protocol.DOM.Node): Protocol.DOM.Node | null {
  if (node.attributes?.includes('data-legible-text-layer')) {
    const inside = node.shadowRoots?.[0]?.children ?? [];
    return inside.find(({ attributes }) => attributes?.includes('document')) ?? null;
  }
  const below = [
    ...(node.children ?? []),
    ...(node.shadowRoots ?? []),
    ...(node.contentDocument ? [node.contentDocument] : []),
  ];
  for (const child of below) {
    const found = layerIn(child);
    if (found) return found;
  }
  return null;
}

/**
 * For each true word, in pixels of the image, by how much the selected rectangle of the same word
 * overlaps it: intersection over union, 0 where the word isn't there.
 */
export function overlaps(
  truth: readonly LabelledWord[],
  laid: readonly LabelledWord[],
  image: { readonly x: number; readonly y: number; readonly scale: number },
): number[] {
  const { x, y, scale } = image;
  const inPixels = laid.map((word) => ({
    text: word.text,
    x: (word.x - x) / scale,
    y: (word.y - y) / scale,
    width: word.width / scale,
    height: word.height / scale,
  }));
  return truth.map((word) => Math.max(0, ...inPixels.map((other) => overlap(word, other))));
}

function overlap(a: LabelledWord, b: LabelledWord): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.width * a.height + b.width * b.height - width * height);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
