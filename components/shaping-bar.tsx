import type { Shaping } from '../utils/core/shaping/shaping.ts';
import { shapingSchema } from '../utils/core/shaping/shaping.ts';
import { t, type MessageKey } from '../utils/platform/i18n.ts';

const switches = [
  ['joinLines', 'shaping_join_lines'],
  ['dehyphenate', 'shaping_dehyphenate'],
  ['removeCjkSpaces', 'shaping_cjk_spaces'],
  ['reverseColumns', 'shaping_columns'],
  ['trim', 'shaping_trim'],
] as const;

const quoteLabels: Readonly<Record<Shaping['quotes'], MessageKey>> = {
  keep: 'shaping_quotes_keep',
  straight: 'shaping_quotes_straight',
  curly: 'shaping_quotes_curly',
};

/** How the text is shown and copied. What was read stays: each switch can be put back. */
export function ShapingBar(props: { shaping: Shaping; onChange: (shaping: Shaping) => void }) {
  const { shaping, onChange } = props;
  return (
    <details class="shaping">
      <summary>{t('shaping_heading')}</summary>
      {switches.map(([name, label]) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={shaping[name]}
            onChange={({ currentTarget }) =>
              onChange({ ...shaping, [name]: currentTarget.checked })
            }
          />
          {t(label)}
        </label>
      ))}
      <label>
        {t('shaping_quotes')}
        <select
          value={shaping.quotes}
          onChange={({ currentTarget }) =>
            onChange(shapingSchema.parse({ ...shaping, quotes: currentTarget.value }))
          }
        >
          {shapingSchema.shape.quotes.def.innerType.options.map((value) => (
            <option key={value} value={value}>
              {t(quoteLabels[value])}
            </option>
          ))}
        </select>
      </label>
    </details>
  );
}
