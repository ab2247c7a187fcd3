import type { Pages } from '../core/batch.ts';
import { fail } from '../core/failure.ts';
import type { Pdf } from '../pdf/open-pdf.ts';
import type { JobStore } from './job-store.ts';

export interface PageDrawer {
  /**
   * Draws pages into the image store under these keys; not called again before it has ended.
   * Errors: as openPdf and its `draw`, `element_gone`.
   */
  draw(pages: Pages, imageIds: readonly string[]): Promise<void>;
  /** Lets go of the document that was drawn from last. */
  close(): Promise<void>;
}

/** Draws in this page. The document that was drawn from last stays open. */
export function createPageDrawer(
  store: Pick<JobStore, 'loadImage' | 'saveImage'>,
  open: (file: Blob) => Promise<Pdf>,
): PageDrawer {
  let last: { readonly documentId: string; readonly pdf: Pdf } | null = null;

  const close = async () => {
    const open = last;
    last = null;
    await open?.pdf.close();
  };
  const pdfOf = async (documentId: string): Promise<Pdf> => {
    if (last?.documentId === documentId) return last.pdf;
    await close();
    const pdf = await open((await store.loadImage(documentId)) ?? fail('element_gone'));
    last = { documentId, pdf };
    return pdf;
  };

  return {
    async draw({ documentId, numbers }, imageIds) {
      const pdf = await pdfOf(documentId);
      for (const [index, number] of numbers.entries()) {
        const imageId = imageIds[index];
        if (imageId !== undefined) await store.saveImage(imageId, await pdf.draw(number));
      }
    },
    close,
  };
}
