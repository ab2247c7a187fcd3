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
