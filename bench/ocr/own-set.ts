import { labelledPages } from '../../tests/ocr/labelled/labelled-pages.ts';
import { renderLabelled } from '../../tests/ocr/labelled/render-labelled.ts';
import type { Chromium } from '../../tests/browsers/chromium.ts';
import type { BenchImage } from './bench-image.ts';

/** The project's own labelled set, rendered anew. */
export async function ownSet(
  chromium: Chromium,
  isWanted: (name: string) => boolean,
): Promise<BenchImage[]> {
  const tab = await chromium.newPage('about:blank');
  const images: BenchImage[] = [];
  for (const page of labelledPages) {
    if (!isWanted(`${page.category}/${page.name}`)) continue;
    images.push({ ...(await renderLabelled(tab, page)), ignoreCase: false, hasOrder: true });
  }
  await tab.close();
  return images;
}
