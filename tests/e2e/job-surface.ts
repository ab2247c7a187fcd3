import type { Page } from 'puppeteer-core';

/** A page of the extension that shows a job, found by the names that people and tests rely on. */
export class JobSurface {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  button(name: string): string {
    return `aria/${name}[role="button"]`;
  }

  async status(): Promise<string> {
    return this.#textOf('aria/Status[role="status"]');
  }

  /** Exactly what the region holds. */
  async result(): Promise<string> {
    return this.#textOf('aria/Result[role="region"]');
  }

  async details(): Promise<string> {
    return this.#textOf('.details');
  }

  /**
   * Resolves once the status fits. Looked at by time: a text that changes in place is no mutation
   * to puppeteer.
   */
  async waitForStatus(fits: RegExp, timeout = 20_000): Promise<void> {
    await this.page
      .waitForFunction(
        (pattern: string) =>
          new RegExp(pattern).test(document.querySelector('[role=status]')?.textContent ?? ''),
        { timeout, polling: 50 },
        fits.source,
      )
      .catch(async (error: unknown) => {
        throw new Error(`waited for ${fits}, but the status is "${await this.status()}"`, {
          cause: error,
        });
      });
  }

  /** Resolves once the details fit. */
  async waitForDetails(fits: RegExp, timeout = 20_000): Promise<void> {
    await this.page.waitForFunction(
      (pattern: string) =>
        new RegExp(pattern).test(document.querySelector('.details')?.textContent ?? ''),
      { timeout, polling: 50 },
      fits.source,
    );
  }

  /** Resolves once the result's text fits. */
  async waitForResult(fits: RegExp, timeout = 20_000): Promise<void> {
    await this.page.waitForFunction(
      (pattern: string) =>
        new RegExp(pattern).test(document.querySelector('[aria-label=Result]')?.textContent ?? ''),
      { timeout, polling: 50 },
      fits.source,
    );
  }

  /** Resolves once nothing is being read any more; gives the text. */
  async finished(timeout = 30_000): Promise<string> {
    await this.page.waitForFunction(
      () => document.querySelector('[aria-label=Result]')?.getAttribute('aria-busy') === 'false',
      { timeout },
    );
    return this.result();
  }

  async #textOf(selector: string): Promise<string> {
    const element = await this.page.waitForSelector(selector);
    return (await element?.evaluate((node) => node.textContent)) ?? '';
  }
}
