import { useEffect, useState } from 'preact/hooks';
import { formatCost } from '../utils/core/cost.ts';
import { spentInMonthOf, spentOn, type Caps, type Spending } from '../utils/core/spending.ts';
import { t, formatLanguage } from '../utils/platform/i18n.ts';
import {
  loadSpending,
  onSpending,
  saveSpending,
  today,
} from '../utils/platform/spending-storage.ts';
import { CapField } from './cap-field.tsx';

interface SpendingSectionProps {
  readonly caps: Caps;
  readonly onChange: (caps: Partial<Caps>) => void;
}

/** What was spent, and how much may be. */
export function SpendingSection({ caps, onChange }: SpendingSectionProps) {
  const [spending, setSpending] = useState<Spending>({});

  useEffect(() => {
    const gone = new AbortController();
    const show = () => void loadSpending().then(setSpending);
    show();
    onSpending(show, gone.signal);
    return () => gone.abort();
  }, []);

  const day = today();
  const money = (usd: number) => formatCost(usd, formatLanguage());
  return (
    <section aria-labelledby="spending-heading">
      <h2 id="spending-heading">{t('options_spending_heading')}</h2>
      <p>
        {t('options_spending_today', money(spentOn(spending, day)))}
        <br />
        {t('options_spending_month', money(spentInMonthOf(spending, day)))}
      </p>
      <div class="row">
        <button type="button" onClick={() => void saveSpending({})}>
          {t('options_spending_reset')}
        </button>
      </div>
      <CapField
        id="cap-day"
        label={t('options_cap_day')}
        value={caps.capPerDayUsd}
        onChange={(capPerDayUsd) => onChange({ capPerDayUsd })}
      />
      <CapField
        id="cap-month"
        label={t('options_cap_month')}
        value={caps.capPerMonthUsd}
        onChange={(capPerMonthUsd) => onChange({ capPerMonthUsd })}
      />
      <p class="hint" id="cap-hint">
        {t('options_cap_hint')}
      </p>
    </section>
  );
}
