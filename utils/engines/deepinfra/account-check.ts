import { parseAccount } from '../../core/account.ts';
import { visionModels, type Model } from '../../core/catalogue.ts';
import type { TokenTest } from '../../core/messages.ts';
import { apiFailure, createApiClient } from './api-client.ts';

const TIMEOUT_MS = 15_000;

/** Asks DeepInfra whose the token is. `/v1/me` lies beside the OpenAI routes, not under them. */
export async function testToken(token: string, baseUrl: string): Promise<TokenTest> {
  if (!token) return { kind: 'failed', failure: { code: 'token_missing' } };
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const client = createApiClient({ token, baseUrl });
    const me = new URL('../me?checklist=true', client.baseURL.replace(/\/*$/, '/')).href;
    const account = parseAccount(await client.get(me, { signal: timeout }));
    return account
      ? { kind: 'accepted', account }
      : { kind: 'failed', failure: { code: 'bad_answer' } };
  } catch (error) {
    if (timeout.aborted) return { kind: 'failed', failure: { code: 'timeout' } };
    return { kind: 'failed', failure: apiFailure(error, { token, baseUrl }).failure };
  }
}

/** The live list of vision models; empty where it can't be had, for the shipped one to stand in. */
export async function listModels(token: string, baseUrl: string): Promise<Model[]> {
  try {
    const client = createApiClient({ token, baseUrl });
    return visionModels(await client.get('/models', { signal: AbortSignal.timeout(TIMEOUT_MS) }));
  } catch {
    // Not worth a message: the list that is shipped serves as well.
    return [];
  }
}
