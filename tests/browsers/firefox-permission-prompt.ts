import * as z from 'zod/mini';
import type { FirefoxSession } from './firefox-session.ts';
import { until } from './until.ts';

/**
 * Answers Firefox's question whether the extension may have a permission that it asks for, as soon
 * as it is there and takes clicks: Firefox ignores those of the first half second.
 */
export async function answerFirefoxPermissionPrompt(
  firefox: FirefoxSession,
  answer: 'allow' | 'deny',
): Promise<void> {
  const click = (): Promise<boolean> =>
    firefox.evaluateInChrome(
      z.boolean(),
      `const panel = document.getElementById('notification-popup');
      const prompt = document.getElementById('addon-webext-permissions-notification');
      if (panel?.state !== 'open' || !prompt) return false;
      (args[0] === 'allow' ? prompt.button : prompt.secondaryButton).click();
      return true;`,
      answer,
    );
  const isGone = (): Promise<boolean> =>
    firefox.evaluateInChrome(
      z.boolean(),
      `return !document.getElementById('addon-webext-permissions-notification');`,
    );
  await until('the permission prompt opens', click);
  await until('the permission prompt closes', async () => (await isGone()) || !(await click()), {
    everyMs: 100,
  });
}
