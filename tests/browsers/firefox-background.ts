import * as z from 'zod/mini';
import type { Firefox } from './firefox.ts';

const State = z.enum(['starting', 'running', 'suspending', 'stopped']);

/** What the extension's background page is doing; asking doesn't wake it. */
export async function backgroundState(firefox: Firefox): Promise<z.infer<typeof State>> {
  return firefox.evaluateInChrome(
    State,
    'return WebExtensionPolicy.getByID(args[0]).extension.backgroundState;',
    firefox.extensionId,
  );
}

/** Ends the background page whatever it is doing, as Firefox ends an idle one. */
export async function terminateBackground(firefox: Firefox): Promise<void> {
  await firefox.evaluateInChrome(
    z.null(),
    `const { extension } = WebExtensionPolicy.getByID(args[0]);
    await extension.terminateBackground({
      ignoreDevToolsAttached: true,
      disableResetIdleForTest: true,
    });`,
    firefox.extensionId,
  );
}
