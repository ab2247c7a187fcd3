import { useEffect, useState } from 'preact/hooks';
import { t } from '../utils/platform/i18n.ts';
import { mayReach, onPermissionsChanged, requestReach } from '../utils/platform/permissions.ts';

interface ServerAccessProps {
  /** A usable API base URL that isn't DeepInfra's. */
  readonly baseUrl: string;
  readonly host: string;
}

/** Whether the browser lets Legible reach a server, and the button that asks for it alone. */
export function ServerAccess({ baseUrl, host }: ServerAccessProps) {
  const [isGiven, setGiven] = useState<boolean | null>(null);

  useEffect(() => {
    const gone = new AbortController();
    const look = () =>
      void mayReach(baseUrl).then((given) => {
        if (!gone.signal.aborted) setGiven(given);
      });
    setGiven(null);
    look();
    onPermissionsChanged(look, gone.signal);
    return () => gone.abort();
  }, [baseUrl]);

  if (isGiven === null) return null;
  return (
    <div class="access">
      <p class="hint" role="status" aria-label={t('options_access_label')}>
        {t(isGiven ? 'options_access_given' : 'options_access_needed', host)}
      </p>
      {!isGiven && (
        <button type="button" class="primary" onClick={() => void requestReach(baseUrl)}>
          {t('options_access_button', host)}
        </button>
      )}
    </div>
  );
}
