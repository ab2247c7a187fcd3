import type { Inspection } from './inspect-capture.ts';
import { expectedRung, type BrowserName, type PageCase } from './page-case.ts';

export interface CaseResult {
  readonly name: string;
  readonly rung: string;
  readonly isRight: boolean;
  /** `exact`, how far off, or the failure's code. */
  readonly verdict: string;
}

/** Mean difference of a channel that a lossy encoding may leave. */
const LOSSY_MEAN = 12;
/** Where the two pictures are drawn apart, edges may be blended another way. */
const REDRAWN_MEAN = 0.6;

export function judge(
  pageCase: PageCase,
  browser: BrowserName,
  seen: Inspection | null,
): CaseResult {
  const { name } = pageCase;
  if (seen === null) return { name, rung: '–', isRight: false, verdict: 'nothing within the time' };
  const rung = seen.rung ?? '–';
  if (pageCase.failure !== undefined) {
    const isRight = seen.failure === pageCase.failure;
    return { name, rung, isRight, verdict: seen.failure ?? 'not told' };
  }
  if (seen.rung === null) {
    return { name, rung, isRight: false, verdict: seen.failure ?? seen.phase };
  }
  const most = { close: LOSSY_MEAN, shown: REDRAWN_MEAN }[pageCase.pixels as string] ?? 0;
  const [width, height] = seen.size;
  const [wide, high] = seen.expected;
  // An element's box may lie on half pixels.
  const slack = pageCase.pixels === 'shown' ? 1 : 0;
  const isSize = Math.abs(width - wide) <= slack && Math.abs(height - high) <= slack;
  const isRight = isSize && seen.mean <= most && rung === expectedRung(pageCase, browser);
  const pixels = seen.worst === 0 ? 'exact' : `mean ${seen.mean.toFixed(2)}, worst ${seen.worst}`;
  const size = isSize ? '' : ` (${width}×${height} for ${wide}×${high})`;
  const way = pageCase.noMenu?.includes(browser) ? '; no menu opens on it, so it was picked' : '';
  return { name, rung, isRight, verdict: pixels + size + way };
}

export function printTable(browser: BrowserName, results: readonly CaseResult[]): string {
  const rows = results.map(
    ({ name, rung, isRight, verdict }) =>
      `| ${name} | ${rung} | ${isRight ? '' : 'MISS: '}${verdict} |`,
  );
  const right = results.filter(({ isRight }) => isRight).length;
  return [
    `## ${browser}: ${right} of ${results.length} right`,
    '',
    '| case | rung | pixels |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
