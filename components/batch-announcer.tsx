import { countRows } from '../utils/core/batch.ts';
import { t } from '../utils/platform/i18n.ts';
import { batchProgressText } from './batch-status.ts';
import { failureStatus } from './job-status.ts';
import type { ShownBatch } from './use-batch.ts';

/** Steps, of the whole, at which progress is said aloud. */
const STEPS = 4;

/** Says to a screen reader that a batch began, is a quarter further, waits, or is done. */
export function BatchAnnouncer({ shown }: { readonly shown: ShownBatch | null }) {
  return (
    <p class="visually-hidden" role="status" aria-label={t('batch_status')} aria-live="polite">
      {shown && shown.batch.phase !== 'choosing' && announcement(shown)}
    </p>
  );
}

function announcement({ batch, rows }: ShownBatch): string {
  const counts = countRows(rows);
  const { total, done, failed } = counts;
  const none = { perMinute: null, remainingMs: null };
  if (batch.phase !== 'running') {
    const reason = batch.reason ? ` ${failureStatus(batch.reason)}` : '';
    return batchProgressText(batch, { ...counts, running: 0 }, none, false) + reason;
  }
  const step = Math.floor(((done + failed) / Math.max(1, total)) * STEPS);
  return `${t('batch_running')} ${t('batch_count', Math.ceil((step / STEPS) * total), total)}`;
}
