import { openOptions } from '../utils/platform/action.ts';
import { t } from '../utils/platform/i18n.ts';
import { JobView } from './job-view.tsx';
import { CollectImagesButton } from './collect-images-button.tsx';
import { SelectRegionButton } from './select-region-button.tsx';
import { readFullSize } from './read-full-size.ts';
import { useNewestJob } from './use-newest-job.ts';

/** The popup and the side panel: the newest job, live. */
export function Popup() {
  const { job, send } = useNewestJob();
  return (
    <JobView
      job={job}
      onStop={(jobId) => send({ type: 'stop', jobId })}
      onRunAgain={(jobId, change) => send({ type: 'run-again', jobId, change })}
      onReadFullSize={(jobId) => readFullSize(jobId, send)}
      onOpenOptions={() => void openOptions()}
      actions={
        <>
          <SelectRegionButton send={send} />
          <CollectImagesButton send={send} />
        </>
      }
      empty={
        <div class="empty">
          <h1>{t('empty_title')}</h1>
          <p>{t('empty_hint')}</p>
          <button type="button" onClick={() => send({ type: 'read-visible-tab' })}>
            {t('button_read_tab')}
          </button>
          <SelectRegionButton send={send} />
          <CollectImagesButton send={send} />
        </div>
      }
    />
  );
}
