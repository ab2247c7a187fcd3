import type { Job } from '../utils/core/job.ts';
import { t, taskLabel } from '../utils/platform/i18n.ts';
import { LongText } from './rendered/long-text.tsx';

/** The conversation before the answer that is shown, and the question that it answers. */
export function EarlierTurns({ job }: { job: Job }) {
  if (job.earlier.length === 0) return null;
  return (
    <section class="earlier" aria-label={t('earlier_label')} tabIndex={0}>
      {job.earlier.map(({ question, answer }, index) => (
        // Turns are only ever added at the end.
        <div key={index} class="turn">
          <p class="question" dir="auto">
            {question === '' ? taskLabel(job.task) : question}
          </p>
          <p class="answer" dir="auto">
            <LongText text={answer} />
          </p>
        </div>
      ))}
      <p class="question" dir="auto">
        {job.inputs.question}
      </p>
    </section>
  );
}
