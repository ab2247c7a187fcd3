import { tokenTestSchema, type TokenTest } from '../utils/core/messages.ts';
import { ask } from '../utils/platform/requests.ts';

/** Has the stored token tried out. */
export async function testToken(): Promise<TokenTest> {
  try {
    return await ask({ type: 'test-token' }, tokenTestSchema);
  } catch {
    // The background went away, as in an update of the extension.
    return { kind: 'failed', failure: { code: 'internal' } };
  }
}
