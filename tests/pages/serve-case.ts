import * as z from 'zod/mini';
import type { Fixture } from './fixtures.ts';
import type { PageCase } from './page-case.ts';

/** Puts the case's page on the fixture's own site and gives its address. */
export function serveCase(pageCase: PageCase, fixture: Fixture, index: number): string {
  if (pageCase.url) return pageCase.url(fixture);
  return fixture.own.put(`/case-${index}`, {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><meta charset="utf-8"><title>${pageCase.name}</title>${pageCase.body?.(fixture) ?? ''}`,
    ...(pageCase.headers && { headers: pageCase.headers }),
  });
}

export const locatedSchema = z.object({
  x: z.number(),
  y: z.number(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});

/** The middle of what is seen of an element, and its box. A function body of `(selector)`. */
export const locateScript = `
  const [selector] = args;
  const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const right = Math.min(innerWidth, x + width), bottom = Math.min(innerHeight, y + height);
  return {
    x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2),
    box: [Math.round(x), Math.round(y), Math.round(width), Math.round(height)],
  };
`;

/** Whether a right click at a point opens the page's menu, and not an image's. A body of `(x, y)`. */
export const isPlainScript = `
  let [x, y] = args;
  let at = document.elementFromPoint(x, y);
  for (;;) {
    const inner = at?.shadowRoot?.elementFromPoint(x, y);
    if (inner && inner !== at) at = inner;
    else if (at?.contentDocument) {
      const box = at.getBoundingClientRect();
      x -= box.x + at.clientLeft; y -= box.y + at.clientTop;
      at = at.contentDocument.elementFromPoint(x, y);
    } else break;
  }
  return !at?.closest('img, video, canvas, input, object, embed, image, a, iframe') && !(at instanceof HTMLElement && at.dataset.media);
`;
