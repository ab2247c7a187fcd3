import { browser } from 'wxt/browser';
import type { TaskId } from '../core/task.ts';
import type messages from '../../public/_locales/en/messages.json';

export type MessageKey = keyof typeof messages;

/** The text in the user's language; `values` fill $1, $2 … in order. */
export function t(key: MessageKey, ...values: (string | number)[]): string {
  return browser.i18n.getMessage(key, values.map(inDigits));
}

/** In the digits of the language, which aren't 0 to 9 everywhere. */
function inDigits(value: string | number): string {
  if (typeof value === 'string') return value;
  const format = { useGrouping: false, maximumFractionDigits: 3 };
  return new Intl.NumberFormat(formatLanguage(), format).format(value);
}

/** The keys of texts that name a number, without the plural category at their end. */
export type PluralKey = MessageKey extends infer Key
  ? Key extends `${infer Base}_other`
    ? Base
    : never
  : never;

// Other languages have plural categories that English lacks.
const { i18n }: { i18n: { getMessage(key: string, values: string[]): string } } = browser;

/** The text for this number, which fills $1; `values` fill $2, $3 … */
export function tn(key: PluralKey, count: number, ...values: (string | number)[]): string {
  const { lang } = textLanguage();
  const category = new Intl.PluralRules(lang).select(count);
  const all = [new Intl.NumberFormat(formatLanguage()).format(count), ...values.map(inDigits)];
  // A language may lack a category that its rules name only for fractions.
  return i18n.getMessage(`${key}_${category}`, all) || t(`${key}_other`, ...all);
}

/** The language of the texts, as a BCP 47 tag, and the direction it is written in. */
export function textLanguage(): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  const lang = t('language_tag');
  return { lang, dir: /^(ar|he)\b/.test(lang) ? 'rtl' : 'ltr' };
}

/** The language of the browser's interface, as a BCP 47 tag: there may be no texts of ours in it. */
export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}

/** The language of numbers, dates and names beside our texts: theirs, of the browser's region. */
export function formatLanguage(): string {
  const { lang } = textLanguage();
  const base = (tag: string) => tag.split('-')[0];
  return base(uiLanguage()) === base(lang) ? uiLanguage() : lang;
}

/** Sentences in a row; empty ones are left out. Chinese and Japanese ones have no space between. */
export function sentences(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .replace(/(?<=[。！？]) /gu, '');
}

const taskLabels: Readonly<Record<TaskId, MessageKey>> = {
  'extract-text': 'task_extract_text',
  'keep-layout': 'task_keep_layout',
  'to-markdown': 'task_to_markdown',
  handwriting: 'task_handwriting',
  code: 'task_code',
  formula: 'task_formula',
  table: 'task_table',
  'chart-data': 'task_chart_data',
  'form-fields': 'task_form_fields',
  receipt: 'task_receipt',
  'describe-image': 'task_describe_image',
  'describe-briefly': 'task_describe_briefly',
  'alt-text': 'task_alt_text',
  explain: 'task_explain',
  'compare-images': 'task_compare_images',
  translate: 'task_translate',
  ask: 'task_ask',
  'own-prompt': 'task_own_prompt',
};

export function taskLabel(task: TaskId): string {
  return t(taskLabels[task]);
}
