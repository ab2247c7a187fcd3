import * as z from 'zod/mini';
import { copyTableAs, tableForms } from './copy-content.ts';
import { findInText } from './found.ts';
import { repairJson } from './json-repair.ts';
import { markdownParts } from './markdown-parts.ts';
import { fileKindsOf, resultFile, resultFileKinds } from './result-file.ts';
import { shapeText, shapingSchema } from './shaping/shaping.ts';
import { parseTables } from './table.ts';
import { answerForms } from './task.ts';

/** Work on a text that is too long to be done between two frames. */
export const textWorkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shape'), text: z.string(), shaping: shapingSchema }),
  z.object({ kind: z.literal('find'), text: z.string(), locale: z.string() }),
  z.object({ kind: z.literal('tables'), text: z.string() }),
  z.object({ kind: z.literal('json'), text: z.string() }),
  z.object({ kind: z.literal('markdown'), text: z.string() }),
  z.object({ kind: z.literal('copy-table'), text: z.string(), form: z.enum(tableForms) }),
  z.object({ kind: z.literal('file-kinds'), text: z.string(), form: z.enum(answerForms) }),
  z.object({ kind: z.literal('file'), text: z.string(), fileKind: z.enum(resultFileKinds) }),
]);
export type TextWork = z.infer<typeof textWorkSchema>;

/** What comes of it. Who asked for it knows which form that has, and parses it. */
export function doTextWork(work: TextWork): unknown {
  const { text } = work;
  switch (work.kind) {
    case 'shape':
      return shapeText(text, work.shaping);
    case 'find':
      return findInText(text, work.locale);
    case 'tables':
      return parseTables(text);
    case 'json':
      return repairJson(text);
    case 'markdown':
      return markdownParts(text);
    case 'copy-table':
      return copyTableAs(text, work.form);
    case 'file-kinds':
      return fileKindsOf(text, work.form);
    case 'file':
      return resultFile(text, work.fileKind);
  }
}
