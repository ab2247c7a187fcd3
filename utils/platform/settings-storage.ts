import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { settingsSchema, type Settings } from '../core/settings.ts';
import { onStored } from './stored-changes.ts';

const SETTINGS = 'settings';
const TOKEN = 'deepinfraToken';
const tokenSchema = z.catch(z.string(), '');

/**
 * Settings and token lie in `storage.local`, never in `storage.sync`, the token under its own key so
 * that nothing that reads settings comes by it.
 */
export async function loadSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(SETTINGS);
  const parsed = settingsSchema.safeParse(stored[SETTINGS] ?? {});
  return parsed.success ? parsed.data : settingsSchema.parse({});
}

export async function saveSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ [SETTINGS]: settings });
}

/** Settings changed in whatever page. */
export function onSettings(listener: () => void, until?: AbortSignal): void {
  onStored(SETTINGS, listener, until);
}

/** The token, or an empty string. For the background and the options page only. */
export async function loadToken(): Promise<string> {
  const stored = await browser.storage.local.get(TOKEN);
  return tokenSchema.parse(stored[TOKEN]);
}

export async function saveToken(token: string): Promise<void> {
  if (token) await browser.storage.local.set({ [TOKEN]: token });
  else await browser.storage.local.remove(TOKEN);
}

/** Shuts content scripts out of `storage.local`, in browsers that can (Chrome 102 and later). */
export async function shutOutContentScripts(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
