import { useMemo } from 'preact/hooks';
import { repairJson } from '../../utils/core/json-repair.ts';
import { parseTables } from '../../utils/core/table.ts';
import type { AnswerForm } from '../../utils/core/task.ts';
import { t } from '../../utils/platform/i18n.ts';
import { formulaMathml } from './formula.ts';
import { JsonTree } from './json-tree.tsx';
import { markdownToHtml } from './sanitised-markdown.ts';
import { TableGrid } from './table-grid.tsx';

/** An answer as what it is: a table, a tree, a formula, a formatted text. Nothing where it is none. */
export function RenderedResult({ text, form }: { text: string; form: AnswerForm }) {
  const rendered = useMemo(() => render(text, form), [text, form]);
  if (rendered === null) return null;
  return (
    <section class="formatted" aria-label={t('formatted_label')}>
      {rendered}
    </section>
  );
}

function render(text: string, form: AnswerForm) {
  switch (form) {
    case 'table': {
      const tables = parseTables(text).filter((rows) => rows.length > 0);
      if (tables.length === 0) return null;
      return tables.map((rows, index) => (
        <TableGrid key={index} rows={rows} label={t('table_label', index + 1)} />
      ));
    }
    case 'json': {
      const value = repairJson(text);
      return value && <JsonTree value={value} />;
    }
    case 'latex': {
      const mathml = formulaMathml(text);
      return mathml && <div dangerouslySetInnerHTML={{ __html: mathml }} />;
    }
    case 'markdown': {
      const html = markdownToHtml(text);
      if (html === null) return null;
      return (
        <div
          class="markdown"
          dir="auto"
          onClick={openBeside}
          dangerouslySetInnerHTML={{ __html: html }}
        />
      );
    }
    case 'text':
    case 'code':
      return null;
  }
}

/** A link that a person clicks opens in a tab of its own: the answer stays where it is. */
function openBeside(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href) return;
  event.preventDefault();
  open(link.href, '_blank', 'noopener,noreferrer');
}
