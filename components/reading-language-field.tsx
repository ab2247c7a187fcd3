import {
  readingLanguages,
  type LanguageChoice,
  type ReadingLanguage,
} from '../utils/core/reading-language.ts';
import { t, formatLanguage } from '../utils/platform/i18n.ts';

interface ReadingLanguageFieldProps {
  readonly value: LanguageChoice;
  readonly onChange: (choice: LanguageChoice) => void;
}

const AUTO = 'auto';

/** What the engine on this device is told to read. English is read along with every language. */
export function ReadingLanguageField({ value, onChange }: ReadingLanguageFieldProps) {
  const names = new Intl.DisplayNames(formatLanguage(), { type: 'language' });
  const change = (chosen: string) => {
    const language = readingLanguages.find((one) => one === chosen);
    onChange(language ? [language] : AUTO);
  };
  return (
    <div class="field">
      <label for="reading-language">{t('options_reading_language_label')}</label>
      <select
        id="reading-language"
        value={value === AUTO ? AUTO : value[0]}
        aria-describedby="reading-language-hint"
        onChange={(event) => change(event.currentTarget.value)}
      >
        <option value={AUTO}>{t('options_reading_language_auto')}</option>
        {readingLanguages.map((language: ReadingLanguage) => (
          <option key={language} value={language}>
            {names.of(language)}
          </option>
        ))}
      </select>
      <p class="hint" id="reading-language-hint">
        {t('options_reading_language_hint')}
      </p>
    </div>
  );
}
