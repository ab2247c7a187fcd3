import * as z from 'zod/mini';
import { DEFAULT_MODEL } from './catalogue.ts';
import { languageChoiceSchema } from './reading-language.ts';

export const engineChoices = ['automatic', 'deepinfra', 'on-device'] as const;
export const DEFAULT_BASE_URL = 'https://api.deepinfra.com/v1/openai';

/** What the user has chosen. A stored field that can't be read falls back alone, not all of them. */
export const settingsSchema = z.object({
  engine: z.catch(z.enum(engineChoices), 'automatic'),
  model: z.catch(z.string().check(z.minLength(1)), DEFAULT_MODEL),
  baseUrl: z.catch(z.string(), DEFAULT_BASE_URL),
  /** For the engine on this device. */
  readingLanguages: z.catch(languageChoiceSchema, 'auto'),
});
export type Settings = z.infer<typeof settingsSchema>;
export type EngineChoice = Settings['engine'];

export const defaultSettings: Settings = settingsSchema.parse({});

/**
 * The API's address as it is used: without a trailing slash, or null where it may not be used.
 * Only https, or http on loopback: the token must not travel in the clear.
 */
export function usableBaseUrl(text: string): string | null {
  const url = URL.parse(text.trim());
  if (!url || url.username || url.password || url.search || url.hash) return null;
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return null;
  return url.href.replace(/\/+$/, '');
}
