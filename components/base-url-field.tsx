import { useState } from 'preact/hooks';
import { DEFAULT_BASE_URL, isDeepInfra } from '../utils/core/deepinfra-address.ts';
import { usableBaseUrl } from '../utils/core/settings.ts';
import { t } from '../utils/platform/i18n.ts';
import { ServerAccess } from './server-access.tsx';

interface BaseUrlFieldProps {
  readonly value: string;
  readonly onChange: (baseUrl: string) => void;
}

/** Saved while it is typed, though only when it can be used: half an address is no setting. */
export function BaseUrlField({ value, onChange }: BaseUrlFieldProps) {
  const [typed, setTyped] = useState(value);
  const usable = usableBaseUrl(typed);
  const valid = usable !== null;
  const isOther = valid && !isDeepInfra(usable);
  const change = (text: string) => {
    setTyped(text);
    const usable = usableBaseUrl(text);
    if (usable !== null) onChange(usable);
  };
  return (
    <div class="field">
      <label for="base-url">{t('options_base_url_label')}</label>
      <input
        id="base-url"
        type="text"
        inputMode="url"
        spellcheck={false}
        autocomplete="off"
        value={typed}
        class={valid ? '' : 'invalid'}
        aria-invalid={!valid}
        aria-describedby="base-url-hint"
        onInput={(event) => change(event.currentTarget.value)}
      />
      <p class="hint" id="base-url-hint">
        {valid
          ? t(isOther ? 'options_server_hint' : 'options_base_url_hint')
          : `${t('failure_base_url_invalid')} ${t('remedy_base_url_invalid')}`}
      </p>
      {isOther && <ServerAccess baseUrl={usable} host={new URL(usable).host} />}
      {typed !== DEFAULT_BASE_URL && (
        <div class="row">
          <button type="button" onClick={() => change(DEFAULT_BASE_URL)}>
            {t('options_base_url_reset')}
          </button>
        </div>
      )}
    </div>
  );
}
