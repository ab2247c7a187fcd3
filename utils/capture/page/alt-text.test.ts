// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { altAttributes, setAttributes } from './alt-text.ts';

function element(html: string): Element {
  document.body.innerHTML = html;
  const [first] = document.body.children;
  if (!first) throw new Error('no element');
  return first;
}

it.each([
  ['<img>', '<img alt="A boat">'],
  ['<img alt="old" role="presentation">', '<img alt="A boat">'],
  ['<img aria-label="old">', '<img aria-label="A boat" alt="A boat">'],
  ['<canvas></canvas>', '<canvas aria-label="A boat" role="img"></canvas>'],
  ['<div></div>', '<div aria-label="A boat" role="img"></div>'],
  ['<div>Read me</div>', '<div aria-label="A boat" role="group">Read me</div>'],
  ['<button>Go</button>', '<button aria-label="A boat">Go</button>'],
  ['<a href="/x"></a>', '<a href="/x" aria-label="A boat"></a>'],
  ['<div role="link"></div>', '<div role="link" aria-label="A boat"></div>'],
])('names %s, and takes it back', (before, after) => {
  const named = element(before);
  const back = setAttributes(named, altAttributes(named, 'A boat'));
  expect(named.isEqualNode(element(after))).toBe(true);
  setAttributes(named, back);
  expect(named.isEqualNode(element(before))).toBe(true);
});
