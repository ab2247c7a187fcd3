import { historyModes, type HistoryMode } from '../utils/core/settings.ts';
import { t, type MessageKey } from '../utils/platform/i18n.ts';

const labels: Readonly<Record<HistoryMode, MessageKey>> = {
  all: 'options_history_all',
  'without-images': 'options_history_texts',
  off: 'options_history_off',
};

interface HistoryFieldProps {
  readonly value: HistoryMode;
  readonly onChange: (mode: HistoryMode) => void;
}

/** What is kept of finished results. */
export function HistoryField({ value, onChange }: HistoryFieldProps) {
  return (
    <fieldset aria-describedby="history-hint">
      <legend>{t('history_heading')}</legend>
      {historyModes.map((mode) => (
        <div key={mode} class="choice">
          <input
            id={`history-${mode}`}
            type="radio"
            name="history"
            checked={value === mode}
            onChange={() => onChange(mode)}
          />
          <label for={`history-${mode}`}>{t(labels[mode])}</label>
        </div>
      ))}
      <p class="hint" id="history-hint">
        {t('options_history_hint')}
      </p>
    </fieldset>
  );
}
