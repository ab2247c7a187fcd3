import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { altStateSchema, type AltState } from '../core/messages.ts';
import { injectFile } from './inject.ts';
import type { PageFrame } from './text-layer.ts';

/** What is to be written to which element: to the marked one, or else to one that shows the file. */
export interface AltText {
  readonly mark: string;
  readonly srcUrl?: string;
  readonly text: string;
}

/** What the script leaves in a frame's isolated world, which the page can't see. */
export interface AltTextWriter {
  write(alt: AltText): AltState;
  undo(mark: string): AltState;
  lookUp(mark: string): AltState;
}

declare global {
  var legibleAltText: AltTextWriter | undefined;
}

/** Errors: `page_not_allowed`, as for all of them where no script may run. */
export async function writeAltText({ tabId, frameId }: PageFrame, alt: AltText): Promise<AltState> {
  const target = { tabId, frameIds: [frameId] };
  await injectFile(target, '/alt-text.js');
  const [injection] = await browser.scripting.executeScript({
    target,
    args: [alt],
    func: (wanted: AltText) => globalThis.legibleAltText?.write(wanted),
  });
  return z.parse(altStateSchema, injection?.result);
}

export async function undoAltText({ tabId, frameId }: PageFrame, mark: string): Promise<AltState> {
  const [injection] = await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    args: [mark],
    func: (mark: string) => globalThis.legibleAltText?.undo(mark) ?? 'gone',
  });
  return z.parse(altStateSchema, injection?.result);
}

export async function lookUpAltText(
  { tabId, frameId }: PageFrame,
  mark: string,
): Promise<AltState> {
  const [injection] = await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    args: [mark],
    func: (mark: string) => globalThis.legibleAltText?.lookUp(mark) ?? 'not-written',
  });
  return z.parse(altStateSchema, injection?.result);
}
