import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Doubt } from '../utils/core/doubt/doubt.ts';
import { t } from '../utils/platform/i18n.ts';

/** Lines of the field, where the text has fewer or more. */
const LEAST_LINES = 8;
const MOST_LINES = 18;

interface EditedTextProps {
  readonly text: string;
  readonly doubt: Doubt | undefined;
  readonly onChange: (text: string) => void;
}

/** A text to be changed, in a field of the platform's with its own undo. A doubt is selected in it. */
export function EditedText({ text, doubt, onChange }: EditedTextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(0, 0);
  }, []);
  useLayoutEffect(() => {
    if (!doubt || !field.current) return;
    field.current.focus();
    field.current.setSelectionRange(doubt.start, doubt.end);
  }, [doubt]);
  const lines = text.split('\n').length + 1;
  return (
    <textarea
      ref={field}
      class="edited"
      aria-label={t('edit_label')}
      dir="auto"
      spellcheck={false}
      rows={Math.min(MOST_LINES, Math.max(LEAST_LINES, lines))}
      value={text}
      onInput={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
