import type { Model } from '../utils/core/catalogue.ts';
import { formatCost } from '../utils/core/cost.ts';
import { t, uiLanguage } from '../utils/platform/i18n.ts';

interface ModelFieldProps {
  readonly value: string;
  readonly models: readonly Model[];
  readonly onChange: (model: string) => void;
}

/** The chosen model stays in the list even where the catalogue no longer has it. */
export function ModelField({ value, models, onChange }: ModelFieldProps) {
  const listed = models.some(({ id }) => id === value);
  const chosen: Model = { id: value, inputPrice: null, outputPrice: null };
  return (
    <div class="field">
      <label for="model">{t('options_model_label')}</label>
      <select id="model" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {(listed ? models : [chosen, ...models]).map((model) => (
          <option key={model.id} value={model.id}>
            {describe(model)}
          </option>
        ))}
      </select>
    </div>
  );
}

function describe({ id, inputPrice, outputPrice }: Model): string {
  if (inputPrice === null || outputPrice === null) return id;
  const locale = uiLanguage();
  return t(
    'options_model_price',
    id,
    formatCost(inputPrice, locale),
    formatCost(outputPrice, locale),
  );
}
