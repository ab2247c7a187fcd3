import type { Settings } from '../utils/core/settings.ts';
import { t } from '../utils/platform/i18n.ts';
import { CheckChoice } from './check-choice.tsx';

interface CheckFieldsProps {
  readonly settings: Pick<Settings, 'checkWords' | 'showDraft'>;
  readonly onChange: (change: Partial<Pick<Settings, 'checkWords' | 'showDraft'>>) => void;
}

/** What this device does beside a model that reads the same image. */
export function CheckFields({ settings, onChange }: CheckFieldsProps) {
  return (
    <fieldset>
      <legend>{t('options_check_heading')}</legend>
      <CheckChoice
        id="check-words"
        label={t('options_check_words')}
        hint={t('options_check_words_hint')}
        checked={settings.checkWords}
        onChange={(checkWords) => onChange({ checkWords })}
      />
      <CheckChoice
        id="show-draft"
        label={t('options_show_draft')}
        hint={t('options_show_draft_hint')}
        checked={settings.showDraft}
        disabled={!settings.checkWords}
        onChange={(showDraft) => onChange({ showDraft })}
      />
    </fieldset>
  );
}
