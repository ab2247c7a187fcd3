import { fail, FailureError } from '../core/failure.ts';
import { cropInScreenshot } from '../core/geometry.ts';
import { pageCaptureSchema, type ElementPlace } from '../core/page-capture.ts';
import type { PageImageSource, Rung, Source } from '../core/source.ts';
import { captureInPage } from '../platform/inject.ts';
import { captureVisibleTab } from '../platform/screenshot.ts';
import { cropImage } from './crop-image.ts';

export interface Captured {
  readonly image: Blob;
  readonly rung: Rung;
}

/**
 * Gets the pixels of what the person meant, by the best rung of the ladder that holds. Files have
 * their pixels stored from the start and never come here. Errors: FailureError.
 */
export async function captureSource(
  source: Exclude<Source, { kind: 'file' }>,
  signal: AbortSignal,
): Promise<Captured> {
  switch (source.kind) {
    case 'visible-tab':
      return { image: await screenshot(source.windowId, signal), rung: 'screenshot' };
    case 'region':
      return captureRegion(source, signal);
    case 'page-image':
      return capturePageImage(source, signal);
  }
}

async function captureRegion(
  { windowId, rect, viewport }: Extract<Source, { kind: 'region' }>,
  signal: AbortSignal,
): Promise<Captured> {
  const shot = await screenshot(windowId, signal);
  const image = await cropImage(shot, (bitmap) => cropInScreenshot(rect, viewport, bitmap));
  return { image: image ?? fail('element_gone'), rung: 'screenshot' };
}

async function capturePageImage(source: PageImageSource, signal: AbortSignal): Promise<Captured> {
  const { tabId, frameId, srcUrl, targetElementId } = source;
  let place: ElementPlace | null = null;
  let refused: FailureError | null = null;
  try {
    const answer = await captureInPage(tabId, frameId, { srcUrl, targetElementId });
    const page = pageCaptureSchema.safeParse(answer);
    // A page that navigates or closes in the middle answers nothing.
    if (!page.success) fail('element_gone');
    if (page.data.kind === 'failed') fail(page.data.code);
    if (page.data.kind === 'pixels') {
      return { image: await dataUriToBlob(page.data.dataUri), rung: page.data.rung };
    }
    place = page.data.place;
  } catch (error) {
    // Where no script may run, the background can still ask the server.
    if (!(error instanceof FailureError) || error.failure.code !== 'page_not_allowed') throw error;
    refused = error;
  }
  signal.throwIfAborted();

  const fetched = srcUrl === null ? null : await fetchInBackground(srcUrl, signal);
  if (fetched) return { image: fetched, rung: 'background-fetch' };
  if (refused) throw refused;
  if (!place) fail('element_gone');

  const shot = await screenshot(source.windowId, signal);
  const image = await cropImage(shot, (bitmap) =>
    cropInScreenshot(place.rect, place.viewport, bitmap),
  );
  return { image: image ?? fail('element_gone'), rung: 'screenshot' };
}

async function screenshot(windowId: number, signal: AbortSignal): Promise<Blob> {
  return dataUriToBlob(await captureVisibleTab(windowId, signal));
}

async function dataUriToBlob(dataUri: string): Promise<Blob> {
  return (await fetch(dataUri)).blob();
}

/** Works where the server allows every origin. No cookies: what needs them isn't ours to ask for. */
async function fetchInBackground(url: string, signal: AbortSignal): Promise<Blob | null> {
  if (!/^https?:/.test(url)) return null;
  try {
    const response = await fetch(url, { credentials: 'omit', signal });
    const type = response.headers.get('content-type') ?? '';
    const readable = type.startsWith('image/') && !type.startsWith('image/svg');
    return response.ok && readable ? await response.blob() : null;
  } catch {
    signal.throwIfAborted();
    return null;
  }
}
