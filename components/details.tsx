import { Fragment } from 'preact';
import { passedOnTo } from '../utils/core/catalogue.ts';
import { formatCost, formatDuration } from '../utils/core/cost.ts';
import type { Job } from '../utils/core/job.ts';
import type { Rung } from '../utils/core/source.ts';
import { t, formatLanguage, type MessageKey } from '../utils/platform/i18n.ts';

export const rungLabels: Readonly<Record<Rung, MessageKey>> = {
  'image-bytes': 'rung_image_bytes',
  'page-canvas': 'rung_page_canvas',
  'background-fetch': 'rung_background_fetch',
  screenshot: 'rung_screenshot',
  file: 'rung_file',
};

/** Under the result: who read it, what it cost, how long it took, and what was captured. */
export function Details({ job }: { job: Job }) {
  const locale = formatLanguage();
  const rows: [string, string][] = [];
  if (job.engine) {
    const cloud = job.server ?? t('engine_deepinfra');
    rows.push([t('detail_engine'), job.engine === 'deepinfra' ? cloud : t('engine_on_device')]);
  }
  if (job.model) {
    rows.push([t('detail_model'), modelText(job.model, job.answeredBy)]);
    const other = passedOnTo(job.answeredBy ?? job.model);
    if (other) rows.push([t('detail_passed_on'), other]);
  }
  const number = new Intl.NumberFormat(locale);
  if (job.estimate && !job.usage) {
    const { promptTokens, costUsd } = job.estimate;
    // Two digits are as sure as an estimate is.
    const tokens = number.format(Number(promptTokens.toPrecision(2)));
    rows.push([
      t('detail_estimate'),
      costUsd === null
        ? t('detail_estimate_tokens', tokens)
        : t('detail_estimate_value', tokens, formatCost(costUsd, locale)),
    ]);
  }
  if (job.usage) {
    const { promptTokens, completionTokens, costUsd, isEstimate } = job.usage;
    rows.push([
      t('detail_tokens'),
      t('detail_tokens_value', number.format(promptTokens), number.format(completionTokens)),
    ]);
    if (costUsd !== null) {
      const cost = formatCost(costUsd, locale);
      rows.push([t('detail_cost'), isEstimate ? t('detail_cost_estimate', cost) : cost]);
    }
  }
  if (job.endedAt !== null) {
    rows.push([t('detail_time'), formatDuration(job.endedAt - job.createdAt, locale)]);
  }
  for (const { capture } of job.images) {
    if (capture === null) continue;
    const { width, height, rung } = capture;
    rows.push([t('detail_image'), t('detail_image_value', width, height, t(rungLabels[rung]))]);
    if (capture.partial) rows.push([t('detail_left_out'), t('detail_left_out_value')]);
  }
  if (rows.length === 0) return null;
  return (
    <details class="details">
      <summary>
        {rows.map(([term, value], index) => (
          <Fragment key={term}>
            {index > 0 && ' · '}
            <bdi>{value}</bdi>
          </Fragment>
        ))}
      </summary>
      <dl>
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A retired model is answered by another in silence; here it is told. */
function modelText(asked: string, answeredBy: string | null): string {
  return answeredBy === null || answeredBy === asked
    ? asked
    : t('detail_forwarded', answeredBy, asked);
}
