import { otherServer } from '../utils/core/settings.ts';
import { t } from '../utils/platform/i18n.ts';
import { AddressField } from './address-field.tsx';
import { CopyAtOnceField } from './copy-at-once-field.tsx';
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
        <AddressField
          value={settings.sendAddress}
          onChange={(sendAddress) => changeSettings({ sendAddress })}
        />
        <AtOnceField value={settings.atOnce} onChange={(atOnce) => changeSettings({ atOnce })} />
      </section>
      <TaskTable settings={settings} models={list.catalogue.models} onChange={changeSettings} />
      <OwnPromptsField prompts={ownPrompts} onChange={changeOwnPrompts} />
      <CheckFields settings={settings} onChange={changeSettings} />
      <CopyAtOnceField
        value={settings.copyAtOnce}
        onChange={(copyAtOnce) => changeSettings({ copyAtOnce })}
      />
      <HistoryField value={settings.history} onChange={(history) => changeSettings({ history })} />
      <SpendingSection caps={settings} onChange={changeSettings} />
    </main>
  );
}
