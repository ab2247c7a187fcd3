import { describe, expect, it } from 'vitest';
import { formulaMathml } from './formula.ts';

describe('a formula', () => {
  it.each(['$$\\frac{a}{b}$$', '\\[\\frac{a}{b}\\]', '$\\frac{a}{b}$', ' \\frac{a}{b} '])(
    'is drawn as MathML from %s',
    (source) => {
      expect(formulaMathml(source)).toMatch(/<math[^>]*>.*<mfrac>.*<mi>a<\/mi>/);
    },
  );

  it('is its source where it is not complete', () => {
    expect(formulaMathml('\\frac{a}{')).toBeNull();
  });

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{https://evil.example}',
    '\\includegraphics{https://tracker.example/p.png}',
    '\\htmlId{options}{x}',
    '\\htmlStyle{background:url(https://tracker.example)}{x}',
  ])('links to and loads nothing: %s', (source) => {
    expect(formulaMathml(source) ?? '').not.toMatch(/href=|src=|style="background|id="options"/);
  });

  it('ends on a macro that grows without end', () => {
    expect(formulaMathml('\\def\\a{\\a\\a}\\a')).toBeNull();
  });
});
