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

describe('a loop that counts', () => {
  const lines = (count: number, line: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => line(n + 1)).join('\n');
  const arabic = (n: number) =>
    String(n).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

  it.each([
    ['lines', 'Log\n', (n: number) => `Line ${n}: connection timed out`],
    ['a list', 'Zutaten:\n', (n: number) => `${n}. Salz nach Geschmack`],
    ['Markdown rows', '| Nr. | Status |\n| --- | --- |\n', (n: number) => `| ${n} | en attente |`],
    ['Chinese', '目录\n', (n: number) => `第${n}章 未命名的章节内容`],
    ['Arabic digits', 'القائمة\n', (n: number) => `البند ${arabic(n)}: غير متوفر حاليا`],
    ['two counters', 'Plan\n', (n: number) => `Room ${n + 100}, seat ${n}: free, price 12.50`],
    ['downwards', 'Start\n', (n: number) => `T minus ${2000 - n} seconds and counting`],
  ])('is cut after its first round: %s', (_, head, line) => {
    for (const count of [300, 900]) {
      expect(kept(head + lines(count, line))).toBe(head + line(1));
      expect(kept(`${head}${lines(count, line)}\n${line(count + 1).slice(0, 6)}`)).toBe(
        head + line(1),
      );
    }
  });

  it.each([
    ['forty rows', lines(40, (n) => `${n}. Attendance of the regular weekly meeting: present`)],
    ['a hundred rows', lines(100, (n) => `Item ${n}: 5.00`)],
    [
      'rows that differ',
      lines(300, (n) => `${n}. ${'Straße Haus Hof Weg'.slice(n % 11)} ${n % 7}`),
    ],
    ['prices', lines(400, (n) => `Position ${n}: ${((n * 7919) % 900) / 100} EUR netto`)],
    ['the hours', lines(300, (n) => `${8 + Math.floor(n / 2)}:${n % 2 ? '30' : '00'} Termin frei`)],
    ['equal lines of a receipt', lines(60, () => '2 x Brötchen 0,35')],
    ['a column of numbers', lines(500, (n) => `${n}`)],
    ['names', lines(300, (n) => `${n}\t${String.fromCharCode(65 + (n % 26))}. Example\tabsent`)],
  ])('are not %s', (_, text) => {
    expect(loopEnd(text)).toBeNull();
  });

  it('is looked for in linear time', () => {
    const text = lines(60_000, (n) => `Item ${n}: ${(n * 31) % 97}`);
    const start = performance.now();
    for (let end = text.length - 200; end < text.length; end++) loopEnd(text.slice(0, end));
    expect((performance.now() - start) / 200).toBeLessThan(20);
  });
});

describe('no loop', () => {
  it.each([
    ['leaders', `Chapter 1 ${'.'.repeat(300)} 7\n`.repeat(3) + `Chapter 2 ${'. '.repeat(800)}`],
    ['equal rows', '| 0 | 0.00 | 0 |\n'.repeat(60)],
    ['a rule', '-'.repeat(2000)],
    ['numbered lines', Array.from({ length: 900 }, (_, n) => `Item ${n}: ${n % 9}.00`).join('\n')],
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
