import type { BatchRow } from '../core/batch.ts';
import { fail } from '../core/failure.ts';
import type { Pdf } from '../pdf/open-pdf.ts';
import type { JobStore } from './job-store.ts';

/**
 * Draws the pages of an item into the image store. The document that was drawn from last stays open.
 * Errors: as openPdf and its `draw`, `element_gone`.
 */
export function createPageDrawer(
  store: Pick<JobStore, 'loadImage' | 'saveImage'>,
  open: (file: Blob) => Promise<Pdf>,
): (row: BatchRow) => Promise<void> {
  let last: { readonly documentId: string; readonly pdf: Pdf } | null = null;

  const pdfOf = async (documentId: string): Promise<Pdf> => {
    if (last?.documentId === documentId) return last.pdf;
    await last?.pdf.close();
    last = null;
    const pdf = await open((await store.loadImage(documentId)) ?? fail('element_gone'));
    last = { documentId, pdf };
    return pdf;
  };

  return async ({ pages, imageIds }) => {
    if (!pages) return;
    const pdf = await pdfOf(pages.documentId);
    for (const [index, number] of pages.numbers.entries()) {
      const imageId = imageIds[index];
      if (imageId !== undefined) await store.saveImage(imageId, await pdf.draw(number));
    }
  };
}
