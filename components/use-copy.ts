import { useEffect, useState } from 'preact/hooks';
import { copyText } from '../utils/platform/clipboard.ts';

export type CopyState = 'idle' | 'copied' | 'failed';

/**
 * Copies a text whole: by call, and by the platform's own copy key when nothing is selected. What
 * came of it is said until the text changes.
 */
export function useCopy(text: string): { state: CopyState; copy: () => void } {
  const [state, setState] = useState<CopyState>('idle');
  useEffect(() => setState('idle'), [text]);

  const copy = () => {
    if (text === '') return;
    void copyText(text).then((done) => setState(done ? 'copied' : 'failed'));
  };

  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const selected = getSelection();
      if (text === '' || (selected && !selected.isCollapsed) || isEditable(event.target)) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      setState('copied');
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [text]);

  return { state, copy };
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
