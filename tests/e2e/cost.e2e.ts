import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { JobSurface } from './job-surface.ts';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

let lab: ChromiumLab;
let image: Uint8Array;

beforeAll(async () => {
  lab = await startChromiumLab();
  await lab.setToken('test-token');
  const body = `<body style="margin:0;padding:30px;width:1220px;height:740px;background:#fff;font:40px sans-serif">Fare 2.40`;
  image = await renderPng(lab.chromium, body);
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

const field = (name: string) => `aria/${name}[role="spinbutton"]`;

async function options(): Promise<Page> {
  const page = await lab.chromium.extensionPage('options.html');
  await page.waitForSelector('#spending-heading');
  return page;
}

/** Types a cap into the options; an empty one for none. */
async function setCap(name: string, usd: string): Promise<void> {
  const page = await options();
  const box = await page.waitForSelector(field(name));
  await box?.click({ count: 3 });
  await page.keyboard.press('Backspace');
  if (usd) await box?.type(usd);
  await page.waitForFunction(
    async (wanted: string) => {
      const stored = await chrome.storage.local.get('settings');
      return JSON.stringify(stored).includes(wanted);
    },
    {},
    `"${name.includes('day') ? 'capPerDayUsd' : 'capPerMonthUsd'}":${usd || 'null'}`,
  );
  await page.close();
}

async function resetTotals(): Promise<void> {
  const page = await options();
  await page.locator('aria/Reset the totals[role="button"]').click();
  await waitForTotals(page, /Today: \$0\.00This month: \$0\.00/);
  await page.close();
}

async function waitForTotals(page: Page, fits: RegExp): Promise<void> {
  await page.waitForFunction(
    (pattern: string) =>
      new RegExp(pattern).test(
        document.querySelector('#spending-heading')?.parentElement?.textContent ?? '',
      ),
    { timeout: 10_000 },
    fits.source,
  );
}

const chats = () => lab.api.requests.filter(({ path }) => path.includes('chat'));

it('is estimated while the request runs, and told exactly after', async () => {
  lab.api.play({ kind: 'manual' });
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  const stream = await lab.api.nextStream();
  // 1280 × 800 pixels are 40 × 25 squares of 32; the prompt comes on top.
  await popup.page.waitForFunction(() =>
    /Estimate:?about 1,[1-4]00 tokens, \$0\.000[23]/.test(
      document.querySelector('.details')?.textContent ?? '',
    ),
  );
  await stream.push('Fare 2.40');
  await stream.finish();
  await popup.waitForStatus(/^Done/);
  const details = await popup.details();
  expect(details).toMatch(/Cost:?\$0\.000\d/);
  expect(details).not.toContain('Estimate');
});

it('is summed up by day and month in the options, and the sums can be reset', async () => {
  await resetTotals();
  lab.api.play({ kind: 'answer', text: 'Fare 2.40' });
  await (await lab.choose(await lab.imagePage(image), '#image')).waitForStatus(/^Done/);
  const page = await options();
  await waitForTotals(page, /Today: \$0\.000[23]\d*This month: \$0\.000[23]/);
  await page.close();
  await resetTotals();
});

it('counts a request that is stopped by its estimate', async () => {
  await resetTotals();
  lab.api.play({ kind: 'manual' });
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  const stream = await lab.api.nextStream();
  await stream.push('Fa');
  await popup.waitForResult(/^Fa$/);
  await lab.click(popup.page, popup.button('Stop'));
  await popup.waitForStatus(/^Stopped/);
  const page = await options();
  await waitForTotals(page, /Today: \$0\.000[23]/);
});

it('is counted though the worker is killed in the middle', async () => {
  await resetTotals();
  lab.api.play({ kind: 'manual' });
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  const stream = await lab.api.nextStream();
  await stream.push('Fa');
  await popup.waitForResult(/^Fa$/);
  await lab.chromium.worker.kill();
  const page = await options();
  await waitForTotals(page, /Today: \$0\.000[23]/);
});

it.each(['Most per day (USD)', 'Most per month (USD)'])(
  'that could pass the cap "%s" stops the request before it is sent',
  async (cap) => {
    await setCap(cap, '0.001');
    const page = await lab.imagePage(image);
    const popup = await lab.choose(page, '#image');
    await popup.waitForStatus(/could pass the spending cap.*Raise the cap/);
    await popup.page.waitForSelector(popup.button('Open options'));
    expect(chats()).toEqual([]);
    await setCap(cap, '');
    lab.api.play({ kind: 'answer', text: 'Fare 2.40' });
    const later = new JobSurface(await lab.chromium.extensionPage('popup.html'));
    await later.page.locator(later.button('Retry')).click();
    await later.waitForStatus(/^Done/);
    expect(chats()).toHaveLength(1);
  },
);

it('under a cap that leaves room for the longest answer, the request goes', async () => {
  await setCap('Most per day (USD)', '0.5');
  lab.api.play({ kind: 'answer', text: 'Fare 2.40' });
  await (await lab.choose(await lab.imagePage(image), '#image')).waitForStatus(/^Done/);
  await setCap('Most per day (USD)', '');
});
