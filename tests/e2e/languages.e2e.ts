import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

/** Long words, right to left, and no spaces between words. */
const languages = [
  { tag: 'de', dir: 'ltr' },
  { tag: 'ar', dir: 'rtl' },
  { tag: 'ja', dir: 'ltr' },
] as const;

const pages = ['popup', 'sidepanel', 'workspace', 'options', 'welcome'].map(
  (name) => `${name}.html`,
);

const messagesSchema = z.record(z.string(), z.object({ message: z.string() }));

let lab: ChromiumLab | null = null;
afterEach(async () => {
  await lab?.close();
  lab = null;
});

describe.each(languages)('in $tag', ({ tag, dir }) => {
  const path = new URL(`../../public/_locales/${tag}/messages.json`, import.meta.url);
  const messages = messagesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));

  it('reads from the menu to the popup, and every page fits, at 320 px too', async () => {
    lab = await startChromiumLab({ language: tag });
    const image = await renderPng(lab.chromium, '<p style="font:40px serif">Kiosk am Markt</p>');
    const page = await lab.imagePage(image);
    // Submenus open to the left where the menu is laid out from right to left.
    const submenu = dir === 'rtl' ? 'End Up Left' : 'End Up Right';
    const { page: popup } = await lab.choose(page, '#image', [submenu, 'Return']);
    // By its state: the name is in another language.
    await popup.waitForFunction(() =>
      document.querySelector('[aria-busy=false]')?.textContent?.includes('Kiosk am'),
    );
    expect(await languageOf(popup)).toEqual({ lang: tag, dir });
    const copy = messages['button_copy']?.message;
    expect(copy).not.toBe('Copy');
    const buttons = await popup.$$eval('button', (all) => all.map((one) => one.textContent));
    expect(buttons).toContain(copy);
    expect(await tooWide(popup)).toEqual([]);

    for (const file of pages) {
      const view = await lab.chromium.extensionPage(file);
      await view.setViewport({ width: 320, height: 600 });
      await view.waitForSelector('button, input');
      expect(await languageOf(view), file).toEqual({ lang: tag, dir });
      expect(await tooWide(view), file).toEqual([]);
      await view.close();
    }
  });
});

function languageOf(page: Page): Promise<{ lang: string; dir: string }> {
  return page.evaluate(() => {
    const { lang, dir } = document.documentElement;
    return { lang, dir };
  });
}

/** What is cut off at a side, or makes the page scroll sideways. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const cut = [...document.querySelectorAll('button, label, p, h1, h2, summary, dt, dd')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      // Some is for ears alone, and some is told in full where it is opened.
      .filter((element) => element.clientWidth > 1)
      .filter((element) => getComputedStyle(element).textOverflow !== 'ellipsis')
      .map((element) => `${element.tagName} “${element.textContent}”`);
    return root.scrollWidth > root.clientWidth ? [`the page: ${root.scrollWidth} px`, ...cut] : cut;
  });
}
