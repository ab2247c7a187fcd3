import { useEffect, useMemo } from 'preact/hooks';
import { openOptions } from '../utils/platform/action.ts';
import { t } from '../utils/platform/i18n.ts';
import { AltTextButton } from './alt-text-button.tsx';
import { HistoryButton } from './history-button.tsx';
import type { ReadCodes } from './found-list.tsx';
import { JobView, type LoadImage } from './job-view.tsx';
import { OnPageButton } from './on-page-button.tsx';
import { SelectTextButton } from './select-text-button.tsx';
import { readFullSize } from './read-full-size.ts';
import { useKeptJob, type HistoryDoor } from './use-history.ts';
import { useNewestJob } from './use-newest-job.ts';

interface PopupProps {
  readonly loadImage: LoadImage;
  readonly readCodes: ReadCodes;
  readonly history: Pick<HistoryDoor, 'rows' | 'loadJob'>;
}

/** The popup and the side panel: the newest job, live, or an earlier one for the same image. */
export function Popup({ loadImage, readCodes, history }: PopupProps) {
  const { job: newest, send } = useNewestJob();
  const { kept, open } = useKeptJob(history.loadJob);
  useEffect(() => open(null), [newest?.id, open]);
  const others = useMemo(
    () => ({ rows: history.rows, onOpen: open, isWide: false }),
    [history.rows, open],
  );
  const job = kept ?? newest;
  return (
    <JobView
      job={job}
      onStop={(jobId) => send({ type: 'stop', jobId })}
      onRunAgain={(jobId, change) => send({ type: 'run-again', jobId, change })}
      onContinue={(jobId) => send({ type: 'continue', jobId })}
      onFollowUp={(jobId, question) => send({ type: 'follow-up', jobId, question })}
      onEdit={(jobId, text) => send({ type: 'edit', jobId, text })}
      onReadFullSize={(jobId) => readFullSize(jobId, send)}
      onOpenOptions={() => void openOptions()}
      loadImage={loadImage}
      readCodes={readCodes}
      others={others}
      actions={
        <>
          {kept && (
            <button type="button" onClick={() => open(null)}>
              {t('button_newest')}
            </button>
          )}
          {job && <AltTextButton key={`alt ${job.id}`} job={job} />}
          {job && <SelectTextButton key={job.id} job={job} />}
        </>
      }
      tools={<Tools />}
      empty={
        <div class="empty">
          <h2>{t('empty_title')}</h2>
          <p>{t('empty_hint')}</p>
          <button type="button" onClick={() => send({ type: 'read-visible-tab' })}>
            {t('button_read_tab')}
          </button>
          <Tools />
        </div>
      }
    />
  );
}

/** The ways to something else to read. */
function Tools() {
  return (
    <div class="tools">
      <OnPageButton type="pick-image" label={t('button_pick_image')} />
      <OnPageButton type="select-region" label={t('menu_select_region')} />
      <OnPageButton type="collect-tab-images" label={t('menu_all_images')} />
      <HistoryButton />
    </div>
  );
}
