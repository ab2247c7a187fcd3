import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinContinuation } from './continuation.ts';

const WHOLE =
  'INVOICE 0042\nTwo chairs, walnut   418.50\nDelivery 10.00\n\nTotal due: 428.50 EUR by 1 May.';

const joined = (carried: string, more: string) => joinContinuation(carried, more, true);

describe('going on', () => {
  it('neither doubles nor loses a character, wherever the text was cut', () => {
    for (let at = 1; at < WHOLE.length; at++) {
      expect(joined(WHOLE.slice(0, at), WHOLE.slice(at))).toBe(WHOLE);
    }
  });

  it.each([
    ['INVOICE 0042\nTwo chairs, wal', 'chairs, walnut', 'INVOICE 0042\nTwo chairs, walnut'],
    ['Total due', 'due: 428.50', 'Total due: 428.50'],
    ['A table\nof two rows', 'of two rows\nand more', 'A table\nof two rows\nand more'],
    // Whitespace at the seam is the model's to give.
    ['Hello', ' world', 'Hello world'],
    ['Hello ', 'world', 'Hello world'],
    ['one\n', '\ntwo', 'one\n\ntwo'],
    // Digits and equal rows may be new.
    ['paid 1', '10 EUR', 'paid 110 EUR'],
    ['| 0 |\n| 0 |', '\n| 0 |\n| 1 |', '| 0 |\n| 0 |\n| 0 |\n| 1 |'],
    ['a: 0\na: 0\n', 'a: 0\nb: 1', 'a: 0\na: 0\na: 0\nb: 1'],
  ])('%j and %j', (carried, more, whole) => {
    expect(joined(carried, more)).toBe(whole);
  });

  it('takes the longer text from a model that begins anew', () => {
    const carried = WHOLE.slice(0, 60);
    expect(joined(carried, WHOLE)).toBe(WHOLE);
    expect(joined(carried, WHOLE.replace('10.00', '10,00'))).toContain('10,00');
    expect(joined(carried, WHOLE.slice(0, 50))).toBe(carried);
  });

  it('shows what was carried until it knows better', () => {
    const carried = WHOLE.slice(0, 60);
    expect(joinContinuation(carried, WHOLE.slice(0, 30), false)).toBe(carried);
    expect(joinContinuation(carried, WHOLE.slice(60, 75), false)).toBe(WHOLE.slice(0, 75));
  });
});

it('never loses what was carried, nor what is new', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (carried, more) => {
      const text = joined(carried, more);
      expect(text.startsWith(carried)).toBe(true);
      expect(text.endsWith(more)).toBe(true);
    }),
  );
});
