import { useCallback, useEffect, useState } from 'preact/hooks';
import { copyContent, type CopyContent } from '../utils/core/copy-content.ts';
import type { AnswerForm } from '../utils/core/task.ts';
import { fillCopy, writeClipboard } from '../utils/platform/clipboard.ts';

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
      fillCopy(event, copyContent(text, form));
      setState('copied');
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [text, form]);

  return { state, copy: () => copyThis(copyContent(text, form)), copyThis };
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
