import { TargetType, type Browser, type CDPSession, type Target } from 'puppeteer-core';
import * as z from 'zod/mini';
import { until } from './until.ts';

/** How long Chromium is given to stop a worker before it is asked again. */
const ASK_AGAIN_MS = 400;

/**
 * The extension's background worker. Puppeteer keeps no debugger on it, and this class only for as
 * long as a call takes, since a watched worker never dies of idleness and hides lifetime bugs.
 */
export class ServiceWorker {
  readonly #browser: Browser;
  readonly #origin: string;

  constructor(browser: Browser, origin: string) {
    this.#browser = browser;
    this.#origin = origin;
  }

  /** Whether it lives at this moment; asking doesn't wake it. */
  isRunning(): boolean {
    return this.#target() !== undefined;
  }

  /** Resolves once it lives. */
  async waitUntilRunning(timeoutMs = 10_000): Promise<void> {
    await this.#browser.waitForTarget((target) => this.#isWorker(target), { timeout: timeoutMs });
  }

  /** Resolves once it is dead, of idleness for example, which takes 30 s. */
  async waitUntilStopped(timeoutMs = 60_000): Promise<void> {
    await until('the worker stops', () => !this.isRunning(), { deadlineMs: timeoutMs });
  }

  /** Stops it whatever it is doing, as the browser does to one that overstays. */
  async kill(): Promise<void> {
    const target = this.#target();
    if (target === undefined) return;
    let doomed: string[] | null = null;
    // Through the browser's own session: one on a worker that is just dying would never answer.
    const browser = await this.#browser.target().createCDPSession();
    // Not `waitUntilStopped`: a view that was following it may have woken the next one already.
    // Chromium passes over the request while a worker is still starting, so it is made again; not
    // at once, since the next worker may bear the same id and would never get to live.
    let askAgainAt = 0;
    await until('the worker is gone', async () => {
      const { targetInfos } = await browser.send('Target.getTargets');
      const ids = targetInfos
        .filter(({ type, url }) => type === 'service_worker' && url.startsWith(this.#origin))
        .map(({ targetId }) => targetId);
      doomed ??= ids;
      const left = ids.filter((id) => doomed?.includes(id));
      if (performance.now() >= askAgainAt) {
        for (const targetId of left) {
          await browser.send('Target.closeTarget', { targetId }).catch((error: unknown) => {
            // It died between the question and this.
            if (!String(error).includes('No target with given id')) throw error;
          });
        }
        askAgainAt = performance.now() + ASK_AGAIN_MS;
      }
      return left.length === 0 && !this.#browser.targets().includes(target);
    });
    await browser.detach();
  }

  /**
   * Takes the network from it; the answer gives it back. The debugger's own word for being offline is
   * taken back by Chromium when the next page of the extension opens, a popup for one; what its
   * requests meet is not.
   */
  async takeOffline(): Promise<() => Promise<void>> {
    const target = this.#target();
    if (target === undefined) throw new Error('The worker is not running');
    const session = await target.createCDPSession();
    const throughput = { downloadThroughput: -1, uploadThroughput: -1 };
    await session.send('Network.enable');
    const set = (offline: boolean) =>
      session.send('Network.emulateNetworkConditions', { offline, latency: 0, ...throughput });
    const say = (expression: string) => session.send('Runtime.evaluate', { expression });
    await set(true);
    await say(`Object.defineProperty(navigator, 'onLine', { configurable: true, value: false })`);
    return async () => {
      await set(false);
      await say(`delete navigator.onLine; dispatchEvent(new Event('online'))`);
      await session.detach();
    };
  }

  /** The value of an expression, or of the promise that it gives, in the worker. */
  async evaluate<T>(schema: z.ZodMiniType<T>, expression: string): Promise<T> {
    const target = this.#target();
    if (target === undefined) throw new Error('The worker is not running');
    return withSession(target, async (session) => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) {
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      }
      return z.parse(schema, result.value);
    });
  }

  /** What it holds in memory after a collection of garbage, in bytes. */
  async heapBytes(): Promise<number> {
    const target = this.#target();
    if (target === undefined) throw new Error('The worker is not running');
    return withSession(target, async (session) => {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    });
  }

  #target(): Target | undefined {
    return this.#browser.targets().find((target) => this.#isWorker(target));
  }

  #isWorker(target: Target): boolean {
    return target.type() === TargetType.SERVICE_WORKER && target.url().startsWith(this.#origin);
  }
}

async function withSession<T>(
  target: Target,
  use: (session: CDPSession) => Promise<T>,
): Promise<T> {
  const session = await target.createCDPSession();
  try {
    return await use(session);
  } finally {
    if (!session.detached) await session.detach().catch(() => undefined);
  }
}
