import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PageCaptureRequest } from '../core/page-capture.ts';
import type { PageImageSource } from '../core/source.ts';
import * as page from '../platform/inject.ts';
import { capturePageImages } from './capture-page-image.ts';

vi.mock('../platform/inject.ts');

const source: PageImageSource = {
  kind: 'page-image',
  tabId: 1,
  windowId: 2,
  frameId: 3,
  srcUrl: null,
  targetElementId: null,
};
const never = new AbortController().signal;

/** A page that doesn't know what was meant, on which the person then picks. */
function pageWith(pick: unknown, pictures: readonly string[] = []): PageCaptureRequest[] {
  const asked: PageCaptureRequest[] = [];
  vi.mocked(page.pickInPage).mockResolvedValue(pick);
  vi.mocked(page.captureInPage).mockImplementation(async (_tab, _frame, request) => {
    asked.push(request);
    if (request.picked === undefined) return { kind: 'unsure' };
    const picture = pictures[request.picked];
    return picture === undefined
      ? { kind: 'failed', code: 'element_gone' }
      : { kind: 'pixels', rung: 'image-bytes', dataUri: `data:text/plain,${picture}` };
  });
  return asked;
}

afterEach(() => vi.resetAllMocks());

describe('what was picked on the page', () => {
  it('is captured image by image, in the order of the choice', async () => {
    const asked = pageWith({ kind: 'elements', count: 3 }, ['one', 'two', 'three']);
    const captured = await capturePageImages(source, never, () => {});
    expect(await Promise.all(captured.map(({ image }) => image.text()))).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(asked.map(({ picked, mayAsk }) => picked ?? mayAsk)).toEqual([true, 0, 1, 2]);
    expect(page.pickInPage).toHaveBeenCalledWith(1, 3, never);
  });

  it('fails whole where one image went away, rather than leave it out', async () => {
    pageWith({ kind: 'elements', count: 2 }, ['one']);
    await expect(capturePageImages(source, never, () => {})).rejects.toThrow('element_gone');
  });

  it.each([
    ['nothing_chosen', { kind: 'cancelled' }],
    ['element_gone', undefined],
    ['element_gone', { kind: 'elements', count: 0 }],
  ])('is told as %s for %o', async (code, pick) => {
    pageWith(pick);
    await expect(capturePageImages(source, never, () => {})).rejects.toThrow(code);
  });

  it('is nothing where the job was stopped meanwhile', async () => {
    const stop = new AbortController();
    pageWith({ kind: 'cancelled' });
    vi.mocked(page.pickInPage).mockImplementation(async () => stop.abort());
    await expect(capturePageImages(source, stop.signal, () => {})).rejects.toThrow(/abort/i);
  });
});
