import type { Page } from 'puppeteer-core';
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
    const known = await this.page.evaluate(endedJobs);
    const file = await this.page.evaluateHandle(makeFile, Buffer.from(image).toString('base64'));
    await this.page.evaluate(dropFile, file);
    await file.dispose();
    const isNew = (job: Job) => known.every((other) => jobSchema.parse(other).id !== job.id);
    return until(
      'the image is read',
      async () =>
        (await this.page.evaluate(endedJobs)).map((job) => jobSchema.parse(job)).find(isNew),
      { deadlineMs: timeoutMs, everyMs: 40 },
    );
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

/** The extension's own database, seen from its own page. */
async function endedJobs(): Promise<unknown[]> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no store')));
    });
  // Opening it would make it, without what the extension puts in it when it does.
  if (!(await indexedDB.databases()).some(({ name }) => name === 'legible')) return [];
  const db = await settle(indexedDB.open('legible'));
  const jobs: { endedAt: number | null }[] = await settle(
    db.transaction('jobs').objectStore('jobs').getAll(),
  );
  db.close();
  return jobs.filter(({ endedAt }) => endedAt !== null);
}
