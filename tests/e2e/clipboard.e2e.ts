import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readClipboardHtml, readClipboardText } from '../browsers/clipboard.ts';
import { DESCRIBE_IMAGE, renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import type { JobSurface } from './job-surface.ts';
import { cellsOf, resultKinds, TABLE_ROWS, type ResultKind } from './result-kinds.ts';

let lab: ChromiumLab;
let image: Uint8Array;

beforeAll(async () => {
  lab = await startChromiumLab();
  image = await renderPng(lab.chromium, '<body style="margin:0;padding:30px">Kiosk am Markt');
  await lab.setToken('test-token');
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

/** The popup with a result of that kind, from the right-click on. */
async function read({ task, answer, plain = answer, begin }: ResultKind): Promise<JobSurface> {
  const page = await lab.imagePage(image);
  const isInMenu = task === 'extract-text' || task === 'describe-image';
  lab.api.play({ kind: 'answer', text: isInMenu ? answer : 'Kiosk am Markt' });
  const item = task === 'describe-image' ? DESCRIBE_IMAGE : undefined;
  const popup = await lab.choose(page, '#image', item);
  if (!isInMenu) {
    await popup.waitForStatus(/^Done/);
    lab.api.play({ kind: 'answer', text: answer });
    await popup.page.select('aria/Task[role="combobox"]', task);
    if (begin !== undefined) {
      const button = await popup.page.waitForSelector(popup.button(begin));
      await button?.click();
    }
  }
  const shown = task === 'receipt' ? plain : answer;
  await expect.poll(() => popup.result(), { interval: 50, timeout: 10_000 }).toBe(shown);
  await popup.waitForStatus(/^Done/);
  return popup;
}

describe('from a click on the image to the clipboard', () => {
  it.each(resultKinds)('$task', async (kind) => {
    const popup = await read(kind);
    const { plain = kind.answer, cells = [], markup = [], choices = {} } = kind;
    if (kind.formatted) {
      await popup.page.waitForSelector('aria/Formatted result[role="region"]');
    }
    await lab.click(popup.page, popup.button('Copy'));
    await popup.waitForStatus(/^Copied/);
    expect(await readClipboardText(lab.display)).toBe(plain);
    const html = await readClipboardHtml(lab.display);
    expect(cellsOf(html)).toEqual(cells);
    for (const part of markup) expect(html).toContain(part);
    expect(html === '').toBe(cells.length + markup.length === 0);

    for (const [name, text] of Object.entries(choices)) {
      await lab.click(popup.page, popup.button(name));
      await expect.poll(() => readClipboardText(lab.display), { interval: 50 }).toBe(text);
    }
    if (kind.task !== 'table') return;
    await lab.click(popup.page, popup.button('Copy as HTML'));
    await expect.poll(() => readClipboardText(lab.display)).toMatch(/^<table>[^]*<\/table>$/);
    // The platform's copy key gives the same as the button.
    await popup.page.keyboard.down('Control');
    await popup.page.keyboard.press('c');
    await popup.page.keyboard.up('Control');
    await expect.poll(() => readClipboardText(lab.display), { interval: 50 }).toBe(plain);
    expect(cellsOf(await readClipboardHtml(lab.display))).toEqual(cells);
  });

  it('a table is one where it is pasted', async () => {
    const page = await lab.chromium.newPage(lab.site.page('/paste', '<body contenteditable>'));
    await page.focus('body');
    await page.keyboard.down('Control');
    await page.keyboard.press('v');
    await page.keyboard.up('Control');
    await page.waitForSelector('td');
    const rows = await page.$$eval('tr', (found) =>
      found.map(({ cells }) => [...cells].map(({ textContent }) => textContent)),
    );
    expect(rows).toEqual(TABLE_ROWS);
  });
});
