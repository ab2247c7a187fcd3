import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { isDeepInfra } from '../core/deepinfra-address.ts';
import { settingsSchema, type Settings } from '../core/settings.ts';
import { onStored } from './stored-changes.ts';

const SETTINGS = 'settings';
const TOKEN = 'deepinfraToken';
/** Before the origin of another server. */
const SERVER_TOKEN = 'token:';
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

/**
 * The token for the API at this address, or an empty string. For the background and the options page
 * only. A token belongs to the server for which it was typed: no other is ever given it.
 */
export async function loadToken(baseUrl: string): Promise<string> {
  const key = tokenKey(baseUrl);
  if (key === null) return '';
  const stored = await browser.storage.local.get(key);
  return tokenSchema.parse(stored[key]);
}

export async function saveToken(token: string, baseUrl: string): Promise<void> {
  const key = tokenKey(baseUrl);
  if (key === null) return;
  if (token) await browser.storage.local.set({ [key]: token });
  else await browser.storage.local.remove(key);
}

function tokenKey(baseUrl: string): string | null {
  if (isDeepInfra(baseUrl)) return TOKEN;
  const origin = URL.parse(baseUrl)?.origin;
  return origin === undefined ? null : `${SERVER_TOKEN}${origin}`;
}

/** Shuts content scripts out of `storage.local`, in browsers that can (Chrome 102 and later). */
export async function shutOutContentScripts(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
