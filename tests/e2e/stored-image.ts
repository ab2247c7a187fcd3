import type { Page } from 'puppeteer-core';
import * as z from 'zod/mini';
import type { Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';

/** What a job captured, and where in it a colour lies. In its own pixels. */
export interface StoredImage {
  readonly jobId: string;
  readonly source: string;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  /** From the colour's last pixel to the edge. */
  readonly toRight: number;
  readonly toBottom: number;
}

/** Waits, on a page of the extension's, for a job that isn't known yet, and looks at its image. */
export async function storedImage(
  ours: Page,
  known: readonly string[],
  colour: readonly number[],
  timeout = 8_000,
): Promise<StoredImage> {
  // Asked from here: in a tab that isn't in front, timers are slow.
  const look = () => ours.evaluate(lookAtNewest, known, colour);
  return until('a job has an image', look, { deadlineMs: timeout, everyMs: 50 });
}

const storedImageSchema = z.object({
  jobId: z.string(),
  source: z.string(),
  width: z.number(),
  height: z.number(),
  left: z.number(),
  top: z.number(),
  toRight: z.number(),
  toBottom: z.number(),
});

/** The same in Firefox, where the current tab shows a page of the extension's. */
export async function storedImageInFirefox(
  firefox: Firefox,
  known: readonly string[],
  colour: readonly number[],
): Promise<StoredImage> {
  const script = `return (${lookAtNewest.toString()})(...args)`;
  const look = () => firefox.evaluate(z.nullable(storedImageSchema), script, known, colour);
  return until('a job has an image', look, { everyMs: 50 });
}

/** Runs in the page, so it may use nothing from here. */
async function lookAtNewest(
  known: readonly string[],
  colour: readonly number[],
): Promise<StoredImage | null> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no store')));
    });
  // Opening it would make it, without what the extension puts in it when it does.
  if (!(await indexedDB.databases()).some(({ name }) => name === 'legible')) return null;
  const db = await settle(indexedDB.open('legible'));
  const all: { id: string; images: { id: string }[]; source: { kind: string } }[] = await settle(
    db.transaction('jobs').objectStore('jobs').getAll(),
  );
  const job = all.find(({ id, images }) => images.length > 0 && !known.includes(id));
  const blob: Blob | null = job?.images[0]
    ? await settle(db.transaction('images').objectStore('images').get(job.images[0].id))
    : null;
  db.close();
  if (!job || !blob) return null;
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const pixels = context?.getImageData(0, 0, width, height).data ?? [];
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    if (colour.some((value, index) => pixels[at + index] !== value)) continue;
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  const { id: jobId, source } = job;
  const [toRight, toBottom] = [width - right, height - bottom];
  return { jobId, source: source.kind, width, height, left, top, toRight, toBottom };
}
