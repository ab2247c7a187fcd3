import { useEffect, useState } from 'preact/hooks';
import { isReplaced } from '../utils/core/catalogue.ts';
import type { Job } from '../utils/core/job.ts';
import { modelFor, withModelFor } from '../utils/core/settings.ts';
import { t } from '../utils/platform/i18n.ts';
import { loadSettings, saveSettings } from '../utils/platform/settings-storage.ts';
import { tellReplacement } from '../utils/platform/told-replacements.ts';

/** A retired model is answered for by another: told at the first such answer, with a way to switch. */
export function ReplacementNotice({ job }: { job: Job }) {
  const { id, task, model, answeredBy } = job;
  const [shown, setShown] = useState<'offer' | 'switched' | null>(null);

  useEffect(() => {
    let gone = false;
    setShown(null);
    if (model !== null && answeredBy !== null && isReplaced(model, answeredBy)) {
      void tellReplacement(model, answeredBy, id).then((tell) => {
        if (tell && !gone) setShown('offer');
      });
    }
    return () => void (gone = true);
  }, [id, model, answeredBy]);

  if (shown === null || model === null || answeredBy === null) return null;

  const switchModel = async () => {
    const settings = await loadSettings();
    // Only where it is still the one that was asked.
    if (modelFor(settings, task) === model) {
      await saveSettings(withModelFor(settings, task, answeredBy));
    }
    setShown('switched');
  };

  return (
    <aside class="notice" aria-live="polite">
      <p>
        {shown === 'offer'
          ? t('replacement_told', model, answeredBy)
          : t('replacement_done', answeredBy)}
      </p>
      {shown === 'offer' && (
        <button type="button" onClick={() => void switchModel()}>
          {t('button_use_model', answeredBy)}
        </button>
      )}
    </aside>
  );
}
