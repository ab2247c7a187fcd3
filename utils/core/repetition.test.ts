import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loopEnd } from './repetition.ts';

const kept = (text: string) => {
  const end = loopEnd(text);
  return end === null ? null : text.slice(0, end);
};

describe('a loop', () => {
  it('is cut after its first round', () => {
    expect(kept(`INVOICE\n${'Total 119.00 EUR\n'.repeat(90)}`)).toBe('INVOICE\nTotal 119.00 EUR');
    expect(kept(`INVOICE\n${'Total 119.00 EUR\n'.repeat(900)}To`)).toBe(
      'INVOICE\nTotal 119.00 EUR',
    );
  });

  it('may be of a paragraph', () => {
    const paragraph = `${'The parties agree on all of the following points. '.repeat(2)}\n${'And so it is. '.repeat(9)}\n`;
    expect(kept(`Contract\n${paragraph.repeat(8)}`)).toBe(`Contract\n${paragraph.trimEnd()} `);
  });

  it('may be of a single character, once it fills the answer', () => {
    expect(kept(`A${'0'.repeat(4500)}`)).toBe('A0');
  });
});

describe('no loop', () => {
  it.each([
    ['leaders', `Chapter 1 ${'.'.repeat(300)} 7\n`.repeat(3) + `Chapter 2 ${'. '.repeat(800)}`],
    ['equal rows', '| 0 | 0.00 | 0 |\n'.repeat(60)],
    ['a rule', '-'.repeat(2000)],
    ['numbered lines', Array.from({ length: 900 }, (_, n) => `Item ${n}: 5.00`).join('\n')],
    ['a chorus', 'La la la la la, sing it again and again.\n'.repeat(12)],
  ])('are %s', (_, text) => {
    expect(loopEnd(text)).toBeNull();
  });

  it('is any text without one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 80 }),
        (lines) => {
          const text = lines.map((line, at) => `${at}${line}`).join('\n');
          expect(loopEnd(text)).toBeNull();
        },
      ),
    );
  });
});
