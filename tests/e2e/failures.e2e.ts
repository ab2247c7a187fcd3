import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { until } from '../browsers/until.ts';
import { errors } from '../deepinfra/errors.ts';
import { JobSurface } from './job-surface.ts';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

let lab: ChromiumLab;
let image: Uint8Array;

beforeAll(async () => {
  lab = await startChromiumLab();
  image = await renderPng(
    lab.chromium,
    `<body style="margin:0;padding:30px;width:400px;background:#fff;font:24px sans-serif">Platform 9`,
  );
  await lab.setToken('test-token');
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

describe('what the account lacks', () => {
  it('a wrong token is told, with the way to the options', async () => {
    await lab.setToken('wrong-token');
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    await popup.waitForStatus(/does not accept the token.*Check it in the options/);
    await popup.page.waitForSelector(popup.button('Open options'));
    expect(await popup.status()).not.toContain('wrong-token');
    await lab.setToken('test-token');
  });

  it('no balance is told', async () => {
    await lab.setToken('no-balance-token');
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    await popup.waitForStatus(/no money left.*Add some.*positive balance/);
    await lab.setToken('test-token');
  });
});

describe('what the server does', () => {
  it.each([
    ['a model that is gone', errors.modelMissing, /model does not exist.*Choose another/],
    ['a request it refuses', errors.contextLength, /too much for this model/],
    ['HTML with 413', errors.tooLargeHtml, /too much for this model/],
  ])('%s', async (_, error, said) => {
    lab.api.play(error);
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    await popup.waitForStatus(said);
    expect(lab.api.requests.filter(({ path }) => path.includes('chat'))).toHaveLength(1);
  });

  it('HTML in place of an answer is told as such', async () => {
    lab.api.play({
      kind: 'error',
      status: 200,
      body: '<html>Log in to this network</html>',
      contentType: 'text/html',
    });
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    await popup.waitForStatus(/not the API/);
  });

  it('a busy model is asked again, and says so meanwhile', async () => {
    lab.api.play(errors.modelBusy, { times: 1 });
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    await popup.waitForStatus(/model is busy\. Trying again in 1 s \(try 2 of 4\)/);
    await popup.waitForStatus(/^Done/);
    expect(await popup.result()).toContain('Platform 9');
  });

  it('a connection closed at once, again and again, ends in a failure that can be retried', async () => {
    lab.api.play({ kind: 'close-at-once' });
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    await popup.waitForStatus(/connection to the server failed\. Check/, 30_000);
    lab.api.reset();
    await lab.click(popup.page, popup.button('Retry'));
    await popup.waitForStatus(/^Done/);
    expect(await popup.result()).toContain('Platform 9');
  });

  it('an answer that is cut off keeps what had come', async () => {
    lab.api.play({ kind: 'manual' });
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    const stream = await lab.api.nextStream();
    await stream.push('The first half. ');
    // A browser may drop what it has not read yet of a connection that breaks.
    await popup.waitForResult(/^The first half/);
    await stream.cut();
    await popup.waitForStatus(/broke off in the middle/);
    expect(await popup.result()).toMatch(/^The first half/);
  });
});

describe('Stop', () => {
  it('stops within 100 ms, keeps what came, and hangs up', async () => {
    lab.api.play({ kind: 'manual' });
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    const stream = await lab.api.nextStream();
    await stream.push('Kept so far');
    await popup.waitForResult(/^Kept so far$/);
    expect(await timeToStop(popup)).toBeLessThan(100);
    expect(await popup.result()).toBe('Kept so far');
    const request = await lab.api.waitForRequest(({ closedEarly }) => closedEarly);
    expect(request.path).toContain('chat');
  });

  it('stops the engine on this device as soon, and it reads the next at once', async () => {
    await lab.setToken('');
    const popup = await lab.choose(await lab.imagePage(await manyLines(150)), '#image');
    await popup.waitForStatus(/line \d+ of \d+/);
    expect(await timeToStop(popup)).toBeLessThan(100);
    // Nobody goes on with the lines that were left.
    await until('the browser rests', async () => (await busyShare()) < 0.2, { deadlineMs: 3_000 });

    await lab.click(popup.page, popup.button('Retry'));
    await popup.waitForStatus(/line \d+ of \d+/);
    expect(await timeToStop(popup)).toBeLessThan(100);
    const next = await lab.choose(await lab.imagePage(image), '#image');
    await next.waitForStatus(/^Done/);
    expect(await next.result()).toBe('Platform 9');
    await lab.setToken('test-token');
  });
});

describe('the worker killed in the middle', () => {
  it('shows what had come as interrupted, and Retry reads it whole', async () => {
    lab.api.play({ kind: 'manual' }, { times: 1 });
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    const stream = await lab.api.nextStream();
    await stream.push('Half of the');
    await popup.waitForResult(/^Half of the$/);
    await lab.chromium.worker.kill();
    await popup.waitForStatus(/^Interrupted.*Retry/);
    expect(await popup.result()).toBe('Half of the');
    expect(await popup.page.$(popup.button('Stop'))).toBeNull();

    // The page is gone by now, but the image is kept.
    const later = new JobSurface(await lab.chromium.extensionPage('popup.html'));
    await later.page.locator(later.button('Retry')).click();
    await later.waitForStatus(/^Done/);
    expect(await later.result()).toContain('Platform 9');
  });

  it('on this device: what had come is kept, nobody reads on, and Retry reads it whole', async () => {
    await lab.setToken('');
    const popup = await lab.choose(await lab.imagePage(await manyLines(40)), '#image');
    await popup.waitForResult(/Platform 9/);
    await lab.chromium.worker.kill();
    await popup.waitForStatus(/^Interrupted.*Retry/);
    expect(await popup.result()).toMatch(/^Platform 9/);
    await until('the browser rests', async () => (await busyShare()) < 0.2, { deadlineMs: 3_000 });

    const later = new JobSurface(await lab.chromium.extensionPage('popup.html'));
    await later.page.locator(later.button('Retry')).click();
    await later.waitForStatus(/^Done/, 60_000);
    expect((await later.result()).match(/Platform 9,/g)).toHaveLength(40);
    await lab.setToken('test-token');
  });

  it('the page of the engine gone: the reason is told, and Retry reads it whole', async () => {
    await lab.setToken('');
    const popup = await lab.choose(await lab.imagePage(await manyLines(40)), '#image');
    await popup.waitForResult(/Platform 9/);
    await lab.chromium.worker.evaluate(
      z.null(),
      'chrome.offscreen.closeDocument().then(() => null)',
    );
    await popup.waitForStatus(/engine on this device/);
    await lab.click(popup.page, popup.button('Retry'));
    await popup.waitForStatus(/^Done/, 60_000);
    expect((await popup.result()).match(/Platform 9,/g)).toHaveLength(40);
    await lab.setToken('test-token');
  });

  it('is found by a popup that was not open at the time', async () => {
    lab.api.play({ kind: 'manual' });
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    const stream = await lab.api.nextStream();
    await stream.push('Something');
    await popup.waitForResult(/^Something$/);
    await popup.page.close();
    await lab.chromium.worker.kill();
    const later = new JobSurface(await lab.chromium.extensionPage('popup.html'));
    await later.waitForStatus(/^Interrupted/);
  });
});

/** Enough to read that it isn't done before it can be stopped. */
function manyLines(count: number): Promise<Uint8Array> {
  const line = '<p style="margin:0">Platform 9, platform 10 and platform 11, all trains</p>';
  return renderPng(
    lab.chromium,
    `<body style="margin:0;padding:30px;width:900px;background:#fff;font:18px sans-serif">${line.repeat(count)}`,
  );
}

/**
 * Milliseconds from the click in the page to the page's own repaint, with no way through the test in
 * between.
 */
function timeToStop({ page }: JobSurface): Promise<number> {
  return page.evaluate(async () => {
    const stop = [...document.querySelectorAll('button')].find(
      (button) => button.textContent === 'Stop',
    );
    const status = document.querySelector('[role=status]');
    if (!stop || !status) throw new Error('no Stop');
    const start = performance.now();
    const stopped = new Promise<number>((resolve) => {
      new MutationObserver(() => {
        if (status.textContent?.startsWith('Stopped')) resolve(performance.now() - start);
      }).observe(status, { childList: true, characterData: true, subtree: true });
    });
    stop.click();
    return stopped;
  });
}

/** How much of one processor the browser's pages and workers take, for a while. */
async function busyShare(): Promise<number> {
  const session = await lab.chromium.browser.target().createCDPSession();
  const seconds = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    return renderers.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const [before, start] = [await seconds(), performance.now()];
  await delay(300);
  const share = ((await seconds()) - before) / ((performance.now() - start) / 1000);
  await session.detach();
  return share;
}
