import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Doubt } from '../utils/core/doubt/doubt.ts';
import { isLong } from '../utils/core/long-text.ts';
import { t } from '../utils/platform/i18n.ts';
import { textPieces } from './rendered/long-text.tsx';

/** Lines of the field, where the text has fewer or more. */
const LEAST_LINES = 8;
const MOST_LINES = 18;
/** A long text is changed in parts of about so many characters: a field with all of it would stall. */
const PART = 20_000;

interface EditedTextProps {
  readonly text: string;
  readonly doubt: Pick<Doubt, 'start' | 'end'> | undefined;
  readonly onChange: (text: string) => void;
}

/** A text to be changed. */
export function EditedText(props: EditedTextProps) {
  // It stays as it began: a field that becomes another one would lose its undo.
  const [inParts] = useState(() => isLong(props.text));
  return inParts ? <EditedParts {...props} /> : <Field {...props} />;
}

/** In a field of the platform's with its own undo. A doubt is selected in it. */
function Field({ text, doubt, onChange }: EditedTextProps) {
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

/** Part by part, of which one is in a field. */
function EditedParts({ text, onChange }: EditedTextProps) {
  const [mine, setMine] = useState<{ text: string; parts: readonly string[] } | null>(null);
  const parts = useMemo(
    () => (mine?.text === text ? mine.parts : textPieces(text, PART)),
    [mine, text],
  );
  const [place, setPlace] = useState(0);
  const change = (part: string) => {
    const changed = parts.with(place, part);
    const whole = changed.join('');
    setMine({ text: whole, parts: changed });
    onChange(whole);
  };
  return (
    <div class="edited-parts">
      <label>
        {t('edit_part')}
        <select
          value={place}
          onChange={({ currentTarget }) => setPlace(currentTarget.selectedIndex)}
        >
          {parts.map((_, index) => (
            <option key={index} value={index}>
              {t('edit_part_of', index + 1, parts.length)}
            </option>
          ))}
        </select>
      </label>
      <Field key={place} text={parts[place] ?? ''} doubt={undefined} onChange={change} />
    </div>
  );
}
