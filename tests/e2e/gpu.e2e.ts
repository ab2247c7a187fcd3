import type { CDPSession } from 'puppeteer-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { until } from '../browsers/until.ts';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

/** Little, since this adapter takes a second for a word. */
const TEXT = 'Box 27\nOld key';
/** Runs in which the engine compares the GPU with the processor; what it asks after them, it uses. */
const COMPARED = 5;

let lab: ChromiumLab;
let image: Uint8Array;

beforeEach(async () => {
  lab = await startChromiumLab({ webGpu: true });
  image = await renderPng(
    lab.chromium,
    `<body style="margin:0;padding:12px;width:70px;background:#fff;color:#777;font:18px/1.5 'Liberation Serif'">${TEXT.replaceAll('\n', '<br>')}`,
  );
});
afterEach(() => lab.close());

async function read(): Promise<string> {
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  const text = await popup.finished(50_000);
  await lab.tidy();
  return text;
}

/**
 * Makes the engine's worker, which an earlier read has started, believe in a machine whose processor
 * is a thousand times slower, and lets it tell how often it asked the GPU for each network.
 */
async function slowProcessor(): Promise<CDPSession> {
  const page = await lab.chromium.browser.waitForTarget((target) =>
    target.url().endsWith('/offscreen.html'),
  );
  const session = await page.createCDPSession();
  const found = Promise.withResolvers<CDPSession>();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const worker = session.connection()?.session(sessionId);
    if (worker && targetInfo.url.endsWith('/ocr-worker.js')) found.resolve(worker);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: true,
    filter: [{ type: 'worker' }],
  });
  const worker = await found.promise;
  await evaluate(
    worker,
    `const clock = performance.now.bind(performance);
     performance.now = () => clock() * 1000;
     self.asked = {};
     self.waiting = 0;
     const post = Worker.prototype.postMessage;
     Worker.prototype.postMessage = function (message) {
       if (message.model) {
         asked[message.model] = (asked[message.model] ?? 0) + 1;
         waiting++;
         if (!this.isHeard) this.addEventListener('message', () => waiting--);
         this.isHeard = true;
       }
       return post.call(this, message);
     };
     0`,
  );
  return worker;
}

async function evaluate(worker: CDPSession, expression: string): Promise<unknown> {
  const options = { expression, returnByValue: true };
  const { result, exceptionDetails } = await worker.send('Runtime.evaluate', options);
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result.value;
}

/** How often the engine has asked the GPU for each network, by the names of their files. */
async function askedOf(worker: CDPSession): Promise<Record<string, number>> {
  return z.record(z.string(), z.number()).parse(await evaluate(worker, 'self.asked'));
}

it('what computes on the processor is no GPU', async () => {
  expect(await read()).toBe(TEXT);
  const worker = await slowProcessor();
  expect(await evaluate(worker, "'gpu' in navigator")).toBe(true);
  for (let count = 0; count < 2; count++) expect(await read()).toBe(TEXT);
  expect(await askedOf(worker)).toEqual({});
});

it(
  'networks go over to a quicker GPU, read the same, and come back',
  { timeout: 120_000 },
  async () => {
    expect(await read()).toBe(TEXT);
    const worker = await slowProcessor();
    // The only adapter here computes on the processor, and says so.
    await evaluate(
      worker,
      "Object.defineProperty(GPUAdapterInfo.prototype, 'isFallbackAdapter', { get: () => false }); 0",
    );
    let asked: Record<string, number> = {};
    for (let count = 0; count < 20 && !isUsed(asked); count++) {
      expect(await read()).toBe(TEXT);
      asked = await askedOf(worker);
      await until('the GPU has answered', async () => (await evaluate(worker, 'waiting')) === 0, {
        deadlineMs: 60_000,
      });
    }
    expect(isUsed(asked), JSON.stringify(asked)).toBe(true);

    const browser = await lab.chromium.browser.target().createCDPSession();
    await browser.send('Browser.crashGpuProcess');
    expect(await read()).toBe(TEXT);
    const lost = await askedOf(worker);
    expect(await read()).toBe(TEXT);
    expect(await askedOf(worker)).toEqual(lost);
  },
);

/** Whether each network has gone over to the GPU. */
function isUsed(asked: Record<string, number>): boolean {
  const counts = Object.values(asked);
  return counts.length === 2 && counts.every((count) => count > COMPARED);
}
