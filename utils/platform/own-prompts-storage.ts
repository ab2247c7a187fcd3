import { browser } from 'wxt/browser';
import { parseOwnPrompts } from '../core/own-prompts.ts';
import type { OwnPrompt } from '../core/task.ts';
import { onStored } from './stored-changes.ts';

const KEY = 'ownPrompts';

/** The user's own prompts, in their order; half-written ones too. */
export async function loadOwnPrompts(): Promise<OwnPrompt[]> {
  const stored = await browser.storage.local.get(KEY);
  return parseOwnPrompts(stored[KEY]);
}

export async function saveOwnPrompts(prompts: readonly OwnPrompt[]): Promise<void> {
  await browser.storage.local.set({ [KEY]: prompts });
}

export function onOwnPrompts(listener: () => void, until?: AbortSignal): void {
  onStored(KEY, listener, until);
}
