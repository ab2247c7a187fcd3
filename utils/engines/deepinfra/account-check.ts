import { parseAccount } from '../../core/account.ts';
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
