import { browser } from 'wxt/browser';
import type { TaskId } from '../core/task.ts';
import type messages from '../../public/_locales/en/messages.json';

export type MessageKey = keyof typeof messages;

/** The text in the user's language; `values` fill $1, $2 … in order. */
export function t(key: MessageKey, ...values: (string | number)[]): string {
  return browser.i18n.getMessage(key, values.map(String));
}

/** The language of the interface, as a BCP 47 tag, for numbers and dates. */
export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
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
