import * as z from 'zod/mini';
import { captureListed } from '../capture/capture-page-image.ts';
import { newBatch, type Batch } from '../core/batch.ts';
import { fail, FailureError, toFailure } from '../core/failure.ts';
import { plainWish } from '../core/wish.ts';
import { listedImageSchema, type ListedImage } from '../core/page-capture.ts';
import { privateKey } from '../core/private-key.ts';
import type { PageInfo } from '../core/source.ts';
import type { NormalisedImage } from '../image/normalise-image.ts';
import { listInPage } from '../platform/inject.ts';
import type { PageTab } from '../platform/page-tab.ts';
import type { BatchStore } from './batch-store.ts';

/** Smaller than this in both directions, in pixels, an image is an icon: not even offered. */
const LEAST_OFFERED = 24;
/** Images that only the screen shows: at two captures a second, this is the patience of a person. */
const MOST_BY_SIGHT = 24;

interface Found extends ListedImage {
  readonly frameId: number;
  /** Its place in the frame's list. */
  readonly number: number;
}

export interface TabImagesWorld {
  readonly store: Pick<BatchStore, 'saveBatch' | 'pruneBatches' | 'addImage'>;
  normalise(captured: Blob): Promise<NormalisedImage>;
  loadPage(tabId: number): Promise<PageInfo | undefined>;
  now(): number;
  newId(): string;
}

/**
 * Gets all images of a tab, one by one into the store, as a batch to choose from. The batch says
 * by its reason why it could not be filled.
 */
export async function collectTabImages(tab: PageTab, world: TabImagesWorld): Promise<Batch> {
  const id = tab.isPrivate ? privateKey(world.newId()) : world.newId();
  const page = await world.loadPage(tab.tabId);
  const stamp = { id, createdAt: world.now(), ...(page && { page }) };
  const batch = newBatch({ ...stamp, wish: plainWish('extract-text') });
  await world.store.saveBatch(batch);
  await world.store.pruneBatches();
  try {
    const found = await findImages(tab);
    const signal = new AbortController().signal;
    let kept = 0;
    const keep = async (image: Found, how: { bySight: boolean }): Promise<boolean> => {
      const captured = await captureListed(tab, image, how, signal);
      if (!captured) return false;
      const { image: pixels, ...capture } = captured;
      const normalised = await world.normalise(pixels);
      const { width, height } = normalised;
      await world.store.addImage(batch, found.indexOf(image), {
        image: normalised.image,
        capture: { ...capture, width, height },
        name: image.name || `${found.indexOf(image) + 1}`,
      });
      kept++;
      return true;
    };
    // One that can't be had is left out and counted; the others still can.
    const orGone = (error: unknown) => {
      if (!(error instanceof FailureError)) throw error;
      return true;
    };
    const bySight: Found[] = [];
    for (const image of found) {
      const isDone = await keep(image, { bySight: false }).catch(orGone);
      if (!isDone) bySight.push(image);
    }
    for (const image of bySight.slice(0, MOST_BY_SIGHT)) {
      await keep(image, { bySight: true }).catch(orGone);
    }
    if (kept === 0) fail('no_images_found');
    const filled = { ...batch, leftOut: found.length - kept };
    await world.store.saveBatch(filled);
    return filled;
  } catch (error) {
    const failed = { ...batch, reason: toFailure(error) };
    await world.store.saveBatch(failed);
    return failed;
  }
}

async function findImages({ tabId }: PageTab): Promise<Found[]> {
  const frames = await listInPage(tabId);
  return frames.flatMap(({ frameId, answer }) => {
    const images = z.safeParse(z.array(listedImageSchema), answer).data ?? [];
    return images
      .map(({ name, width, height }, number) => ({ name, width, height, frameId, number }))
      .filter(({ width, height }) => Math.max(width, height) >= LEAST_OFFERED);
  });
}
