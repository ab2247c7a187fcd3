import type { HistoryRow } from './history.ts';

/** Results as a program reads them. `isoTime` writes epoch ms as ISO 8601. */
export function historyAsJson(
  rows: readonly HistoryRow[],
  isoTime: (epochMs: number) => string,
): string {
  const results = rows.map(({ createdAt, task, page, name, engine, model, text, isEdited }) => ({
    time: isoTime(createdAt),
    task,
    page,
    ...(name !== '' && { image: name }),
    engine,
    model,
    edited: isEdited,
    text,
  }));
  return `${JSON.stringify({ results }, null, 2)}\n`;
}

/** Results as a person reads them, each under a heading of one line. */
export function historyAsText(
  rows: readonly HistoryRow[],
  heading: (row: HistoryRow) => string,
): string {
  return rows
    .map((row) => {
      const line = heading(row).replaceAll(/\s+/g, ' ').trim();
      return `${line}\n${'='.repeat(Math.min(60, line.length))}\n\n${row.text.trim()}\n`;
    })
    .join('\n\n');
}
