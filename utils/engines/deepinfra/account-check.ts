import * as z from 'zod/mini';
import { parseAccount } from '../../core/account.ts';
import { fail } from '../../core/failure.ts';
import type { TokenTest } from '../../core/messages.ts';
import { isDeepInfra } from '../../core/deepinfra-address.ts';
import { mayReach } from '../../platform/permissions.ts';
import { apiFailure, createApiClient } from './api-client.ts';

/** What every server with this API answers, whatever its models are like. */
const modelsSchema = z.object({ data: z.array(z.unknown()) });

const TIMEOUT_MS = 15_000;

/**
 * Asks DeepInfra whose the token is, `/v1/me` lying beside the OpenAI routes and not under them; and
 * another server for its models, which it may give without a token.
 */
export async function testToken(token: string, baseUrl: string): Promise<TokenTest> {
  const isOther = !isDeepInfra(baseUrl);
  if (!token && !isOther) return { kind: 'failed', failure: { code: 'token_missing' } };
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const client = createApiClient({ token, baseUrl });
    if (isOther) {
      if (!(await mayReach(client.baseURL))) fail('host_not_allowed');
      const answer = modelsSchema.parse(await client.get('/models', { signal: timeout }));
      return { kind: 'reached', models: answer.data.length };
    }
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
