import { browser } from 'wxt/browser';
import type { LayerContent, LayerTarget } from '../core/text-layer.ts';
import { injectFile } from './inject.ts';

/** What the text layer's script leaves in a frame's isolated world, which the page can't see. */
export interface TextLayer {
  /** Remembers what is meant now, while the pointer still tells. */
  hold(target: LayerTarget): void;
  /** Lays text over what was held, or else over the target; false where that is gone. */
  show(target: LayerTarget, content: LayerContent): boolean;
  close(): void;
}

declare global {
  var legibleTextLayer: TextLayer | undefined;
}

export interface PageFrame {
  readonly tabId: number;
  readonly frameId: number;
}

/** Remembers in the page what is to get a layer later. Errors: `page_not_allowed`. */
export async function holdLayerTarget(
  { tabId, frameId }: PageFrame,
  target: LayerTarget,
): Promise<void> {
  const frame = { tabId, frameIds: [frameId] };
  await injectFile(frame, '/text-layer.js');
  await browser.scripting.executeScript({
    target: frame,
    args: [target],
    func: (wanted: LayerTarget) => globalThis.legibleTextLayer?.hold(wanted),
  });
}

/** Lays text over an image; false where it isn't there any more. Errors: `page_not_allowed`. */
export async function showTextLayer(
  { tabId, frameId }: PageFrame,
  target: LayerTarget,
  content: LayerContent,
): Promise<boolean> {
  // One layer in a tab: that of another frame goes.
  await browser.scripting
    .executeScript({
      target: { tabId, allFrames: true },
      func: () => globalThis.legibleTextLayer?.close(),
    })
    // Frames that no script may run in have no layer.
    .catch(() => undefined);
  const frame = { tabId, frameIds: [frameId] };
  await injectFile(frame, '/text-layer.js');
  const [injection] = await browser.scripting.executeScript({
    target: frame,
    args: [target, content],
    func: (wanted: LayerTarget, shown: LayerContent) =>
      globalThis.legibleTextLayer?.show(wanted, shown) ?? false,
  });
  return injection?.result === true;
}
