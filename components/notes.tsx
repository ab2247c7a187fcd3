import type { Note } from '../utils/core/note.ts';
import { t, type MessageKey } from '../utils/platform/i18n.ts';

const noteTexts: Readonly<Record<Note['code'], MessageKey>> = {
  chatter_removed: 'note_chatter_removed',
  chatter_at_end: 'note_chatter_at_end',
  fence_removed: 'note_fence_removed',
  placeholder: 'note_placeholder',
  replacement_characters: 'note_replacement_characters',
  boxes_out_of_range: 'note_boxes_out_of_range',
};

/** What was noticed about an answer, for who relies on it. */
export function Notes({ notes }: { notes: readonly Note[] }) {
  if (notes.length === 0) return null;
  return (
    <ul class="notes" aria-label={t('notes_label')}>
      {notes.map(({ code, quote = '' }) => (
        <li key={code}>{t(noteTexts[code], quote)}</li>
      ))}
    </ul>
  );
}
