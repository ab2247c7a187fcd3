import { describe, expect, it } from 'vitest';
import { formatTables, parseTables, tablesAsHtml } from './table.ts';

const answer = `| Item | Qty | Price |
| --- | ---: | --- |
| Chair, **walnut** | 2 | 1,249.50 |
| A\\|B <br> "new" | | 3 &lt; 4 |`;
const table = [
  ['Item', 'Qty', 'Price'],
  ['Chair, walnut', '2', '1,249.50'],
  ['A|B \n "new"', '', '3 < 4'],
];

describe('parseTables', () => {
  it('reads a pipe table, in a fence or among text', () => {
    expect(parseTables(answer)).toEqual([table]);
    expect(parseTables('```markdown\n' + answer + '\n```')).toEqual([table]);
    expect(parseTables(`Here it is:\n\n${answer}\n\nAnything else?`)).toEqual([table]);
  });

  it('reads several, and one whose last row is still coming', () => {
    expect(parseTables(`${answer}\n\n${answer}`)).toEqual([table, table]);
    expect(parseTables('| a | b |\n| - | - |\n| 1')).toEqual([
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ]);
  });

  it('reads values parted by commas or tabs where the model wrote those', () => {
    const rows = [
      ['Item', 'Price'],
      ['Chair, oak', '1,249.50'],
    ];
    expect(parseTables('Item,Price\n"Chair, oak","1,249.50"')).toEqual([rows]);
    expect(parseTables('```csv\nItem\tPrice\nChair, oak\t1,249.50\n```')).toEqual([rows]);
  });

  it("reads PaddleOCR-VL's tags", () => {
    expect(parseTables('<fcel>Item<fcel>Price<nl><fcel>Chair<ecel><nl>')).toEqual([
      [
        ['Item', 'Price'],
        ['Chair', ''],
      ],
    ]);
  });

  it('finds none in text', () => {
    for (const text of ['', 'One line, with a comma', 'Dear Sir,\nI write, as you know, late']) {
      expect(parseTables(text), text).toEqual([]);
    }
  });
});

describe('what is copied', () => {
  it('is CSV that quotes what it must', () => {
    expect(formatTables([table], 'csv')).toBe(
      'Item,Qty,Price\r\n"Chair, walnut",2,"1,249.50"\r\n"A|B \n ""new""",,3 < 4',
    );
  });

  it('is TSV', () => {
    expect(formatTables([table.slice(0, 2)], 'tsv')).toBe(
      'Item\tQty\tPrice\nChair, walnut\t2\t1,249.50',
    );
  });

  it('is HTML in which no cell becomes markup', () => {
    const html = tablesAsHtml([[['<b>x</b>', 'a & b']]]);
    expect(html).toContain('<th>&lt;b&gt;x&lt;/b&gt;</th><th>a &amp; b</th>');
    expect(tablesAsHtml([table])).toContain('<td>A|B <br> "new"</td>');
  });
});
