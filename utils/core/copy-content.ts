import { formatTables, parseTables, tablesAsHtml } from './table.ts';
import type { AnswerForm } from './task.ts';

/** What a copy holds: plain text and, where it has a form, the same as HTML. */
export interface CopyContent {
  readonly text: string;
  readonly html?: string;
}

/** Forms in which a table can be copied by choice. */
export const tableForms = ['csv', 'tsv', 'html'] as const;
export type TableForm = (typeof tableForms)[number];

/**
 * What `Copy` copies: a table so that it pastes as one, Markdown with its HTML, where that is given,
 * so that it pastes formatted; else the text as it is shown.
 */
export function copyContent(text: string, form: AnswerForm, html?: string): CopyContent {
  if (form === 'table') return copyTableAs(text, 'tsv');
  return html ? { text, html } : { text };
}

/** The tables of an answer in that form; the text as it is where it holds none. */
export function copyTableAs(text: string, form: TableForm): CopyContent {
  const tables = parseTables(text);
  if (tables.length === 0) return { text };
  const html = tablesAsHtml(tables);
  if (form === 'html') return { text: html, html };
  // Plain text alone for CSV: a program that is given HTML too would paste that.
  if (form === 'csv') return { text: formatTables(tables, 'csv') };
  return { text: formatTables(tables, 'tsv'), html };
}
