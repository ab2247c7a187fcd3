import { screenCategories } from '../../tests/ocr/labelled/labelled-page.ts';
import { addScores, rates } from '../../tests/ocr/score.ts';
import { median, percentile } from '../statistics.ts';
import type { MeasuredImage, ReaderName, Run } from './measured.ts';

/** A run as Markdown: a table for each set, and what is measured once. */
export function runTables(run: Run): string {
  const sets = [...new Set(run.images.map(({ set }) => set))];
  const { coldStart, peakMemory } = run;
  return [
    ...sets.map((set) =>
      setTable(
        set,
        run.images.filter((image) => image.set === set),
      ),
    ),
    table(
      ['once in the run', 'Legible', 'Tesseract.js, enlarged', 'ratio'],
      [
        ['cold start, ms', ...pair(coldStart.legible, coldStart.enlarged)],
        ['peak memory, MB', ...pair(peakMemory.legible, peakMemory.enlarged)],
      ],
    ),
    `${run.date}, ${run.browser}, ${run.cores} cores, load before the start ${run.load?.toFixed(1) ?? 'unknown'}.\n`,
  ].join('\n');
}

function setTable(set: string, images: readonly MeasuredImage[]): string {
  const english = images.filter(({ language }) => language === 'eng');
  const screens: ReadonlySet<string> = new Set(screenCategories);
  const groups: [string, readonly MeasuredImage[]][] = [
    ...groupBy(english, ({ category }) => category),
    ['**English screens**', english.filter(({ category }) => screens.has(category))],
    ['**English**', english],
    ...groupBy(
      images.filter(({ language }) => language !== 'eng'),
      ({ language }) => language,
    ),
  ];
  const rows = groups.filter(([, group]) => group.length > 0).map(groupRow);
  return `### The ${set} set: ${images.length} images\n\n${table(HEAD, rows)}`;
}

function groupRow([name, group]: readonly [string, readonly MeasuredImage[]]): string[] {
  return [
    `${name} (${group.length})`,
    accuracy(group, 'legible'),
    accuracy(group, 'plain'),
    accuracy(group, 'enlarged'),
    inOrder(group),
    boxes(group),
    indented(group),
    times(group, 'legible'),
    times(group, 'plain'),
    times(group, 'enlarged'),
    timeRatio(group),
  ];
}

const HEAD = [
  'kind (images)',
  'Legible: CER / found / right',
  'Tesseract.js',
  'Tesseract.js, enlarged',
  'in order',
  'boxes',
  'indented',
  'Legible: median / p95 ms',
  'Tesseract.js',
  'enlarged',
  'ratio',
];

function groupBy(
  images: readonly MeasuredImage[],
  key: (image: MeasuredImage) => string,
): [string, MeasuredImage[]][] {
  const groups = new Map<string, MeasuredImage[]>();
  for (const image of images) groups.set(key(image), [...(groups.get(key(image)) ?? []), image]);
  return [...groups];
}

const percent = (rate: number) => (100 * rate).toFixed(1);
const readingsOf = (images: readonly MeasuredImage[], reader: ReaderName) =>
  images.flatMap((image) => image[reader] ?? []);

function accuracy(images: readonly MeasuredImage[], reader: ReaderName): string {
  const readings = readingsOf(images, reader);
  if (readings.length === 0) return '–';
  const { lineErrorRate, recall, precision } = rates(addScores(readings.map(({ score }) => score)));
  return [lineErrorRate, recall, precision].map(percent).join(' / ');
}

/** Character error rate in reading order. */
function inOrder(images: readonly MeasuredImage[]): string {
  const ordered = readingsOf(
    images.filter(({ hasOrder }) => hasOrder),
    'legible',
  );
  if (ordered.length === 0) return '–';
  return percent(rates(addScores(ordered.map(({ score }) => score))).orderedErrorRate);
}

/** Share of the words that were read in their place, and the median overlap of those read. */
function boxes(images: readonly MeasuredImage[]): string {
  const overlaps = images.flatMap(({ overlaps }) => overlaps);
  const found = overlaps.filter((overlap) => overlap > 0);
  if (found.length === 0) return '–';
  const right = overlaps.filter((overlap) => overlap >= 0.5).length / overlaps.length;
  return `${percent(right)}, ${median(found).toFixed(2)}`;
}

/** Share of the code's indented lines that kept their indentation. */
function indented(images: readonly MeasuredImage[]): string {
  const sum = (key: 'lines' | 'right') =>
    images.reduce((total, { indentation }) => total + indentation[key], 0);
  return sum('lines') === 0 ? '–' : percent(sum('right') / sum('lines'));
}

function times(images: readonly MeasuredImage[], reader: ReaderName): string {
  const ms = readingsOf(images, reader).map((reading) => reading.ms);
  if (ms.length === 0) return '–';
  return `${median(ms).toFixed(0)} / ${percentile(ms, 0.95).toFixed(0)}`;
}

/** Of the medians of those images that both read. */
function timeRatio(images: readonly MeasuredImage[]): string {
  const both = images.filter(({ enlarged }) => enlarged !== null);
  if (both.length === 0) return '–';
  const [ours, theirs] = (['legible', 'enlarged'] as const).map((reader) =>
    median(readingsOf(both, reader).map(({ ms }) => ms)),
  );
  return ((ours ?? 0) / (theirs ?? 1)).toFixed(2);
}

function pair(ours: number | null, theirs: number | null): string[] {
  const cell = (value: number | null) => value?.toFixed(0) ?? '–';
  const ratio = ours === null || theirs === null ? '–' : (ours / theirs).toFixed(2);
  return [cell(ours), cell(theirs), ratio];
}

/** Columns of one width, as the formatter would lay them out. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  return line(head) + line(widths.map((width) => '-'.repeat(width))) + rows.map(line).join('');
}
