import type { TaskId } from '../../utils/core/task.ts';

/** What a kind of result puts on the clipboard, in both browsers. */
export interface ResultKind {
  readonly task: TaskId;
  /** What the model answers. */
  readonly answer: string;
  /** The button that starts a task which asks for more first. */
  readonly begin?: string;
  /** What `Copy` gives as `text/plain`; not given where that is the answer itself. */
  readonly plain?: string;
  /** The cells that it gives as `text/html`; not given where it gives none. */
  readonly cells?: readonly string[];
  /** What the `text/html` of Markdown holds. */
  readonly markup?: readonly string[];
  /** What the buttons beside it give as `text/plain`. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Whether the result is shown as what it is, beside its text. */
  readonly formatted?: true;
}

const table =
  '| Item | Price € |\n| --- | ---: |\n| Tea, green | 3.00 |\n| A&B | 1,5 |\n| =1+1 | -5 |';
const rows = [
  ['Item', 'Price €'],
  ['Tea, green', '3.00'],
  ['A&B', '1,5'],
  ['=1+1', '-5'],
];
/** What a model answers of a receipt. */
export const receipt = {
  merchant: 'Kiosk am Markt',
  date: null,
  currency: 'EUR',
  items: [{ name: 'Tea', quantity: 2, unit_price: 1.5, total: 3 }],
  subtotal: null,
  tax: null,
  total: 3,
};

/** A table of them as a page's script finds it. */
export const TABLE_ROWS: readonly (readonly string[])[] = rows;

export const resultKinds: readonly ResultKind[] = [
  { task: 'extract-text', answer: 'Grüner Tee & Kaffee\n茶 3,00 €' },
  {
    task: 'to-markdown',
    answer: '# Menu\n\n- **Soup** 4.50\n- Tea <b>',
    markup: ['<h1>Menu</h1>', '<li><strong>Soup</strong> 4.50</li>', 'Tea &lt;b&gt;'],
    formatted: true,
  },
  { task: 'code', answer: 'def fare(age):\n    if age < 6:\n\treturn 0\n    return 2.4' },
  { task: 'handwriting', answer: 'Dear ~~Tom~~ Tim,\nback at [illegible] or 9 [?]' },
  { task: 'formula', answer: '\\frac{a}{b} \\le 1', formatted: true },
  {
    task: 'chart-data',
    answer: '| Year | Riders (k) |\n|---|---|\n| 2024 | ~31 |',
    plain: 'Year\tRiders (k)\n2024\t~31',
    cells: ['Year', 'Riders (k)', '2024', '~31'],
    formatted: true,
  },
  {
    task: 'receipt',
    answer: JSON.stringify(receipt),
    plain: JSON.stringify(receipt, null, 2),
    formatted: true,
  },
  { task: 'describe-image', answer: 'A kiosk at dusk.\n\nTwo people wait.' },
  {
    task: 'translate',
    answer: 'Tea\n\n---\n\nTee',
    markup: ['<hr>'],
    begin: 'Translate',
    formatted: true,
  },
  // The last, so that it lies on the clipboard for whoever pastes it.
  {
    task: 'table',
    answer: table,
    plain: rows.map((row) => row.join('\t')).join('\n'),
    cells: rows.flat(),
    choices: {
      'Copy as CSV': 'Item,Price €\r\n"Tea, green",3.00\r\nA&B,"1,5"\r\n=1+1,-5',
      'Copy as TSV': rows.map((row) => row.join('\t')).join('\n'),
    },
    formatted: true,
  },
];

/** The cells of a table as a clipboard holds it in HTML, in their order. */
export function cellsOf(html: string): string[] {
  const cells = [...html.matchAll(/<t[hd](?: [^>]*)?>(.*?)<\/t[hd]>/gs)];
  return cells.map(([, cell = '']) => cell.replaceAll('&amp;', '&'));
}
