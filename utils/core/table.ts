import { lexer, type Token, type Tokens } from 'marked';
import Papa from 'papaparse';

/** Rows of cells; the first row is the header where the table has one. */
export type Table = readonly (readonly string[])[];

/**
 * The tables in an answer: Markdown's pipe tables, which models write most surely, in a fence or not;
 * PaddleOCR-VL's own tags; and values parted by commas or tabs where a model wrote those instead.
 */
export function parseTables(text: string): Table[] {
  if (text.includes('<nl>')) return [parseTagged(text)];
  const inMarkdown = pipeTables(text);
  if (inMarkdown.length > 0) return inMarkdown;
  const plain = parseDelimited(text);
  return plain ? [plain] : [];
}

function pipeTables(text: string): Table[] {
  return lexer(text).flatMap((token) => {
    if (isTable(token)) return [[token.header, ...token.rows].map((row) => row.map(cellText))];
    return token.type === 'code' && 'text' in token ? pipeTables(String(token.text)) : [];
  });
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table';
}

/** What a person sees in the cell: without marks of emphasis, with its line breaks. */
function cellText({ tokens }: { tokens: readonly Token[] }): string {
  return tokens.map(plainText).join('').trim();
}

function plainText(token: Token): string {
  if (token.type === 'br' || /^<br\s*\/?>$/i.test(token.raw)) return '\n';
  if (token.type === 'image') return token.raw;
  if ('tokens' in token && token.tokens) return token.tokens.map(plainText).join('');
  return 'text' in token ? unescapeHtml(String(token.text)) : token.raw;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

function unescapeHtml(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity);
}

/** `<fcel>` begins a full cell, `<ecel>` an empty one, the others one merged with a neighbour. */
function parseTagged(text: string): Table {
  return text
    .split('<nl>')
    .map((line) => [...line.matchAll(/<[a-z]+>([^<]*)/g)].map(([, cell = '']) => cell.trim()))
    .filter((row) => row.length > 0);
}

/** Null where the lines have one cell each, as text has that is no table. */
function parseDelimited(text: string): Table | null {
  const inner = /^\s*```[^\n]*\n([\s\S]*?)\n?```\s*$/.exec(text)?.[1] ?? text;
  const { data, meta } = Papa.parse<string[]>(inner.trim(), {
    delimitersToGuess: ['\t', ',', ';'],
    skipEmptyLines: true,
  });
  const width = data[0]?.length ?? 0;
  const even = data.every((row) => row.length === width);
  return width > 1 && data.length > 1 && even && meta.delimiter !== '' ? data : null;
}

/**
 * The tables as text (CSV as RFC 4180 has it), an empty line between one and the next. A cell that
 * begins as a formula does stays as it is in the image: what would keep a spreadsheet from working
 * it out would be one more character in the text, and wrong for `-5` and `+49`.
 */
export function formatTables(tables: readonly Table[], form: 'csv' | 'tsv'): string {
  const config = form === 'csv' ? { newline: '\r\n' } : { delimiter: '\t', newline: '\n' };
  const between = config.newline + config.newline;
  return tables
    .map((table) =>
      Papa.unparse(
        table.map((row) => [...row]),
        config,
      ),
    )
    .join(between);
}

export function tablesAsHtml(tables: readonly Table[]): string {
  return tables.map(tableAsHtml).join('\n');
}

function tableAsHtml([header = [], ...rows]: Table): string {
  const row = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return [
    '<table>',
    `<thead>${row(header, 'th')}</thead>`,
    '<tbody>',
    ...rows.map((cells) => row(cells, 'td')),
    '</tbody>',
    '</table>',
  ].join('\n');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
}
