import { launchChromium } from '../tests/browsers/chromium.ts';
import { startDisplay } from '../tests/browsers/display.ts';

/**
 * How long a dead worker takes to answer, in ms: from a page's message to the reply, so with the
 * start of the worker, the reading and the running of its script.
 */
export async function timeColdStarts(
  extension: string,
  page: string,
  ask: string,
  times: number,
): Promise<number[]> {
  const display = await startDisplay();
  const chromium = await launchChromium({ display, extension });
  const measured: number[] = [];
  try {
    const asking = await chromium.extensionPage(page);
    while (measured.length <= times) {
      await chromium.worker.waitUntilRunning();
      await chromium.worker.kill();
      const took = await asking.evaluate(ask);
      // What reaches a worker that is just dying is never answered; that is no cold start.
      if (typeof took === 'number') measured.push(took);
    }
  } finally {
    await chromium.close();
    await display.stop();
  }
  // The first start warms caches.
  return measured.slice(1);
}
