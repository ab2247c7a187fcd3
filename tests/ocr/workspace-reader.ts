import type { Page } from 'puppeteer-core';
import * as z from 'zod/mini';
import type { Chromium } from '../browsers/chromium.ts';
import { until } from '../browsers/until.ts';
import { jobSchema, type Job } from '../../utils/core/job.ts';

/** Reads images as a person does who drops files into the extension's workspace, one by one. */
export class WorkspaceReader {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(chromium: Chromium): Promise<WorkspaceReader> {
    const page = await chromium.extensionPage('workspace.html');
    await page.waitForSelector('input[type=file]');
    return new WorkspaceReader(page);
  }

  /** The job as the extension stored it, ended one way or the other. */
  async read(image: Uint8Array, timeoutMs = 120_000): Promise<Job> {
    const before = await this.#newestJob();
    const file = await this.page.evaluateHandle(makeFile, Buffer.from(image).toString('base64'));
    await this.page.evaluate(dropFile, file);
    await file.dispose();
    return until(
      'the image is read',
      async () => {
        const job = await this.#newestJob();
        return job && job.id !== before?.id && job.endedAt !== null ? job : undefined;
      },
      // Who asks more often takes the time from what is measured.
      { deadlineMs: timeoutMs, everyMs: 100 },
    );
  }

  async #newestJob(): Promise<Job | null> {
    return z.nullable(jobSchema).parse(await this.page.evaluate(newestJob));
  }
}

function makeFile(base64: string): File {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new File([bytes], 'image.png', { type: 'image/png' });
}

function dropFile(file: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
}

/** From the extension's own database, seen from its own page; null where there is none. */
async function newestJob(): Promise<unknown> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no store')));
    });
  // Opening it would make it, without what the extension puts in it when it does.
  if (!(await indexedDB.databases()).some(({ name }) => name === 'legible')) return null;
  const db = await settle(indexedDB.open('legible'));
  const byAge = db.transaction('jobs').objectStore('jobs').index('createdAt');
  const newest = await settle(byAge.openCursor(null, 'prev'));
  db.close();
  return newest?.value ?? null;
}
