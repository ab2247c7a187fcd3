import { engineChoices, type EngineChoice } from '../utils/core/settings.ts';
import { t, type MessageKey } from '../utils/platform/i18n.ts';

const texts: Readonly<Record<EngineChoice, { label: MessageKey; hint: MessageKey }>> = {
  automatic: { label: 'options_engine_automatic', hint: 'options_engine_automatic_hint' },
  deepinfra: { label: 'engine_deepinfra', hint: 'options_engine_deepinfra_hint' },
  'on-device': { label: 'engine_on_device', hint: 'options_engine_on_device_hint' },
};

interface EngineChoiceFieldProps {
  readonly value: EngineChoice;
  readonly onChange: (choice: EngineChoice) => void;
}

export function EngineChoiceField({ value, onChange }: EngineChoiceFieldProps) {
  return (
    <fieldset role="radiogroup">
      <legend>{t('options_engine_label')}</legend>
      {engineChoices.map((choice) => (
        <div class="choice" key={choice}>
          <input
            id={`engine-${choice}`}
            type="radio"
            name="engine"
            checked={choice === value}
            aria-describedby={`engine-${choice}-hint`}
            onChange={() => onChange(choice)}
          />
          <label for={`engine-${choice}`}>{t(texts[choice].label)}</label>
          <span class="hint" id={`engine-${choice}-hint`}>
            {t(texts[choice].hint)}
          </span>
        </div>
      ))}
    </fieldset>
  );
}
