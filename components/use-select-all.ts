import { useEffect, useState } from 'preact/hooks';
import { isLong } from '../utils/core/long-text.ts';

/**
 * Whether the person has selected all of a long text. The browser's own selection would have it lay
 * out the whole of the text at once; with none of its own it copies all of it (`use-copy.ts`).
 */
export function useSelectAll(text: string): boolean {
  const [isAll, setAll] = useState(false);
  const isOurs = isLong(text);

  useEffect(() => {
    if (!isOurs) return setAll(false);
    const onKey = (event: KeyboardEvent) => {
      const { key, altKey, shiftKey, target } = event;
      const isCommand = event.ctrlKey || event.metaKey;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      if (isCommand && !altKey && !shiftKey && key.toLowerCase() === 'a') {
        event.preventDefault();
        getSelection()?.removeAllRanges();
        setAll(true);
      } else if (!isCommand && key !== 'Control' && key !== 'Meta') setAll(false);
    };
    const onPointer = () => setAll(false);
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPointer);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPointer);
    };
  }, [isOurs]);

  return isAll;
}
