import { useEffect, useState } from 'preact/hooks';
import { shippedModels, type Model } from '../utils/core/catalogue.ts';
import { modelListSchema, tokenTestSchema, type TokenTest } from '../utils/core/messages.ts';
import { t } from '../utils/platform/i18n.ts';
import { ask } from '../utils/platform/requests.ts';
import { EngineChoiceField } from './engine-choice-field.tsx';
import { ModelField } from './model-field.tsx';
import { BaseUrlField } from './base-url-field.tsx';
import { ReadingLanguageField } from './reading-language-field.tsx';
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
  return (
    <main class="options">
      <h1>{t('options_title')}</h1>
      <p class="hint">{t('options_saved_hint')}</p>
      <EngineChoiceField
        value={settings.engine}
        onChange={(engine) => changeSettings({ engine })}
      />
      <ReadingLanguageField
        value={settings.readingLanguages}
        onChange={(readingLanguages) => changeSettings({ readingLanguages })}
      />
      <section aria-labelledby="deepinfra-heading">
        <h2 id="deepinfra-heading">{t('options_token_heading')}</h2>
        <TokenField token={token} onChange={changeToken} onTest={testToken} />
        <ModelField
          value={settings.model}
          models={models}
          onChange={(model) => changeSettings({ model })}
        />
        <BaseUrlField
          value={settings.baseUrl}
          onChange={(baseUrl) => changeSettings({ baseUrl })}
        />
      </section>
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
