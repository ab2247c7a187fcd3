import type { ComponentChildren } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Doubt } from '../utils/core/doubt/doubt.ts';
import { doubtsAfterEdit } from '../utils/core/doubt/doubts-after-edit.ts';
import { isFinal, type Job } from '../utils/core/job.ts';
import type { Wish } from '../utils/core/wish.ts';
import { canAsk, canContinue, canLoosen } from '../utils/core/job-again.ts';
import { noShaping } from '../utils/core/shaping/shaping.ts';
import { answerForm } from '../utils/core/task.ts';
import { t } from '../utils/platform/i18n.ts';
import { Details } from './details.tsx';
import { DoubtBar } from './doubt-bar.tsx';
import { EarlierTurns } from './earlier-turns.tsx';
import { FoundList, type ReadCodes } from './found-list.tsx';
import { FollowUp } from './follow-up.tsx';
import { jobStatus, wordsStatus } from './job-status.ts';
import { FullSizeOffer } from './full-size-offer.tsx';
import { Notes } from './notes.tsx';
import { ReplacementNotice } from './replacement-notice.tsx';
import { ReadAloudButton } from './read-aloud-button.tsx';
import { FormattedResult } from './rendered/formatted-result.tsx';
import type { OtherResults } from './same-image.tsx';
import { ResultText } from './result-text.tsx';
import { ShapingBar } from './shaping-bar.tsx';
import { SlidersIcon } from './sliders-icon.tsx';
import { StatusLine } from './status-line.tsx';
import './result-tools.css';
import { TableCopy } from './table-copy.tsx';
import { TaskBar } from './task-bar.tsx';
import { useCopy } from './use-copy.ts';
import { useCopyAtOnce } from './use-copy-at-once.ts';
import { useLate } from './use-late.ts';
import { useEdit, type OnEdit } from './use-edit.ts';
import { useShaped } from './use-shaped.ts';
import { useShaping } from './use-shaping.ts';

/** Gives an image that is kept, by its key. */
export type LoadImage = (imageId: string) => Promise<Blob | null>;

export interface JobViewProps {
  /** Undefined while the newest job is being looked up. */
  readonly job: Job | null | undefined;
  readonly onStop: (jobId: string) => void;
  readonly onRunAgain: (jobId: string, change: Partial<Wish>) => void;
  readonly onContinue: (jobId: string) => void;
  readonly onFollowUp: (jobId: string, question: string) => void;
  readonly onEdit: OnEdit;
  readonly onOpenOptions: () => void;
  readonly onReadFullSize: (jobId: string) => void;
  readonly loadImage: LoadImage;
  readonly others: OtherResults;
  readonly readCodes: ReadCodes;
  /** Shown where there is no job yet. */
  readonly empty: ComponentChildren;
  /** More buttons beside a job's own. */
  readonly actions?: ComponentChildren;
  /** Ways to other images, below them. */
  readonly tools?: ComponentChildren;
}

// What a view can be without until the first result is there.
const loadImageView = () => import('./result-image.tsx');
const loadToolsView = () => import('./result-tools.tsx');

const noDoubts: readonly Doubt[] = [];

/** Failures that are mended in the options. */
const mendedInOptions: ReadonlySet<string> = new Set([
  'token_missing',
  'token_rejected',
  'model_missing',
  'base_url_invalid',
  'origin_refused',
  'host_not_allowed',
  'cap_reached',
  'engine_cannot_describe',
]);

/** A job, whatever its state: the same in the popup, the side panel and the workspace. */
export function JobView(props: JobViewProps) {
  const { job, onStop, onRunAgain, onContinue, onFollowUp, onEdit } = props;
  const { onOpenOptions, onReadFullSize, loadImage, readCodes } = props;
  const { others, empty, actions, tools } = props;
  const form = job ? answerForm(job) : 'text';
  const { shaping, setShaping } = useShaping();
  const raw = job?.draft || (job?.text ?? '');
  const read = useShaped(raw, form === 'text' ? shaping : noShaping, job?.id ?? '');
  const edit = useEdit(job, onEdit);
  const text = edit.text ?? read;
  const { state: copyState, copy, copyTable } = useCopy(text, form);
  useCopyAtOnce(job, copy);
  const Image = useLate(loadImageView)?.ResultImage;
  const ResultTools = useLate(loadToolsView)?.ResultTools;
  const running = job != null && !isFinal(job);
  const capture = job?.images[0]?.capture;
  // The marks lie in the text as it was read; with what a person changed they move.
  const found = read === raw || edit.text !== null ? (job?.doubts ?? noDoubts) : noDoubts;
  const doubts = useMemo(() => doubtsAfterEdit(raw, text, found), [raw, text, found]);
  const [pointed, setPointed] = useState<{ doubts: readonly Doubt[]; index: number } | null>(null);
  // Of other doubts than those that are there now, an index says nothing.
  const currentDoubt = pointed?.doubts === doubts ? pointed.index : null;
  const setCurrentDoubt = (index: number) => setPointed({ doubts, index });
  const loadPage = useCallback(
    async (index: number) => {
      const imageId = job?.images[index]?.id;
      return imageId === undefined ? null : loadImage(imageId);
    },
    [job?.images, loadImage],
  );
  const imageId = job?.images[0]?.id;
  const loadFirst = useCallback(
    async () => (imageId === undefined ? null : loadImage(imageId)),
    [imageId, loadImage],
  );
  const failure = job?.state.phase === 'failed' ? job.state.failure : null;

  // Apart, since either counts the words of a text that may be long.
  const jobStatusText = useMemo(() => {
    if (job === undefined) return t('status_loading');
    return job === null ? t('status_ready') : jobStatus(job);
  }, [job]);
  const copyStatus = useMemo(() => {
    if (copyState === 'copied') return wordsStatus('copied', text);
    return copyState === 'failed' ? t('status_copy_failed') : null;
  }, [copyState, text]);

  return (
    <main class={`job ${form}`}>
      <h1 class="visually-hidden">{t('extension_name')}</h1>
      <TaskBar job={job} onWish={onRunAgain}>
        <button
          type="button"
          class="icon quiet"
          aria-label={t('button_options')}
          title={t('button_options')}
          onClick={onOpenOptions}
        >
          <SlidersIcon />
        </button>
      </TaskBar>
      <div class={job === null ? 'status-row' : 'status-row with-image'}>
        {job != null && Image && <Image key={job.id} job={job} loadImage={loadImage} />}
        {(capture ? !Image : running || job === undefined) && <span class="result-image" />}
        <StatusLine text={copyStatus ?? jobStatusText} tone={toneOf(job, copyState === 'failed')} />
      </div>
      {job != null && <EarlierTurns job={job} />}
      {job === null ? (
        empty
      ) : (
        <ResultText
          text={text}
          busy={running || job === undefined}
          doubts={doubts}
          current={currentDoubt}
          onPoint={setCurrentDoubt}
          onEdit={edit.isEditing ? edit.change : null}
        />
      )}
      <div class="actions" hidden={job === null}>
        <button
          type="button"
          class="primary"
          disabled={text === ''}
          aria-keyshortcuts="Control+C"
          title={t('shortcut_copy')}
          onClick={copy}
        >
          {t('button_copy')}
        </button>
        {form === 'table' && <TableCopy isEmpty={text === ''} onCopy={copyTable} />}
        {running && (
          <button type="button" onClick={() => onStop(job.id)}>
            {t('button_stop')}
          </button>
        )}
        {job != null && canContinue(job) && (
          <button type="button" onClick={() => onContinue(job.id)}>
            {t('button_continue')}
          </button>
        )}
        {job != null && canLoosen(job) && (
          <button type="button" onClick={() => onRunAgain(job.id, { loosened: true })}>
            {t('button_loosen')}
          </button>
        )}
        {job != null && !running && (
          <button type="button" onClick={() => onRunAgain(job.id, {})}>
            {t('button_retry')}
          </button>
        )}
        {failure && mendedInOptions.has(failure.code) && (
          <button type="button" onClick={onOpenOptions}>
            {t('button_add_token')}
          </button>
        )}
        {job != null && actions}
        {job != null && !running && <ReadAloudButton text={text} language={job.inputs.language} />}
      </div>
      {job != null && tools}
      {capture && !running && (
        <FullSizeOffer
          capture={capture}
          source={job.source}
          onAccept={() => onReadFullSize(job.id)}
        />
      )}
      {job != null && <ReplacementNotice job={job} />}
      {/* What follows comes later than what may be clicked by then, which stays in its place. */}
      {job != null && !running && <FormattedResult key={job.id} text={text} form={form} />}
      {(raw !== '' || running) && form === 'text' && edit.text === null && (
        <ShapingBar shaping={shaping} onChange={setShaping} />
      )}
      {job != null && !running && ResultTools && (
        <ResultTools
          key={job.id}
          job={job}
          text={text}
          form={form}
          edit={edit}
          loadImage={loadImage}
          others={others}
          onRunAgain={onRunAgain}
        />
      )}
      {job != null && <Notes notes={job.notes} />}
      {job != null && canAsk(job) && (
        <FollowUp key={job.id} onAsk={(question) => onFollowUp(job.id, question)} />
      )}
      {job != null && !running && (
        <FoundList
          key={`found ${job.id}`}
          text={text}
          loadImage={loadFirst}
          readCodes={readCodes}
        />
      )}
      {doubts.length > 0 && (
        <DoubtBar
          doubts={doubts}
          current={currentDoubt}
          onGo={setCurrentDoubt}
          loadImage={loadPage}
        />
      )}
      {job != null && <Details job={job} />}
    </main>
  );
}

function toneOf(job: Job | null | undefined, copyFailed: boolean): 'busy' | 'calm' | 'bad' {
  if (copyFailed) return 'bad';
  if (job == null) return 'calm';
  if (!isFinal(job)) return 'busy';
  const { phase } = job.state;
  return phase === 'failed' || phase === 'interrupted' ? 'bad' : 'calm';
}
