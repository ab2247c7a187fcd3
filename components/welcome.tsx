import { useEffect, useMemo, useState } from 'preact/hooks';
import { isDeepInfra } from '../utils/core/deepinfra-address.ts';
import { listShortcuts, openShortcutSettings, type Shortcut } from '../utils/platform/commands.ts';
import { t } from '../utils/platform/i18n.ts';
import { closeOwnTab } from '../utils/platform/tabs.ts';
import { drawSample } from './draw-sample.ts';
import { testToken } from './test-token.ts';
import { TokenField } from './token-field.tsx';
import { useSettings } from './use-settings.ts';

/** Seen once, after the install: the two gestures to try, the token, the shortcuts. */
export function Welcome() {
  const { options, changeToken } = useSettings();
  const [shortcuts, setShortcuts] = useState<readonly Shortcut[]>([]);
  const sample = useMemo(() => drawSample(t('welcome_sample').split('\n')), []);
  useEffect(() => void listShortcuts().then(setShortcuts), []);

  const region = shortcuts.find(({ name }) => name === 'select-region')?.keys;
  return (
    <main class="options welcome">
      <header>
        <div>
          <h1>{t('welcome_title')}</h1>
          <p class="hint">{t('welcome_hint')}</p>
        </div>
        <button type="button" class="quiet" onClick={() => void closeOwnTab()}>
          {t('button_skip')}
        </button>
      </header>
      <section aria-labelledby="try-heading">
        <h2 id="try-heading">{t('welcome_try')}</h2>
        <ol>
          <li>{t('welcome_gesture_menu', t('task_extract_text'))}</li>
          <li>{region ? t('welcome_gesture_region', region) : t('welcome_gesture_region_menu')}</li>
        </ol>
        <img class="sample" src={sample} alt={t('welcome_sample')} width="640" height="280" />
      </section>
      {options && isDeepInfra(options.settings.baseUrl) && (
        <section aria-labelledby="token-heading">
          <h2 id="token-heading">{t('welcome_token')}</h2>
          <TokenField
            token={options.token}
            server={null}
            onChange={changeToken}
            onTest={testToken}
          />
        </section>
      )}
      <section aria-labelledby="shortcuts-heading">
        <h2 id="shortcuts-heading">{t('welcome_shortcuts')}</h2>
        <dl>
          {shortcuts.map(({ name, title, keys }) => [
            <dt key={`${name} name`}>{title || t('command_open_popup')}</dt>,
            <dd key={name}>{keys ? <kbd>{keys}</kbd> : t('shortcut_none')}</dd>,
          ])}
        </dl>
        <div class="row">
          <button type="button" onClick={() => void openShortcutSettings()}>
            {t('button_change_shortcuts')}
          </button>
        </div>
      </section>
      <button type="button" class="primary" onClick={() => void closeOwnTab()}>
        {t('button_start')}
      </button>
    </main>
  );
}
