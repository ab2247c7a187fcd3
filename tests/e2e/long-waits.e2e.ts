import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { chooseItem, openMenuInTab } from '../browsers/firefox-menu.ts';
import { FirefoxPopup } from '../browsers/firefox-popup.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';
import { startDeepInfra, type DeepInfraServer } from '../deepinfra/server.ts';
import { textPng } from '../deepinfra/text-png.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';
import { JobSurface } from './job-surface.ts';

/** One in 5 s, with nothing else said: `LEGIBLE_PINGS=72` for six minutes. */
const PINGS = Number(process.env.LEGIBLE_PINGS ?? 2);

const labs: ChromiumLab[] = [];
const idle: ChromiumLab[] = [];
let firefox: Firefox;
let api: DeepInfraServer;
let site: PageServer;

beforeAll(async () => {
  // One after the other: a start takes a core for seconds, the tests hardly any.
  for (let count = 0; count < 3; count++) {
    const lab = await startChromiumLab();
    labs.push(lab);
    idle.push(lab);
    await lab.setToken('test-token');
  }
  [api, site] = await Promise.all([startDeepInfra(), startPageServer()]);
  firefox = await launchFirefox({ extension: FIREFOX_BUILD, standIn: api });
  await firefox.extensionPage('options.html');
  await firefox.evaluate(
    z.null(),
    `await browser.storage.local.set({ deepinfraToken: 'test-token' })`,
  );
});
afterAll(async () => {
  await Promise.all([...labs.map((lab) => lab.close()), firefox.close()]);
  await Promise.all([api.close(), site.close()]);
});

/** Has an image read in a browser that no other test uses. */
async function readInOwnLab(play: (lab: ChromiumLab) => void) {
  const lab = idle.pop();
  if (!lab) throw new Error('More tests than browsers');
  play(lab);
  const image = await renderPng(
    lab.chromium,
    `<body style="margin:0;padding:30px;width:400px;background:#fff;font:24px sans-serif">Platform 9`,
  );
  return { lab, popup: await lab.choose(await lab.imagePage(image), '#image') };
}
const asked = ({ api }: ChromiumLab) => api.requests.filter(({ path }) => path.includes('chat'));

// They wait for the clock, a minute and more: each in a browser of its own, all at once.
describe.concurrent('what takes its time', () => {
  it('silence is told, and nothing is lost', { timeout: 120_000 }, async () => {
    const { lab, popup } = await readInOwnLab(({ api }) =>
      api.play({ kind: 'answer', ending: { how: 'silence', afterCharacters: 0 } }),
    );
    await popup.waitForStatus(/said nothing for more than a minute/, 75_000);
    lab.api.reset();
    await lab.click(popup.page, popup.button('Retry'));
    await popup.waitForStatus(/^Done/);
    expect(await popup.result()).toContain('Platform 9');
  });

  it('outlasts the 30 s after which an idle worker is stopped', { timeout: 600_000 }, async () => {
    const { lab, popup } = await readInOwnLab(({ api }) =>
      api.play({ kind: 'manual', headersDelayMs: 35_000 }),
    );
    await popup.page.close();
    const stream = await lab.api.nextStream(60_000);
    for (let pings = 0; pings < PINGS; pings++) {
      await delay(5_000);
      await stream.ping();
    }
    await stream.push('Late');
    await stream.finish();
    const surface = new JobSurface(await lab.chromium.extensionPage('popup.html'));
    await surface.waitForStatus(/^Done/);
    expect(await surface.result()).toBe('Late');
    expect(asked(lab)).toHaveLength(1);
  });

  it('a killed worker goes on with no view open, by its alarm', { timeout: 120_000 }, async () => {
    const { lab, popup } = await readInOwnLab(({ api }) => {
      api.play({ kind: 'answer', headersDelayMs: Infinity }, { times: 1 });
      api.play({ kind: 'answer', text: 'Read alone' });
    });
    await lab.api.waitForRequest(({ bodyReceivedAt }) => bodyReceivedAt !== null);
    await popup.page.close();
    await lab.chromium.worker.kill();
    await lab.api.waitForRequest(({ answeredText }) => answeredText === 'Read alone', 70_000);
    expect(asked(lab)).toHaveLength(2);
  });

  it(
    'in Firefox too, the wait outlasts an idle background page',
    { timeout: 120_000 },
    async () => {
      api.play({ kind: 'answer', text: 'Late but whole', headersDelayMs: 45_000 });
      const src = site.put('/image.png', { body: textPng('THE HOTEL'), type: 'image/png' });
      await firefox.newTab(
        site.page('/page', `<body style="margin:30px"><img id="image" src="${src}">`),
      );
      await openMenuInTab(firefox, '#image');
      await chooseItem(firefox, 'Legible', 'Extract text');
      const popup = new FirefoxPopup(firefox);
      await popup.waitUntilOpen();
      const shown = `return document.querySelector('[aria-label=Result]')?.textContent ?? ''`;
      await until(
        'the answer is there',
        async () => (await popup.evaluate(z.string(), shown)) === 'Late but whole',
        { deadlineMs: 80_000, everyMs: 200 },
      );
    },
  );
});
