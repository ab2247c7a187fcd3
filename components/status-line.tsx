import { t } from '../utils/platform/i18n.ts';

/** Says what happens now, to the eye and to a screen reader. */
export function StatusLine({ text, tone }: { text: string; tone: 'busy' | 'calm' | 'bad' }) {
  return (
    <p class={`status ${tone}`} role="status" aria-label={t('status_label')} aria-live="polite">
      {text}
    </p>
  );
}
