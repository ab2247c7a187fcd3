import { browser } from 'wxt/browser';
import { fetchedCatalogueSchema, type FetchedCatalogue } from '../core/catalogue.ts';

const KEY = 'catalogue';

/** The catalogue that was fetched last, or null. */
export async function loadCatalogue(): Promise<FetchedCatalogue | null> {
  const stored = await browser.storage.local.get(KEY);
  return fetchedCatalogueSchema.safeParse(stored[KEY]).data ?? null;
}

export async function saveCatalogue(fetched: FetchedCatalogue): Promise<void> {
  await browser.storage.local.set({ [KEY]: fetched });
}
