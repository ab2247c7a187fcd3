import { useState } from 'preact/hooks';
import { t } from '../utils/platform/i18n.ts';

/** A question on the image that was read. */
export function FollowUp({ onAsk }: { onAsk: (question: string) => void }) {
  const [question, setQuestion] = useState('');
  const asked = question.trim();
  return (
    <form
      class="follow-up"
      onSubmit={(event) => {
        event.preventDefault();
        if (asked === '') return;
        onAsk(asked);
        setQuestion('');
      }}
    >
      <input
        type="text"
        aria-label={t('follow_up_label')}
        placeholder={t('follow_up_label')}
        value={question}
        onInput={(event) => setQuestion(event.currentTarget.value)}
      />
      <button type="submit" disabled={asked === ''}>
        {t('button_ask')}
      </button>
    </form>
  );
}
