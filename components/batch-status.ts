import type { Batch, BatchCounts } from '../utils/core/batch.ts';
import type { BatchRate } from '../utils/core/batch-rate.ts';
import { t, tn, formatLanguage } from '../utils/platform/i18n.ts';

/** How far a batch is, how fast it goes on and how long it will take, in one line. */
export function batchProgressText(
  { phase }: Pick<Batch, 'phase'>,
  counts: BatchCounts,
  { perMinute, remainingMs }: BatchRate,
  waitsForPages: boolean,
): string {
  const number = new Intl.NumberFormat(formatLanguage(), { maximumFractionDigits: 0 });
  const parts = [phaseText(phase), t('batch_count', counts.done + counts.failed, counts.total)];
  if (counts.failed > 0) parts.push(tn('batch_failed', counts.failed));
  if (waitsForPages) parts.push(t('batch_drawing'));
  if (phase === 'paused' && counts.running > 0) parts.push(tn('batch_awaited', counts.running));
  if (phase === 'running' && perMinute !== null && remainingMs !== null) {
    parts.push(t('batch_rate', number.format(perMinute)), t('batch_left', span(remainingMs)));
  }
  return parts.join(' · ');
}

function phaseText(phase: Batch['phase']): string {
  switch (phase) {
    case 'choosing':
      return t('batch_choosing');
    case 'running':
      return t('batch_running');
    case 'paused':
      return t('batch_paused');
    case 'stopped':
      return t('batch_stopped');
    case 'done':
      return t('batch_done');
  }
}

/** Seconds under a minute and a half, then minutes: nobody waits by the second for longer. */
function span(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const [value, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  const format = { style: 'unit', unit, unitDisplay: 'short' } as const;
  return new Intl.NumberFormat(formatLanguage(), format).format(value);
}
