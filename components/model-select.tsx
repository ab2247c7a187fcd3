import { useEffect, useRef, useState } from 'preact/hooks';
import { passedOnTo, type Model } from '../utils/core/catalogue.ts';
import { formatCost } from '../utils/core/cost.ts';
import { t, formatLanguage } from '../utils/platform/i18n.ts';

interface ModelSelectProps {
  readonly id: string;
  /** For where no label stands beside it. */
  readonly label?: string;
  /** A model's id, or null for the general one. */
  readonly value: string | null;
  readonly models: readonly Model[];
  /** What stands for the general model, where it may be chosen. */
  readonly general?: string;
  readonly describedBy?: string;
  readonly onChange: (model: string | null) => void;
}

// No model's id is an empty text or a lone asterisk.
const GENERAL = '';
const OTHER = '*';

/** A list of models, and a field for one that isn't listed. */
export function ModelSelect(props: ModelSelectProps) {
  const { id, label, value, models, general, describedBy, onChange } = props;
  const [typing, setTyping] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (typing) field.current?.focus();
  }, [typing]);

  // The chosen model stays in the list even where the catalogue no longer has it.
  const listed = value === null || models.some((model) => model.id === value);
  const chosen = { id: value ?? '', inputPrice: null, outputPrice: null, contextLength: null };
  const all = listed ? models : [chosen, ...models];
  const own = all.filter((model) => passedOnTo(model.id) === null);
  const passedOn = all.filter((model) => passedOnTo(model.id) !== null);

  const choose = (chosenValue: string) => {
    setTyping(chosenValue === OTHER);
    if (chosenValue !== OTHER) onChange(chosenValue === GENERAL ? null : chosenValue);
  };

  return (
    <>
      <select
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        value={typing ? OTHER : (value ?? GENERAL)}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {general !== undefined && <option value={GENERAL}>{general}</option>}
        {own.map(modelOption)}
        {passedOn.length > 0 && (
          <optgroup label={t('options_model_passed_on')}>{passedOn.map(modelOption)}</optgroup>
        )}
        <option value={OTHER}>{t('options_model_another')}</option>
      </select>
      {typing && (
        <input
          type="text"
          aria-label={t('options_model_id')}
          placeholder={t('options_model_id')}
          spellcheck={false}
          autocomplete="off"
          ref={field}
          onChange={(event) => {
            const typed = event.currentTarget.value.trim();
            if (typed !== '') onChange(typed);
            setTyping(false);
          }}
          onBlur={() => setTyping(false)}
        />
      )}
    </>
  );
}

function modelOption(model: Model) {
  return (
    <option key={model.id} value={model.id}>
      {describe(model)}
    </option>
  );
}

function describe({ id, inputPrice, outputPrice }: Model): string {
  if (inputPrice === null || outputPrice === null) return id;
  const locale = formatLanguage();
  return t(
    'options_model_price',
    id,
    formatCost(inputPrice, locale),
    formatCost(outputPrice, locale),
  );
}
