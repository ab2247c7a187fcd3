import { otherServer } from '../utils/core/settings.ts';
import { t } from '../utils/platform/i18n.ts';
import { CheckChoice } from './check-choice.tsx';
import { CheckFields } from './check-fields.tsx';
import { EngineChoiceField } from './engine-choice-field.tsx';
import { HistoryField } from './history-field.tsx';
import { ModelField } from './model-field.tsx';
import { AtOnceField } from './at-once-field.tsx';
import { BaseUrlField } from './base-url-field.tsx';
import { SpendingSection } from './spending-section.tsx';
import { ReadingLanguageField } from './reading-language-field.tsx';
import { testToken } from './test-token.ts';
import { TokenField } from './token-field.tsx';
import { OwnPromptsField } from './own-prompts-field.tsx';
import { TaskTable } from './task-table.tsx';
import { useModels } from './use-models.ts';
import { useSettings } from './use-settings.ts';

/** The options page. Everything is saved as it is changed. */
export function Options() {
  const { options, changeSettings, changeToken, changeOwnPrompts } = useSettings();
  const { list, refreshing, refresh } = useModels(options?.settings.baseUrl);

  if (!options) return null;
  const { settings, token, ownPrompts } = options;
  const server = otherServer(settings.baseUrl);
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
        <TokenField
          key={server}
          token={token}
          server={server}
          onChange={changeToken}
          onTest={testToken}
        />
        <ModelField
          value={settings.model}
          list={list}
          baseUrl={settings.baseUrl}
          refreshing={refreshing}
          onRefresh={refresh}
          onChange={(model) => changeSettings({ model })}
        />
        <BaseUrlField
          value={settings.baseUrl}
          onChange={(baseUrl) => changeSettings({ baseUrl })}
        />
        <div class="field">
          <CheckChoice
            id="send-address"
            label={t('options_address_label')}
            hint={t('options_address_hint')}
            checked={settings.sendAddress}
            onChange={(sendAddress) => changeSettings({ sendAddress })}
          />
        </div>
        <AtOnceField value={settings.atOnce} onChange={(atOnce) => changeSettings({ atOnce })} />
      </section>
      <TaskTable settings={settings} models={list.catalogue.models} onChange={changeSettings} />
      <OwnPromptsField prompts={ownPrompts} onChange={changeOwnPrompts} />
      <CheckFields settings={settings} onChange={changeSettings} />
      <fieldset>
        <legend>{t('options_copy_heading')}</legend>
        <CheckChoice
          id="copy-at-once"
          label={t('options_copy_at_once')}
          hint={t('options_copy_at_once_hint')}
          checked={settings.copyAtOnce}
          onChange={(copyAtOnce) => changeSettings({ copyAtOnce })}
        />
      </fieldset>
      <HistoryField value={settings.history} onChange={(history) => changeSettings({ history })} />
      <SpendingSection caps={settings} onChange={changeSettings} />
    </main>
  );
}
