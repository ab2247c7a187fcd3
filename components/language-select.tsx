import { formatLanguage } from '../utils/platform/i18n.ts';

/** The most spoken and written languages, by BCP 47 tag. */
const LANGUAGES =
  'ar bg bn ca cs da de el en es et fa fi fr gu he hi hr hu id it ja kn ko lt lv ml mr ms nl no pa pl pt ro ru sk sl sr sv sw ta te th tl tr uk ur vi zh-Hans zh-Hant'.split(
    ' ',
  );

interface LanguageSelectProps {
  /** A BCP 47 tag. */
  readonly value: string;
  readonly onChange: (language: string) => void;
}

/** Languages by their names in the language of the interface. */
export function LanguageSelect({ value, onChange }: LanguageSelectProps) {
  const locale = formatLanguage();
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const tags = value === '' || LANGUAGES.includes(value) ? LANGUAGES : [value, ...LANGUAGES];
  const options = tags
    .map((tag) => ({ tag, name: names.of(tag) ?? tag }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  return (
    <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {options.map(({ tag, name }) => (
        <option key={tag} value={tag}>
          {name}
        </option>
      ))}
    </select>
  );
}
