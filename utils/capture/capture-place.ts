import { fail } from '../core/failure.ts';
import { cropInScreenshot, isAllSeen } from '../core/geometry.ts';
import { elementPlaceSchema, type ElementPlace } from '../core/page-capture.ts';
import { walkInPage } from '../platform/inject.ts';
import { captureVisibleTab } from '../platform/screenshot.ts';
import { cropImage } from './crop-image.ts';
import { dataUriToBlob } from './data-uri.ts';
import { stitch, type Stitched, type TellShare } from './stitch.ts';

/** Where a capture in a page was made. */
export interface PageOf {
  readonly tabId: number;
  readonly windowId: number;
  readonly frameId: number;
}

/**
 * What the screen shows of an element; what lies beyond the window is scrolled to, and the page
 * scrolled back. Errors: `element_gone`, `screenshot_failed`.
 */
export async function capturePlace(
  page: PageOf,
  place: ElementPlace,
  signal: AbortSignal,
  tell: TellShare,
): Promise<Stitched> {
  const screenshot = () => takeScreenshot(page.windowId, signal);
  const { rect, viewport } = place;
  if (rect && isAllSeen(place)) {
    const crop = await cropImage(await screenshot(), (bitmap) =>
      cropInScreenshot(rect, viewport, bitmap),
    );
    return { image: crop ?? fail('element_gone') };
  }
  const { tabId, frameId } = page;
  try {
    const reveal = async (x: number, y: number) => {
      const answer = await walkInPage(tabId, frameId, { step: 'reveal', x, y });
      return elementPlaceSchema.safeParse(answer).data ?? null;
    };
    return (await stitch({ reveal, screenshot }, signal, tell)) ?? fail('element_gone');
  } finally {
    // A page that is gone has nothing to be put back.
    await walkInPage(tabId, frameId, { step: 'end' }).catch(() => undefined);
  }
}

export async function takeScreenshot(windowId: number, signal: AbortSignal): Promise<Blob> {
  return dataUriToBlob(await captureVisibleTab(windowId, signal));
}
