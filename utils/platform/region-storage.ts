import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { rectSchema, type Rect } from '../core/geometry.ts';

const KEY = 'lastRegion';
const storedSchema = z.catch(z.optional(rectSchema), undefined);

/** The region chosen last, as shares of what was visible; kept until the browser is closed. */
export async function loadLastRegion(): Promise<Rect | undefined> {
  const stored = await browser.storage.session.get(KEY);
  return z.parse(storedSchema, stored[KEY]);
}

export async function saveLastRegion(shares: Rect): Promise<void> {
  await browser.storage.session.set({ [KEY]: shares });
}
