import { setTimeout as delay } from 'node:timers/promises';
import type { Display } from './display.ts';
import { pressKeys } from './input.ts';
import { brightnessAt, screenShot } from './screen.ts';
import { until } from './until.ts';
import { activeWindow } from './x-windows.ts';

/** Chromium ignores keys for half a second, so that nobody agrees to what just popped up. */
const PROMPT_DEAF_MS = 700;

/**
 * Does what makes the extension ask for a permission, and answers Chromium's prompt by keyboard.
 * The prompt is neither a window nor a target of the debugger: what shows it is that the browser
 * darkens everything around it. It closes a popup that asked.
 */
export async function answerPermissionPrompt(
  display: Display,
  answer: 'allow' | 'deny',
  ask: () => Promise<unknown>,
): Promise<void> {
  const frame = await activeWindow(display);
  const tabStrip = { x: frame.x + frame.width / 2, y: frame.y + 15 };
  const brightness = async (): Promise<number> => brightnessAt(await screenShot(display), tabStrip);
  const usual = await brightness();
  await ask();
  await until('the permission prompt opens', async () => (await brightness()) < usual * 0.8);
  await delay(PROMPT_DEAF_MS);
  // The focus is on `Deny`.
  await pressKeys(display, ...(answer === 'allow' ? ['Tab', 'Return'] : ['Return']));
  await until('the permission prompt closes', async () => (await brightness()) > usual * 0.9);
}
