import { useCallback, useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import {
  copyContent,
  copyTableAs,
  type CopyContent,
  type TableForm,
} from '../utils/core/copy-content.ts';
import { isLongToParse, isTooLongForMarkdown } from '../utils/core/long-text.ts';
import type { AnswerForm } from '../utils/core/task.ts';
import { fillCopy, writeClipboard } from '../utils/platform/clipboard.ts';
import { askTextWorker } from '../utils/platform/text-worker.ts';
import { useLate } from './use-late.ts';

// Loaded with the first answer in Markdown, long before that is whole.
const loadMarkdown = () => import('./rendered/markdown-html.ts');

export type CopyState = 'idle' | 'copied' | 'failed';

const contentSchema = z.object({ text: z.string(), html: z.optional(z.string()) });
/** Long enough for any table; a click allows a copy for about as long. Milliseconds. */
const COPY_WITHIN = 5_000;

/**
 * Copies an answer whole, in its form: by call, and by the platform's own copy key when nothing is
 * selected; or a table by choice in another form. What came of it is said until the text changes.
 */
export function useCopy(
  text: string,
  form: AnswerForm,
): { state: CopyState; copy: () => void; copyTable: (as: TableForm) => void } {
  const [state, setState] = useState<CopyState>('idle');
  const isMarkdown = form === 'markdown' && !isTooLongForMarkdown(text);
  const toHtml = useLate(isMarkdown ? loadMarkdown : null)?.markdownHtml;
  useEffect(() => setState('idle'), [text]);

  const copyThis = useCallback(async (content: CopyContent | Promise<CopyContent>) => {
    const given = await content;
    if (given.text !== '') setState((await writeClipboard(given)) ? 'copied' : 'failed');
  }, []);
  const copyTable = useCallback(
    (as: TableForm) =>
      void copyThis(isLongToParse(text) ? longTable(text, as) : copyTableAs(text, as)).catch(() =>
        setState('failed'),
      ),
    [text, copyThis],
  );
  const copy = useCallback(() => {
    if (form === 'table') return copyTable('tsv');
    if (!isMarkdown || !toHtml || !isLongToParse(text)) {
      return void copyThis(copyContent(text, form, isMarkdown ? toHtml?.(text) : undefined));
    }
    // Where the worker fails, the text alone.
    void copyThis(longMarkdown(text, toHtml).catch(() => ({ text })));
  }, [form, text, isMarkdown, toHtml, copyThis, copyTable]);

  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const selected = getSelection();
      if (text === '' || (selected && !selected.isCollapsed) || isEditable(event.target)) return;
      event.preventDefault();
      // What a worker makes of it comes too late for this event.
      if ((form === 'table' || isMarkdown) && isLongToParse(text)) return copy();
      fillCopy(event, copyContent(text, form, isMarkdown ? toHtml?.(text) : undefined));
      setState('copied');
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [text, form, isMarkdown, toHtml, copy]);

  return { state, copy, copyTable };
}

function longTable(text: string, form: TableForm): Promise<CopyContent> {
  const work = { kind: 'copy-table', text, form } as const;
  return askTextWorker(work, contentSchema, AbortSignal.timeout(COPY_WITHIN));
}

async function longMarkdown(
  text: string,
  toHtml: (parts: readonly string[]) => string | undefined,
): Promise<CopyContent> {
  const work = { kind: 'markdown', text } as const;
  const parts = await askTextWorker(work, z.array(z.string()), AbortSignal.timeout(COPY_WITHIN));
  return copyContent(text, 'markdown', toHtml(parts));
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
