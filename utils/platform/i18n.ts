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
  'describe-image': 'task_describe_image',
};

export function taskLabel(task: TaskId): string {
  return t(taskLabels[task]);
}
