import { browser } from 'wxt/browser';
import type { PageCaptureRequest, WalkStep } from '../core/page-capture.ts';
import { fail } from '../core/failure.ts';
import type { Rect, Viewport } from '../core/geometry.ts';
import type { RegionRequest } from '../core/region.ts';
import { failRefused } from './refusal.ts';

type Pick =
  | { readonly kind: 'elements'; readonly elements: readonly Element[] }
  | { readonly kind: 'region'; readonly rect: Rect; readonly viewport: Viewport }
  | { readonly kind: 'cancelled' };

declare global {
  /** Set in the page's isolated world by the capture script, which the page itself can't see. */
  var legibleCapture: ((request: PageCaptureRequest) => Promise<unknown>) | undefined;
  /** Lets the person say which image is meant; gives what was picked. Set by the picker script. */
  var legiblePick: ((initial: Element | null) => Promise<Pick>) | undefined;
  /** The element that seems to be meant, and after the picker those that are. */
  var legiblePicked: readonly Element[] | undefined;
  /** Lists all images of the frame and leaves them in `legibleListed`. Set by the capture script. */
  var legibleList: (() => unknown) | undefined;
  /** What was captured in the frame, by the marks of the jobs. Set by the capture script. */
  var legibleMarked: Map<string, WeakRef<Element>> | undefined;
  /** The images of the frame that were listed last. */
  var legibleListed: readonly Element[] | undefined;
  /** Begins the choice of a region, or ends one that is under way. Set by the region script. */
  var legibleSelectRegion: ((request: RegionRequest) => void) | undefined;
  /** Left there by a capture of something larger than the window, until the walk ends. */
  var legibleWalk: ((step: WalkStep) => Promise<unknown>) | undefined;
}

/** Right after a menu click Chromium may refuse for a few milliseconds what activeTab allows. */
const GRANT_RACE_MS = 100;
const GRANT_RETRY_MS = 15;

/**
 * Runs the capture script once in one frame of the tab and gives what it answers, unparsed: it comes
 * from the page's process. Errors: `page_not_allowed` or `file_access_needed` where no script may
 * run.
 */
export async function captureInPage(
  tabId: number,
  frameId: number,
  request: PageCaptureRequest,
): Promise<unknown> {
  const target = { tabId, frameIds: [frameId] };
  await injectFile(target, '/capture.js');
  const [injection] = await browser.scripting.executeScript({
    target,
    args: [request],
    func: (wanted: Partial<PageCaptureRequest>) => {
      const capture = globalThis.legibleCapture;
      delete globalThis.legibleCapture;
      // Chrome drops what is null on the way.
      const { srcUrl = null, targetElementId = null, ...more } = wanted;
      return capture?.({ srcUrl, targetElementId, ...more });
    },
  });
  // Firefox hands over what a script threw instead of throwing it.
  if (injection && 'error' in injection) {
    fail('internal', { detail: String(injection.error) });
  }
  return injection?.result;
}

/**
 * Asks the person in a frame which images are meant, beginning with the one that the capture script
 * took for it; the answer is unparsed, and none where the frame went away. What is picked is what
 * captures with `picked` then take. The signal closes the picker.
 */
export async function pickInPage(
  tabId: number,
  frameId: number,
  signal: AbortSignal,
): Promise<unknown> {
  const target = { tabId, frameIds: [frameId] };
  await injectFile(target, '/picker.js');
  // While it is open, the second call closes it.
  const close = () => {
    const func = () => void globalThis.legiblePick?.(null);
    void browser.scripting.executeScript({ target, func }).catch(() => undefined);
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    const [injection] = await browser.scripting.executeScript({
      target,
      func: async () => {
        const [initial = null] = globalThis.legiblePicked ?? [];
        delete globalThis.legiblePicked;
        const pick = await globalThis.legiblePick?.(initial);
        if (pick?.kind === 'region') {
          return { kind: pick.kind, rect: pick.rect, viewport: pick.viewport };
        }
        if (pick?.kind !== 'elements') return { kind: 'cancelled' };
        globalThis.legiblePicked = pick.elements;
        return { kind: pick.kind, count: pick.elements.length };
      },
    });
    return injection?.result;
  } catch {
    // The frame, its tab or the grant is gone; the next look at the page says which.
    return undefined;
  } finally {
    signal.removeEventListener('abort', close);
  }
}

/**
 * Lists the images in every frame of the tab that a script may run in; the answers are unparsed.
 * Errors: as captureInPage.
 */
export async function listInPage(tabId: number): Promise<{ frameId: number; answer: unknown }[]> {
  await injectFile({ tabId, frameIds: [0] }, '/capture.js');
  // Frames of other origins are passed over by the browser.
  await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: ['/capture.js'],
  });
  const injections = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: () => globalThis.legibleList?.(),
  });
  return injections.map(({ frameId, result }) => ({ frameId, answer: result }));
}

/** The frame of the tab that has the keyboard's focus; the page itself where none can be told. */
export async function focusedFrame(tabId: number): Promise<number> {
  const injections = await browser.scripting
    .executeScript({
      target: { tabId, allFrames: true },
      func: () => document.hasFocus() && !document.activeElement?.matches('iframe, frame'),
    })
    // Where no script may run, the capture says so.
    .catch(() => []);
  return injections.find(({ result }) => result === true)?.frameId ?? 0;
}

/** Begins the choice of a region in the tab, or ends it. Errors: `page_not_allowed`. */
export async function selectRegionInPage(tabId: number, request: RegionRequest): Promise<void> {
  const target = { tabId, frameIds: [0] };
  await injectFile(target, '/region.js');
  await browser.scripting.executeScript({
    target,
    args: [request],
    func: (wanted: RegionRequest) => globalThis.legibleSelectRegion?.(wanted),
  });
}

/** Whether a part of the page fills the screen; false where no script may look. */
export async function isElementFullScreen(tabId: number): Promise<boolean> {
  const func = () => document.fullscreenElement !== null;
  const look = browser.scripting.executeScript({ target: { tabId }, func });
  const [injection] = await look.catch(() => []);
  return injection?.result === true;
}

/** No page may hold up what follows. */
const CLOSE_TIMEOUT_MS = 1_000;

/** Takes what is ours from every page that a script may run in. Resolves when it is gone. */
export async function closeInPages(): Promise<void> {
  const tabs = await browser.tabs.query({});
  const closings = tabs.map(({ id }) =>
    browser.scripting
      .executeScript({
        target: { tabId: id ?? browser.tabs.TAB_ID_NONE, allFrames: true },
        func: () => {
          globalThis.legibleTextLayer?.close();
          return globalThis.legibleLeaveOverlay?.();
        },
      })
      // Where no script may run there is nothing of ours.
      .catch(() => undefined),
  );
  const timeout = new Promise((resolve) => setTimeout(resolve, CLOSE_TIMEOUT_MS));
  await Promise.race([Promise.all(closings), timeout]);
}

/** Errors: `page_not_allowed` or `file_access_needed`. */
export async function injectFile(
  target: { tabId: number; frameIds: number[] },
  file: '/alt-text.js' | '/capture.js' | '/picker.js' | '/region.js' | '/text-layer.js',
): Promise<void> {
  const deadline = Date.now() + GRANT_RACE_MS;
  for (;;) {
    try {
      const [injection] = await browser.scripting.executeScript({ target, files: [file] });
      if (injection) return;
      // Into its own pages Firefox puts nothing, and doesn't call that an error.
      break;
    } catch (error) {
      if (Date.now() >= deadline) {
        return failRefused(target, error instanceof Error ? error.message : '');
      }
      await new Promise((resolve) => setTimeout(resolve, GRANT_RETRY_MS));
    }
  }
  return failRefused(target, 'nothing was injected');
}

/** Takes a step of the walk that a capture in this frame prepared; the answer is unparsed. */
export async function walkInPage(tabId: number, frameId: number, step: WalkStep): Promise<unknown> {
  const [injection] = await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    args: [step],
    func: (wanted: WalkStep) => globalThis.legibleWalk?.(wanted),
  });
  return injection?.result;
}
