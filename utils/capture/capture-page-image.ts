import { fail, FailureError } from '../core/failure.ts';
import { pageCaptureSchema, pickSchema, type PageCapture } from '../core/page-capture.ts';
import { isForPicker, type Limit, type PageImageSource } from '../core/source.ts';
import { captureInPage, pickInPage } from '../platform/inject.ts';
import { mayReadAllSites } from '../platform/permissions.ts';
import { isBlack } from './black-frame.ts';
import type { Captured } from './capture-source.ts';
import { capturePlace } from './capture-place.ts';
import { captureRegion } from './capture-region.ts';
import { dataUriToBlob } from './data-uri.ts';
import { fetchInBackground } from './fetch-image.ts';
import type { TellShare } from './stitch.ts';

type OnPage = Extract<PageCapture, { kind: 'place' }>;

type Found = Exclude<PageCapture, { kind: 'failed' | 'unsure' }>;

/** The image that was meant on a page; or those that were picked there, in the order of the choice. */
export async function capturePageImages(
  source: PageImageSource,
  signal: AbortSignal,
  tell: TellShare,
): Promise<Captured[]> {
  const page = await askPage(source);
  if (page?.kind !== 'unsure') return [await captureFound(source, page, signal, tell)];
  const answer = await pickInPage(source.tabId, source.frameId, signal);
  signal.throwIfAborted();
  const pick = pickSchema.safeParse(answer);
  if (!pick.success) return fail('element_gone');
  if (pick.data.kind === 'cancelled') return fail('nothing_chosen');
  if (pick.data.kind === 'region') {
    return [await captureRegion({ ...source, ...pick.data }, signal)];
  }
  const captured: Captured[] = [];
  for (let index = 0; index < pick.data.count; index++) {
    const picked = await askPage(source, index);
    if (picked?.kind === 'unsure') fail('element_gone');
    captured.push(await captureFound(source, picked, signal, tell));
  }
  return captured;
}

/**
 * One of the images that were listed in the tab. `bySight: false` gives null where only the screen
 * shows it, since that scrolls the page and takes half a second each.
 */
export async function captureListed(
  tab: { readonly tabId: number; readonly windowId: number },
  { frameId, number }: { readonly frameId: number; readonly number: number },
  { bySight }: { readonly bySight: boolean },
  signal: AbortSignal,
): Promise<Captured | null> {
  const request = { srcUrl: null, targetElementId: null, listed: number };
  const page = parse(await captureInPage(tab.tabId, frameId, request));
  if (page.kind === 'unsure') fail('element_gone');
  if (!bySight && page.kind === 'place') {
    const fetched = page.url === null ? null : await fetchInBackground(page.url, signal);
    return fetched?.kind === 'image' ? { image: fetched.image, rung: 'background-fetch' } : null;
  }
  const source = { ...tab, ...request, kind: 'page-image', frameId } as const;
  return captureFound(source, page, signal, () => {});
}

/**
 * The ladder for an image on a page: its file, its pixels, its server, the screen. `page` is null
 * where no script may run in its frame.
 */
async function captureFound(
  source: PageImageSource,
  page: Found | null,
  signal: AbortSignal,
  tell: TellShare,
): Promise<Captured> {
  if (page?.kind === 'pixels') {
    return { image: await dataUriToBlob(page.dataUri), rung: page.rung };
  }
  signal.throwIfAborted();

  // In a frame that nothing may be injected into, the menu's address is all that is known.
  const url = page ? page.url : source.srcUrl;
  const fetched = url === null ? null : await fetchInBackground(url, signal);
  if (fetched?.kind === 'image') return { image: fetched.image, rung: 'background-fetch' };

  if (page && !page.place && source.frameId === 0) fail('element_gone');
  const place = page?.place ? page : await placeOfFrame(source);
  if (!place.place) fail('element_gone');
  const frameId = place === page ? source.frameId : 0;
  const seen = await capturePlace({ ...source, frameId }, place.place, signal, tell);
  if (page?.isVideo && (await isBlack(seen.image))) fail('video_protected');
  const limitedBy = await limitOf(page, url, fetched?.kind === 'refused');
  return {
    ...seen,
    rung: 'screenshot',
    ...(limitedBy !== null && { limitedBy }),
    ...(page?.natural && { natural: page.natural }),
  };
}

/** What the page's script says; null where none may run in the frame of the image. */
async function askPage(
  source: PageImageSource,
  picked?: number,
): Promise<Exclude<PageCapture, { kind: 'failed' }> | null> {
  const { tabId, frameId, srcUrl, targetElementId, mark, focused } = source;
  try {
    const request = {
      srcUrl,
      targetElementId,
      ...(mark !== undefined && { mark }),
      ...(focused && { focused }),
      ...(picked === undefined ? { mayAsk: isForPicker(source) } : { picked }),
    };
    return parse(await captureInPage(tabId, frameId, request));
  } catch (error) {
    const isShut = error instanceof FailureError && error.failure.code === 'page_not_allowed';
    if (!isShut) throw error;
    return null;
  }
}

/** The place of the frame that the image is in, as the page around it knows it. */
async function placeOfFrame({ tabId, frameId, frameUrl }: PageImageSource): Promise<OnPage> {
  if (frameId === 0) fail('page_not_allowed');
  const request = { srcUrl: null, targetElementId: null, frameUrl: frameUrl ?? '' };
  const answer = parse(await captureInPage(tabId, 0, request));
  return answer.kind === 'place' ? answer : fail('element_gone');
}

function parse(answer: unknown): Exclude<PageCapture, { kind: 'failed' }> {
  const page = pageCaptureSchema.safeParse(answer);
  // A page that navigates or closes in the middle answers nothing.
  if (!page.success) fail('element_gone');
  return page.data.kind === 'failed' ? fail(page.data.code) : page.data;
}

async function limitOf(
  page: OnPage | null,
  url: string | null,
  isRefused: boolean,
): Promise<Limit | null> {
  if (page === null) return 'frame';
  if (url === null) return page.limitedBy;
  return isRefused && (await mayReadAllSites()) ? 'hotlink' : page.limitedBy;
}
