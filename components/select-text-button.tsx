import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Job } from '../utils/core/job.ts';
import { closePopup } from '../utils/platform/action.ts';
import { t } from '../utils/platform/i18n.ts';
import { ask } from '../utils/platform/requests.ts';

/** Lays the text over the image on its page; a popup gets out of the way for it. */
export function SelectTextButton({ job }: { readonly job: Job }) {
  const [isGone, setGone] = useState(false);
  const isOnPage = job.source.kind === 'page-image' || job.source.kind === 'region';
  if (!isOnPage || job.state.phase !== 'done' || job.text === '') return null;

  const select = async () => {
    const isShown = await ask({ type: 'select-text', jobId: job.id }, z.boolean());
    if (isShown) closePopup();
    setGone(!isShown);
  };

  return (
    <>
      <button type="button" onClick={() => void select()}>
        {t('button_select_text')}
      </button>
      {isGone && (
        <p class="hint" role="alert">
          {t('layer_gone')}
        </p>
      )}
    </>
  );
}
