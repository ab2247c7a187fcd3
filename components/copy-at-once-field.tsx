import { t } from '../utils/platform/i18n.ts';

interface CopyAtOnceFieldProps {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Whether a result goes to the clipboard by itself. */
export function CopyAtOnceField({ value, onChange }: CopyAtOnceFieldProps) {
  return (
    <fieldset>
      <legend>{t('options_copy_heading')}</legend>
      <div class="choice">
        <input
          id="copy-at-once"
          type="checkbox"
          checked={value}
          aria-describedby="copy-at-once-hint"
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        <label for="copy-at-once">{t('options_copy_at_once')}</label>
        <span class="hint" id="copy-at-once-hint">
          {t('options_copy_at_once_hint')}
        </span>
      </div>
    </fieldset>
  );
}
