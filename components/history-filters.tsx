import { hostOf, type HistoryFilter, type HistoryRow } from '../utils/core/history.ts';
import { taskIds, taskIdSchema } from '../utils/core/task.ts';
import { t, taskLabel, type MessageKey } from '../utils/platform/i18n.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Days back from the beginning of today. */
const periods = [
  ['today', 0, 'history_today'],
  ['week', 7, 'history_week'],
  ['month', 30, 'history_month'],
] as const satisfies readonly (readonly [string, number, MessageKey])[];

export type Period = (typeof periods)[number][0];

/** As it is chosen; the time that a period means moves on with the clock. */
export interface ChosenFilter extends Omit<HistoryFilter, 'since'> {
  readonly words: string;
  readonly period: Period | null;
}

export const noFilter: ChosenFilter = { words: '', period: null, task: null, host: null };

/** The earliest time that is meant, in epoch ms. */
export function sinceOf(period: Period | null, now: Date): number | null {
  const days = periods.find(([id]) => id === period)?.[1];
  if (days === undefined) return null;
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  return today.getTime() - days * DAY_MS;
}

interface HistoryFiltersProps {
  readonly rows: readonly HistoryRow[];
  readonly filter: ChosenFilter;
  readonly onChange: (filter: ChosenFilter) => void;
}

/** What is looked for in the history. Tasks and sites are offered as far as there are results. */
export function HistoryFilters({ rows, filter, onChange }: HistoryFiltersProps) {
  const done = new Set(rows.map(({ task }) => task));
  const hosts = [...new Set(rows.map(hostOf))].filter((host) => host !== '').toSorted();
  return (
    <search class="history-filters">
      <label class="history-words">
        {t('history_search')}
        <input
          type="search"
          value={filter.words}
          onInput={({ currentTarget }) => onChange({ ...filter, words: currentTarget.value })}
        />
      </label>
      <label>
        {t('history_when')}
        <select
          value={filter.period ?? ''}
          onChange={({ currentTarget }) => {
            const chosen = periods.find(([id]) => id === currentTarget.value);
            onChange({ ...filter, period: chosen?.[0] ?? null });
          }}
        >
          <option value="">{t('history_any')}</option>
          {periods.map(([id, , label]) => (
            <option key={id} value={id}>
              {t(label)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('history_task')}
        <select
          value={filter.task ?? ''}
          onChange={({ currentTarget }) => {
            const task = taskIdSchema.safeParse(currentTarget.value);
            onChange({ ...filter, task: task.success ? task.data : null });
          }}
        >
          <option value="">{t('history_any')}</option>
          {taskIds
            .filter((id) => done.has(id) || id === filter.task)
            .map((id) => (
              <option key={id} value={id}>
                {taskLabel(id)}
              </option>
            ))}
        </select>
      </label>
      <label>
        {t('history_site')}
        <select
          value={filter.host ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...filter, host: value === '' ? null : value })
          }
        >
          <option value="">{t('history_any')}</option>
          {hosts.map((host) => (
            <option key={host} value={host}>
              {host}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}
