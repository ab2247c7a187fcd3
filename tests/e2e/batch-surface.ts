import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { JobSurface } from './job-surface.ts';

export interface GivenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The workspace as it shows a batch. */
export class BatchSurface extends JobSurface {
  /** Chooses files in the dialog of `Open files…`. */
  async open(folder: string, files: readonly GivenFile[]): Promise<void> {
    const input = await this.#input('input[type=file]:not(.folder)');
    await input.uploadFile(...(await writeFiles(folder, files)));
  }

  /** Chooses a folder in the dialog of `Open a folder…`. */
  async openFolder(folder: string, files: readonly GivenFile[]): Promise<void> {
    await writeFiles(folder, files);
    await (await this.#input('input.folder')).uploadFile(folder);
  }

  /** Drops files on the page. */
  async drop(files: readonly GivenFile[]): Promise<void> {
    await this.page.evaluate(
      (given) => {
        const data = new DataTransfer();
        for (const { name, type, base64 } of given) {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          data.items.add(new File([bytes], name, { type }));
        }
        const event = new DragEvent('drop', {
          dataTransfer: data,
          bubbles: true,
          cancelable: true,
        });
        document.body.dispatchEvent(event);
      },
      files.map(({ name, type, bytes }) => ({
        name,
        type,
        base64: Buffer.from(bytes).toString('base64'),
      })),
    );
  }

  /** Waits for the choice of so many and reads them. */
  async readAll(count: number): Promise<void> {
    const button = await this.page.waitForSelector(this.button(`Read ${count}`), {
      timeout: 60_000,
    });
    await this.page.waitForSelector('.chooser[aria-busy=false]');
    await button?.click();
    await this.page.waitForSelector('[role=progressbar]');
  }

  async press(name: string): Promise<void> {
    await this.page.locator(this.button(name)).click();
  }

  /** Waits until the line of progress fits. */
  async waitForProgress(fits: RegExp, timeout = 30_000): Promise<string> {
    const handle = await this.page
      .waitForFunction(
        (pattern: string) => {
          const text = document.querySelector('.batch-progress')?.textContent ?? '';
          return new RegExp(pattern).test(text) && text;
        },
        { timeout, polling: 50 },
        fits.source,
      )
      .catch(async (error: unknown) => {
        const text = await this.page
          .$eval('.batch-progress', (line) => line.textContent)
          .catch(() => 'missing');
        throw new Error(`waited for ${fits}, but the progress is "${text}"`, { cause: error });
      });
    return String(await handle.jsonValue());
  }

  /** Name, state and beginning of the text of each item, in the order of the list. */
  async items(): Promise<{ name: string; state: string; preview: string }[]> {
    return this.page.$$eval('.items .item', (items) =>
      items.map((item) => {
        const text = (selector: string) => item.querySelector(selector)?.textContent ?? '';
        return {
          name: text('.item-name'),
          state: text('.item-state'),
          preview: text('.item-preview'),
        };
      }),
    );
  }

  async openItem(position: number): Promise<void> {
    const items = await this.page.$$('.items .item');
    await items[position]?.click();
  }

  async #input(selector: string): Promise<ElementHandle<HTMLInputElement>> {
    const input = await this.page.waitForSelector(selector);
    if (!input) throw new Error(`no ${selector}`);
    return input.toElement('input');
  }
}

async function writeFiles(folder: string, files: readonly GivenFile[]): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const { name, bytes } of files) {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    paths.push(file);
  }
  return paths;
}
