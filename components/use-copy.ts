import { useCallback, useEffect, useState } from 'preact/hooks';
import { copyContent, type CopyContent } from '../utils/core/copy-content.ts';
import type { AnswerForm } from '../utils/core/task.ts';
import { fillCopy, writeClipboard } from '../utils/platform/clipboard.ts';
import { useLate } from './use-late.ts';

// Loaded with the first answer in Markdown, long before that is whole.
const loadMarkdown = () => import('./rendered/sanitised-markdown.ts');

export type CopyState = 'idle' | 'copied' | 'failed';

/**
 * Copies an answer whole, in its form: by call, and by the platform's own copy key when nothing is
 * selected; or by choice in another form. What came of it is said until the text changes.
 */
export function useCopy(
  text: string,
  form: AnswerForm,
): { state: CopyState; copy: () => void; copyThis: (content: CopyContent) => void } {
  const [state, setState] = useState<CopyState>('idle');
  const toHtml = useLate(form === 'markdown' ? loadMarkdown : null)?.markdownToHtml ?? null;
  useEffect(() => setState('idle'), [text]);

  const copyThis = useCallback((content: CopyContent) => {
    if (content.text === '') return;
    void writeClipboard(content).then((done) => setState(done ? 'copied' : 'failed'));
  }, []);

  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const selected = getSelection();
      if (text === '' || (selected && !selected.isCollapsed) || isEditable(event.target)) return;
      event.preventDefault();
      fillCopy(event, copyContent(text, form, toHtml));
      setState('copied');
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [text, form, toHtml]);

  return { state, copy: () => copyThis(copyContent(text, form, toHtml)), copyThis };
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
