import { passedOnTo } from '../utils/core/catalogue.ts';
import type { Failure } from '../utils/core/failure.ts';
import type { Job, JobPhase } from '../utils/core/job.ts';
import type { Progress } from '../utils/core/read-event.ts';
import { MOST_ATTEMPTS } from '../utils/core/retry.ts';
import { sentences, t, tn } from '../utils/platform/i18n.ts';
import { countWords } from '../utils/core/word-count.ts';

/** One line that says what happens now, or what happened and what to do. */
export function jobStatus(job: Job): string {
  return phaseStatus(job.state, job);
}

function phaseStatus(state: JobPhase, job: Job): string {
  switch (state.phase) {
    case 'queued':
      return t('status_queued');
    case 'capturing':
      return state.share === undefined
        ? t('status_capturing')
        : t('status_capturing_share', Math.round(state.share * 100));
    case 'reading':
      if (job.draft !== '') return t('status_draft', job.server ?? t('engine_deepinfra'));
      return state.progress ? progressStatus(state.progress, job) : t('status_streaming');
    case 'done':
      if (state.truncated) return t('status_truncated');
      return sentences(
        job.text === '' ? t('status_no_text') : wordsStatus('done', job.text),
        job.images.some(({ capture }) => capture?.partial) ? t('status_partial') : '',
      );
    case 'failed':
      return failureStatus(state.failure);
    case 'cancelled':
      return t('status_cancelled');
    case 'interrupted':
      return t('status_interrupted');
  }
}

function progressStatus(progress: Progress, { model, server }: Job): string {
  switch (progress.step) {
    case 'loading-engine':
      return t('status_loading_engine');
    case 'finding-text':
      return t('status_finding_text');
    case 'reading-lines':
      return t('status_reading_lines', progress.done, progress.total);
    case 'preparing-image':
    case 'waiting-turn':
      return t('status_preparing');
    case 'sending': {
      if (server) return t('status_sending_to', server);
      const other = model && passedOnTo(model);
      return other ? t('status_sending_on', other) : t('status_sending');
    }
    case 'waiting-for-model':
      return t('status_waiting');
    case 'waiting-for-network':
      return t('status_offline');
    case 'correcting':
      return t('status_correcting');
    case 'reading-part':
      return t('status_reading_part', progress.part, progress.total);
    case 'retrying': {
      const seconds = Math.max(1, Math.round(progress.delayMs / 1000));
      return t(
        'status_retrying',
        failureText(progress.failure),
        seconds,
        progress.attempt,
        MOST_ATTEMPTS,
      );
    }
  }
}

/** What happened, in a sentence. */
export function failureText({ code, server }: Failure): string {
  return t(`failure_${code}`, server ?? t('engine_deepinfra'));
}

/** What happened, what the other side said of it, and the remedy. */
export function failureStatus(failure: Failure): string {
  const { code, server = t('engine_deepinfra'), detail } = failure;
  const said = detail ? t('status_said', detail) : '';
  return sentences(failureText(failure), t(`remedy_${code}`, server), said);
}

export function wordsStatus(what: 'done' | 'copied', text: string): string {
  return tn(`status_${what}_words`, countWords(text));
}
