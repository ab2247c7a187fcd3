import { hostOf, type HistoryRow } from '../utils/core/history.ts';
import { t, taskLabel, formatLanguage } from '../utils/platform/i18n.ts';

/** What a person knows a result by. */
export function rowTitle(row: HistoryRow): string {
  return row.page?.title || row.name || hostOf(row) || taskLabel(row.task);
}

export function rowTime({ createdAt }: Pick<HistoryRow, 'createdAt'>): string {
  const format = new Intl.DateTimeFormat(formatLanguage(), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return format.format(createdAt);
}

/** What was done, and by whom. */
export function rowBy(row: HistoryRow): string {
  const by = row.engine === 'on-device' ? t('engine_on_device') : (row.model ?? '');
  const edited = row.isEdited ? t('history_edited') : '';
  return [taskLabel(row.task), by, edited].filter((part) => part !== '').join(' · ');
}

/** The same with the place. */
export function rowKind(row: HistoryRow): string {
  return [rowBy(row), hostOf(row)].filter((part) => part !== '').join(' · ');
}
