import { useEffect, useState } from 'preact/hooks';
import { shippedModels, type Model } from '../utils/core/catalogue.ts';
import { modelListSchema, tokenTestSchema, type TokenTest } from '../utils/core/messages.ts';
import { isDeepInfra } from '../utils/core/settings.ts';
import { t } from '../utils/platform/i18n.ts';
import { ask } from '../utils/platform/requests.ts';
import { AddressField } from './address-field.tsx';
import { EngineChoiceField } from './engine-choice-field.tsx';
import { ModelField } from './model-field.tsx';
import { BaseUrlField } from './base-url-field.tsx';
import { SpendingSection } from './spending-section.tsx';
import { TokenField } from './token-field.tsx';
import { useSettings } from './use-settings.ts';

/** The options page. Everything is saved as it is changed. */
export function Options() {
  const { options, changeSettings, changeToken } = useSettings();
  const [models, setModels] = useState<readonly Model[]>(shippedModels);

  useEffect(() => {
    void ask({ type: 'list-models' }, modelListSchema).then((live) => {
      if (live.length > 0) setModels(live);
    });
  }, []);

  if (!options) return null;
  const { settings, token } = options;
  const server = isDeepInfra(settings.baseUrl) ? null : (URL.parse(settings.baseUrl)?.host ?? null);
  return (
    <main class="options">
      <h1>{t('options_title')}</h1>
      <p class="hint">{t('options_saved_hint')}</p>
      <EngineChoiceField
        value={settings.engine}
        onChange={(engine) => changeSettings({ engine })}
      />
      <section aria-labelledby="deepinfra-heading">
        <h2 id="deepinfra-heading">{t('options_token_heading')}</h2>
        <TokenField
          key={server}
          token={token}
          server={server}
          onChange={changeToken}
          onTest={testToken}
        />
        <ModelField
          value={settings.model}
          models={models}
          onChange={(model) => changeSettings({ model })}
        />
        <BaseUrlField
          value={settings.baseUrl}
          onChange={(baseUrl) => changeSettings({ baseUrl })}
        />
        <AddressField
          value={settings.sendAddress}
          onChange={(sendAddress) => changeSettings({ sendAddress })}
        />
      </section>
      <SpendingSection caps={settings} onChange={changeSettings} />
    </main>
  );
}

async function testToken(): Promise<TokenTest> {
  try {
    return await ask({ type: 'test-token' }, tokenTestSchema);
  } catch {
    // The background went away, as in an update of the extension.
    return { kind: 'failed', failure: { code: 'internal' } };
  }
}
