import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { pressKeysInTab, pressShortcut } from '../browsers/firefox-input.ts';
import { ALT, ENTER, RIGHT, SHIFT } from '../browsers/firefox-keys.ts';
import { chooseItem, openMenuInTab } from '../browsers/firefox-menu.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';
import { svgCard } from '../pages/fixtures.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { tinyPdf } from '../pages/tiny-pdf.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';
import { captureAlone, closeTabsBut } from './firefox-tabs.ts';
import { CARD } from './region-lab.ts';
import { storedImageInFirefox } from './stored-image.ts';

let site: PageServer;
let firefox: Firefox;
let ours: string;
const seen: string[] = [];

beforeAll(async () => {
  site = await startPageServer();
  firefox = await launchFirefox({ extension: FIREFOX_BUILD });
  ours = await firefox.extensionPage('options.html');
  await captureAlone(firefox);
});
afterEach(async () => {
  await closeTabsBut(firefox, ours);
});
afterAll(async () => {
  await firefox.close();
  await site.close();
});

const pages: readonly { name: string; url: (site: PageServer) => string }[] = [
  {
    name: 'the PDF viewer',
    url: (site) => site.put('/a.pdf', { type: 'application/pdf', body: tinyPdf(['Alpha page']) }),
  },
  // No port is as low as that.
  { name: 'an error page', url: () => 'http://127.0.0.1:9/' },
  { name: 'the source of a page', url: (site) => `view-source:${site.page('/source', '<p>x')}` },
  { name: 'one of Firefox’s own pages', url: () => 'about:license' },
  {
    name: 'a sandboxed page',
    url: (site) =>
      site.put('/sandboxed', {
        type: 'text/html',
        headers: { 'content-security-policy': 'sandbox' },
        body: '<!doctype html><p>Sandboxed',
      }),
  },
  {
    name: 'an SVG image',
    url: (site) => site.put('/card.svg', { type: 'image/svg+xml', body: svgCard() }),
  },
];

/** Opens a tab by what is done, makes it the current one, and gives the width of its screenshot. */
async function opensScreenshot(act: () => Promise<void>): Promise<number> {
  const before = await firefox.tabs();
  await act();
  const workspace = await until('the workspace opens', async () =>
    (await firefox.tabs()).find((tab) => !before.includes(tab)),
  );
  await firefox.switchTo(workspace);
  return until('the screenshot is shown', () =>
    firefox.evaluate(
      z.nullable(z.number()),
      `const surface = document.querySelector('.region-surface');
      const shown = document.querySelector('img');
      return (surface && shown?.complete && shown.naturalWidth) || null;`,
    ),
  );
}

it.each(pages)('chooses a region of $name on a screenshot', async ({ url }) => {
  await firefox.newTab('about:blank');
  // An error page rejects.
  await firefox.goto(url(site)).catch(() => undefined);
  const natural = await opensScreenshot(() => pressShortcut(firefox, ALT, SHIFT, 'o'));
  // The first key places the middle half.
  await pressKeysInTab(firefox, RIGHT);
  await pressKeysInTab(firefox, ENTER);
  await firefox.switchTo(ours);
  const image = await storedImageInFirefox(firefox, seen, CARD);
  seen.push(image.jobId);
  expect(image.source).toBe('file');
  expect(Math.abs(image.width - natural / 2)).toBeLessThanOrEqual(1);
});

it('opens the screenshot where an image is right-clicked too', async () => {
  await firefox.newTab(pages[0]?.url(site) ?? '');
  const width = await opensScreenshot(async () => {
    await openMenuInTab(firefox, { x: 600, y: 300 });
    await chooseItem(firefox, 'Legible', 'Extract text');
  });
  expect(width).toBeGreaterThan(0);
});
