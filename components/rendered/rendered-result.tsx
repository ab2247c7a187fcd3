import { useMemo } from 'preact/hooks';
import * as z from 'zod/mini';
import { isLongToParse, isTooLongForMarkdown } from '../../utils/core/long-text.ts';
import { repairJson } from '../../utils/core/json-repair.ts';
import { markdownParts } from '../../utils/core/markdown-parts.ts';
import { parseTables } from '../../utils/core/table.ts';
import type { AnswerForm } from '../../utils/core/task.ts';
import type { TextWork } from '../../utils/core/text-work.ts';
import { t } from '../../utils/platform/i18n.ts';
import { useTextWork } from '../use-text-work.ts';
import { formulaMathml } from './formula.ts';
import { JsonTree } from './json-tree.tsx';
import { Markdown } from './markdown.tsx';
import { TableGrid } from './table-grid.tsx';

/** A longer formula is none. */
const LONGEST_FORMULA = 10_000;

interface Rendered {
  readonly tables?: readonly (readonly (readonly string[])[])[];
  readonly json?: unknown;
  readonly mathml?: string;
  readonly markdown?: readonly string[];
}

/** What a worker makes of a long answer. */
const workKinds = { table: 'tables', json: 'json', markdown: 'markdown' } as const;
const resultSchemas = {
  table: z.pipe(
    z.array(z.array(z.array(z.string()))),
    z.transform((tables): Rendered => ({ tables })),
  ),
  json: z.pipe(
    z.unknown(),
    z.transform((json): Rendered => ({ json })),
  ),
  markdown: z.pipe(
    z.array(z.string()),
    z.transform((markdown): Rendered => ({ markdown })),
  ),
} as const;

type LongForm = keyof typeof workKinds;

function isLongForm(form: AnswerForm): form is LongForm {
  return form in workKinds;
}

/** An answer as what it is: a table, a tree, a formula, a formatted text. Nothing where it is none. */
export function RenderedResult({ text, form }: { text: string; form: AnswerForm }) {
  const work = useMemo(() => longWork(text, form), [text, form]);
  const long = useTextWork(work, isLongForm(form) ? resultSchemas[form] : resultSchemas.json, form);
  const short = useMemo(() => renderedShort(text, form), [text, form]);
  const { tables = [], json, mathml, markdown } = long ?? short;
  const grids = tables.filter((rows) => rows.length > 0);
  if (grids.length === 0 && json == null && mathml === undefined && !markdown) return null;
  return (
    <section class="formatted" aria-label={t('formatted_label')}>
      {grids.map((rows, index) => (
        <TableGrid key={index} rows={rows} label={t('table_label', index + 1)} />
      ))}
      {json != null && <JsonTree value={json} />}
      {mathml !== undefined && <div dangerouslySetInnerHTML={{ __html: mathml }} />}
      {markdown && <Markdown parts={markdown} />}
    </section>
  );
}

function longWork(text: string, form: AnswerForm): TextWork | null {
  if (!isLongToParse(text) || !isLongForm(form)) return null;
  if (form === 'markdown' && isTooLongForMarkdown(text)) return null;
  return { kind: workKinds[form], text };
}

function renderedShort(text: string, form: AnswerForm): Rendered {
  if (form !== 'latex' && isLongToParse(text)) return {};
  switch (form) {
    case 'table':
      return { tables: parseTables(text) };
    case 'json':
      return { json: repairJson(text) };
    case 'latex': {
      const mathml = text.length > LONGEST_FORMULA ? null : formulaMathml(text);
      return mathml === null ? {} : { mathml };
    }
    case 'markdown':
      return formattedMarkdown(text);
    case 'text':
    case 'code':
      return {};
  }
}

function formattedMarkdown(text: string): Rendered {
  try {
    return { markdown: markdownParts(text) };
  } catch {
    // Nested deeper than a program can follow: its source says it all.
    return {};
  }
}
