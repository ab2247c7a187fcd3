import { fail } from '../core/failure.ts';
import { pageCaptureSchema } from '../core/page-capture.ts';
import type { Source } from '../core/source.ts';
import { captureInPage } from '../platform/inject.ts';
import { capturePlace } from './capture-place.ts';
import type { Captured } from './capture-source.ts';
import type { TellShare } from './stitch.ts';

/**
 * The page from its top to its end, scrolled, captured and put together. Errors: `page_not_allowed`,
 * `element_gone`, `screenshot_failed`.
 */
export async function captureFullPage(
  { tabId, windowId }: Extract<Source, { kind: 'full-page' }>,
  signal: AbortSignal,
  tell: TellShare,
): Promise<Captured> {
  const request = { srcUrl: null, targetElementId: null, wholePage: true };
  const answer = pageCaptureSchema.safeParse(await captureInPage(tabId, 0, request));
  if (answer.data?.kind !== 'place' || !answer.data.place) return fail('element_gone');
  const page = { tabId, windowId, frameId: 0 };
  return { ...(await capturePlace(page, answer.data.place, signal, tell)), rung: 'screenshot' };
}
