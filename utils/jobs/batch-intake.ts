import { newBatch, rowOf, type Batch, type BatchRow } from '../core/batch.ts';
import { toFailure, type Failure } from '../core/failure.ts';
import { imageFormat } from '../core/image-format.ts';
import { plainWish } from '../core/wish.ts';
import { t } from '../platform/i18n.ts';
import type { Pdf } from '../pdf/open-pdf.ts';
import type { BatchStore } from './batch-store.ts';

/** Enough to tell a file's kind by. Bytes. */
const HEAD_BYTES = 1024;

export interface IntakeProblem {
  readonly name: string;
  readonly failure: Failure;
}

export interface BatchIntake {
  /** A batch to be filled and chosen from. */
  begin(): Promise<Batch>;
  /**
   * Puts files into the batch one by one, so that no more than one is held; `from` is the number of
   * the first. A PDF becomes an item for each page. Gives the batch as it is then.
   */
  fill(
    batch: Batch,
    from: number,
    files: readonly File[],
    onRows: (rows: readonly BatchRow[]) => void,
  ): Promise<{ readonly batch: Batch; readonly problems: readonly IntakeProblem[] }>;
}

export function createBatchIntake(
  store: Pick<BatchStore, 'saveBatch' | 'pruneBatches' | 'addImage' | 'addDocument'>,
  openPdf: (file: Blob) => Promise<Pdf>,
): BatchIntake {
  return {
    async begin() {
      const stamp = { id: crypto.randomUUID(), createdAt: Date.now() };
      const batch = newBatch({ ...stamp, wish: plainWish('extract-text') });
      await store.saveBatch(batch);
      await store.pruneBatches();
      return batch;
    },

    async fill(batch, from, files, onRows) {
      const problems: IntakeProblem[] = [];
      let next = from;
      let leftOut = batch.leftOut;
      for (const file of files) {
        const { name } = file;
        try {
          const kind = await kindOf(file);
          if (kind === 'image') {
            const item = await store.addImage(batch, next++, { image: file, capture: null, name });
            onRows([rowOf(item, true)]);
          } else if (kind === 'pdf') {
            const names = await pageNames(file, openPdf);
            const items = await store.addDocument(batch, next, { file, names });
            next += items.length;
            onRows(items.map((item) => rowOf(item, false)));
          } else leftOut++;
        } catch (error) {
          problems.push({ name, failure: toFailure(error) });
        }
      }
      const filled = { ...batch, leftOut };
      await store.saveBatch(filled);
      return { batch: filled, problems };
    },
  };
}

/** By its bytes, since names and types lie. */
export async function kindOf(file: Blob): Promise<'image' | 'pdf' | null> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (new TextDecoder('latin1').decode(head).includes('%PDF-')) return 'pdf';
  return imageFormat(head) === null ? null : 'image';
}

async function pageNames(
  file: File,
  openPdf: (file: Blob) => Promise<Pdf>,
): Promise<readonly string[]> {
  const pdf = await openPdf(file);
  await pdf.close();
  return Array.from({ length: pdf.pageCount }, (_, page) => t('page_name', file.name, page + 1));
}
