import * as z from 'zod/mini';
import { DEFAULT_MODEL } from './catalogue.ts';
import { DEFAULT_BASE_URL, isDeepInfra } from './deepinfra-address.ts';
import { noShaping, shapingSchema } from './shaping/shaping.ts';
import { taskIds, type TaskId } from './task.ts';
import { languageChoiceSchema } from './reading-language.ts';

export const engineChoices = ['automatic', 'deepinfra', 'on-device'] as const;
/** What of finished results is kept on this device: all, all but the images, or nothing. */
export const historyModes = ['all', 'without-images', 'off'] as const;

const capSchema = z.nullable(z.number().check(z.gte(0)));
/** DeepInfra allows 200 to a model and account; above this the browser is what waits. */
export const MOST_AT_ONCE = 32;

/** What the user has chosen. A stored field that can't be read falls back alone, not all of them. */
export const settingsSchema = z.object({
  engine: z.catch(z.enum(engineChoices), 'automatic'),
  model: z.catch(z.string().check(z.minLength(1)), DEFAULT_MODEL),
  /** Models by task, where they aren't the general one. */
  models: z.catch(z.record(z.string(), z.string().check(z.minLength(1))), {}),
  /** Tasks in the right-click menu besides the two that always are. */
  menuTasks: z.catch(
    z.pipe(
      z.array(z.unknown()),
      z.transform((stored) => taskIds.filter((id) => stored.includes(id))),
    ),
    [],
  ),
  baseUrl: z.catch(z.string(), DEFAULT_BASE_URL),
  /** Whether a public image goes by its address, for the API to fetch it. */
  sendAddress: z.catch(z.boolean(), false),
  /** The most to be spent, in USD; null for no cap. */
  capPerDayUsd: z.catch(capSchema, null),
  capPerMonthUsd: z.catch(capSchema, null),
  /** Whether a text is checked by what is read of the image on this device. */
  checkWords: z.catch(z.boolean(), true),
  /** Whether what this device read is shown until the model's own text begins. */
  showDraft: z.catch(z.boolean(), false),
  /** Whether a result goes to the clipboard as soon as it is whole. */
  copyAtOnce: z.catch(z.boolean(), false),
  /** Requests of a batch at once, at most. */
  atOnce: z.catch(z.int().check(z.minimum(1), z.maximum(MOST_AT_ONCE)), 8),
  history: z.catch(z.enum(historyModes), 'all'),
  /** How texts are shown and copied. */
  shaping: z.catch(shapingSchema, noShaping),
  /** For the engine on this device. */
  readingLanguages: z.catch(languageChoiceSchema, 'auto'),
});
export type Settings = z.infer<typeof settingsSchema>;
export type EngineChoice = Settings['engine'];
export type HistoryMode = Settings['history'];

export const defaultSettings: Settings = settingsSchema.parse({});

/** The model that does a task. */
export function modelFor({ model, models }: Settings, task: TaskId): string {
  return models[task] ?? model;
}

/** The model changed where a task takes it from: its own setting, or the general one. */
export function withModelFor(settings: Settings, task: TaskId, model: string): Settings {
  return settings.models[task] === undefined
    ? { ...settings, model }
    : { ...settings, models: { ...settings.models, [task]: model } };
}

/** The host of another server that lies at an address, by which it is named; null for DeepInfra. */
export function otherServer(baseUrl: string): string | null {
  return isDeepInfra(baseUrl) ? null : (URL.parse(baseUrl.trim())?.host ?? null);
}

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
