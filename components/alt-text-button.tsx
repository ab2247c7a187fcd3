import { useEffect, useState } from 'preact/hooks';
import { altStateSchema, type AltRequest, type AltState } from '../utils/core/messages.ts';
import { describesOneImage } from '../utils/core/job-again.ts';
import type { Job } from '../utils/core/job.ts';
import { t, type MessageKey } from '../utils/platform/i18n.ts';
import { ask } from '../utils/platform/requests.ts';

const said: Readonly<Record<AltState, MessageKey | null>> = {
  written: 'alt_written',
  'not-written': null,
  gone: 'alt_gone',
};

/** Writes a description to its image on the page, and takes it back. */
export function AltTextButton({ job }: { readonly job: Job }) {
  const isMeant = describesOneImage(job);
  const [state, setState] = useState<AltState>('not-written');
  const tell = (type: AltRequest['type']) =>
    ask({ type, jobId: job.id }, altStateSchema).then(setState);

  useEffect(() => {
    if (isMeant) void tell('look-up-alt').then(() => setState((now) => leaveSilent(now)));
  }, [job.id, isMeant]);

  if (!isMeant) return null;
  const message = said[state];
  return (
    <>
      {state === 'written' ? (
        <button type="button" onClick={() => void tell('undo-alt')}>
          {t('button_undo_alt')}
        </button>
      ) : (
        <button type="button" onClick={() => void tell('write-alt')}>
          {t('button_use_as_alt')}
        </button>
      )}
      <span class="hint" role="log">
        {message && t(message)}
      </span>
    </>
  );
}

/** That the page is gone is told to who wants to write, not to everybody who looks. */
function leaveSilent(state: AltState): AltState {
  return state === 'gone' ? 'not-written' : state;
}
