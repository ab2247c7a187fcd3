import { copyTableAs } from './copy-content.ts';
import { repairJson } from './json-repair.ts';
import { parseTables } from './table.ts';
import type { AnswerForm } from './task.ts';

/** Kinds of file that a result can be saved as. */
export const resultFileKinds = ['txt', 'md', 'csv', 'json'] as const;
export type ResultFileKind = (typeof resultFileKinds)[number];

const MEDIA_TYPES: Readonly<Record<ResultFileKind, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
};

/** The kinds that make sense of an answer, whatever a person has made of it. */
export function fileKindsOf(text: string, form: AnswerForm): ResultFileKind[] {
  return resultFileKinds.filter((kind) => {
    if (kind === 'csv') return form === 'table' && parseTables(text).length > 0;
    if (kind === 'json') return form === 'json' && repairJson(text) !== null;
    return true;
  });
}

export function resultFile(text: string, kind: ResultFileKind): { text: string; type: string } {
  return { text: contentOf(text, kind), type: MEDIA_TYPES[kind] };
}

function contentOf(text: string, kind: ResultFileKind): string {
  switch (kind) {
    case 'csv':
      return asUtf8Csv(copyTableAs(text, 'csv').text);
    case 'json':
      return `${JSON.stringify(repairJson(text), null, 2)}\n`;
    case 'txt':
    case 'md':
      return `${text.trimEnd()}\n`;
  }
}

/**
 * Excel takes a CSV file for one in the system's old encoding, and LibreOffice asks, unless it begins
 * with a byte order mark. Programs that know of none get none where it makes no difference.
 */
function asUtf8Csv(csv: string): string {
  return /\P{ASCII}/u.test(csv) ? `\uFEFF${csv}` : csv;
}

/** Characters that file systems forbid. */
const UNFIT = /[\p{Cc}\\/:*?"<>|]+/gu;
/** At the beginning they hide a file, at the end some systems drop them. */
const OUTER = /^[. ]+|[. ]+$/g;
const LONGEST_NAME = 60;

/** A name for a file, from what a person knows the result by; `fallback` where nothing is left. */
export function fileName(title: string, kind: ResultFileKind, fallback: string): string {
  const plain = title.replaceAll(UNFIT, ' ').replaceAll(/\s+/g, ' ').replaceAll(OUTER, '');
  const short = Array.from(plain).slice(0, LONGEST_NAME).join('').replaceAll(OUTER, '');
  return `${short || fallback}.${kind}`;
}
