import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textPieces } from './long-text.tsx';

it('makes pieces of a long text that are the text again', () => {
  const unit = fc.constantFrom('a line of some words\n', '😀', 'x'.repeat(9_000), 'no break ');
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 400 }), (parts) => {
      const text = parts.join('');
      const pieces = textPieces(text);
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces.slice(0, -1)) {
        expect(piece.length).toBeLessThanOrEqual(8_001);
        expect(piece).not.toMatch(/[\uD800-\uDBFF]$/);
      }
    }),
    { numRuns: 50 },
  );
});

it('leaves a short text whole, and cuts after line breaks where there are any', () => {
  expect(textPieces('one\ntwo')).toEqual(['one\ntwo']);
  for (const piece of textPieces('a line of some words\n'.repeat(3_000))) {
    expect(piece).toMatch(/\n$/);
  }
});
