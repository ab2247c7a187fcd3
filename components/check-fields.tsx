import type { Settings } from '../utils/core/settings.ts';
import { t } from '../utils/platform/i18n.ts';

interface CheckFieldsProps {
  readonly settings: Pick<Settings, 'checkWords' | 'showDraft'>;
  readonly onChange: (change: Partial<Pick<Settings, 'checkWords' | 'showDraft'>>) => void;
}

/** What this device does beside a model that reads the same image. */
export function CheckFields({ settings, onChange }: CheckFieldsProps) {
  return (
    <fieldset>
      <legend>{t('options_check_heading')}</legend>
      <div class="choice">
        <input
          id="check-words"
          type="checkbox"
          checked={settings.checkWords}
          aria-describedby="check-words-hint"
          onChange={({ currentTarget }) => onChange({ checkWords: currentTarget.checked })}
        />
        <label for="check-words">{t('options_check_words')}</label>
        <span class="hint" id="check-words-hint">
          {t('options_check_words_hint')}
        </span>
      </div>
      <div class="choice">
        <input
          id="show-draft"
          type="checkbox"
          checked={settings.showDraft}
          disabled={!settings.checkWords}
          aria-describedby="show-draft-hint"
          onChange={({ currentTarget }) => onChange({ showDraft: currentTarget.checked })}
        />
        <label for="show-draft">{t('options_show_draft')}</label>
        <span class="hint" id="show-draft-hint">
          {t('options_show_draft_hint')}
        </span>
      </div>
    </fieldset>
  );
}
