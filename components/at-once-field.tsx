import { MOST_AT_ONCE } from '../utils/core/settings.ts';
import { t } from '../utils/platform/i18n.ts';

interface AtOnceFieldProps {
  readonly value: number;
  readonly onChange: (atOnce: number) => void;
}

/** How many requests of a batch may be under way at once. */
export function AtOnceField({ value, onChange }: AtOnceFieldProps) {
  return (
    <div class="field">
      <label for="at-once">{t('options_at_once_label')}</label>
      <input
        id="at-once"
        type="number"
        min={1}
        max={MOST_AT_ONCE}
        value={value}
        aria-describedby="at-once-hint"
        onChange={({ currentTarget }) => {
          const { valueAsNumber, validity } = currentTarget;
          if (validity.valid && Number.isInteger(valueAsNumber)) onChange(valueAsNumber);
          else currentTarget.value = String(value);
        }}
      />
      <p class="hint" id="at-once-hint">
        {t('options_at_once_hint')}
      </p>
    </div>
  );
}
