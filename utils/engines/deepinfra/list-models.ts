import {
  isFresh,
  parseModels,
  parseReplacements,
  shippedCatalogue,
  type Catalogue,
  type Model,
} from '../../core/catalogue.ts';
import { fail } from '../../core/failure.ts';
import type { ModelList } from '../../core/messages.ts';
import { isDeepInfra } from '../../core/deepinfra-address.ts';
import { loadCatalogue, saveCatalogue } from '../../platform/catalogue-storage.ts';
import { mayReach } from '../../platform/permissions.ts';
import { apiFailure, createApiClient } from './api-client.ts';

const TIMEOUT_MS = 15_000;

/**
 * The models to choose from: those kept of the last day, else the live ones; where they can't be
 * had, older ones or the shipped ones, with the reason.
 */
export async function listModels(
  { token, baseUrl, refresh }: { token: string; baseUrl: string; refresh: boolean },
  now: number,
): Promise<ModelList> {
  const kept = await loadCatalogue();
  if (kept && !refresh && isFresh(kept, baseUrl, now)) return { ...kept, failure: null };
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const catalogue = await fetchCatalogue(token, baseUrl, timeout);
    await saveCatalogue({ catalogue, baseUrl, fetchedAt: now });
    return { catalogue, fetchedAt: now, failure: null };
  } catch (error) {
    const { failure } = timeout.aborted
      ? { failure: { code: 'timeout' as const } }
      : apiFailure(error, { token, baseUrl });
    if (kept?.baseUrl === baseUrl) return { ...kept, failure };
    const catalogue = isDeepInfra(baseUrl) ? shippedCatalogue : { ...shippedCatalogue, models: [] };
    return { catalogue, fetchedAt: null, failure };
  }
}

/** DeepInfra's models as far as they are known without asking, for their prices. */
export async function knownModels(): Promise<readonly Model[]> {
  const kept = await loadCatalogue();
  return (kept && isDeepInfra(kept.baseUrl) ? kept.catalogue : shippedCatalogue).models;
}

async function fetchCatalogue(
  token: string,
  baseUrl: string,
  signal: AbortSignal,
): Promise<Catalogue> {
  const known = isDeepInfra(baseUrl);
  if (!known && !(await mayReach(baseUrl))) fail('host_not_allowed');
  // DeepInfra's catalogue is public, but not for a token that it doesn't know.
  const client = createApiClient({ token: known ? '' : token, baseUrl });
  const get = (path: string) => client.get(path, { signal });
  const retired = known ? new URL('/models/list', client.baseURL).href : null;
  const [models, replacements] = await Promise.all([
    get('/models').then(parseModels),
    // Not worth a failure: an answer by a replacement is told when it comes.
    retired === null ? {} : get(retired).then(parseReplacements, () => ({})),
  ]);
  return { ...(models ?? fail('bad_answer')), replacements };
}
