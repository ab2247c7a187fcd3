import { useEffect, useState } from 'preact/hooks';
import { shippedCatalogue } from '../utils/core/catalogue.ts';
import type { Job } from '../utils/core/job.ts';
import { isDeepInfra } from '../utils/core/deepinfra-address.ts';
import { type Settings } from '../utils/core/settings.ts';
import { tasks } from '../utils/core/task.ts';
import type { Wish } from '../utils/core/wish.ts';
import { t } from '../utils/platform/i18n.ts';
import { loadSettings } from '../utils/platform/settings-storage.ts';

// No model's id is this.
const ON_DEVICE = 'on-device';

interface ReadAgainWithProps {
  readonly job: Job;
  readonly onRunAgain: (jobId: string, change: Partial<Wish>) => void;
}

/** The same task on the same image by another engine or model, at one choice. */
export function ReadAgainWith({ job, onRunAgain }: ReadAgainWithProps) {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => void loadSettings().then(setSettings), []);
  if (!settings) return null;

  const isCloud = job.engine === 'deepinfra';
  const models = modelsOf(settings).filter((id) => !isCloud || id !== job.model);
  // A conversation is a model's.
  const onDevice = tasks[job.task].onDevice && job.engine !== ON_DEVICE && job.earlier.length === 0;
  const choose = (value: string) => {
    if (value === ON_DEVICE) {
      onRunAgain(job.id, { engineChoice: ON_DEVICE, modelChoice: null, carried: '' });
    } else if (value !== '') {
      onRunAgain(job.id, { engineChoice: 'deepinfra', modelChoice: value, carried: '' });
    }
  };
  return (
    <select
      class="again-with"
      aria-label={t('again_with')}
      value=""
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      <option value="">{t('again_with')}</option>
      {onDevice && <option value={ON_DEVICE}>{t('engine_on_device')}</option>}
      {models.map((id) => (
        <option key={id} value={id}>
          {id}
        </option>
      ))}
    </select>
  );
}

/** Those that were chosen in the options, then those that are shipped: nothing is asked of a server. */
function modelsOf({ model, models, baseUrl }: Settings): readonly string[] {
  const shipped = isDeepInfra(baseUrl) ? shippedCatalogue.models.map(({ id }) => id) : [];
  return [...new Set([model, ...Object.values(models), ...shipped])];
}
