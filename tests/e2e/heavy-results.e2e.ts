import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readClipboardText } from '../browsers/clipboard.ts';
import { longestFrame } from '../browsers/longest-frame.ts';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';

/** Milliseconds: a frame that takes longer is felt as a stall. */
const LONGEST_FRAME = 200;
const CHARACTERS_PER_DELTA = 10_000;

let lab: ChromiumLab;
let view: Page;
let surface: JobSurface;
const asked: string[] = [];

beforeAll(async () => {
  lab = await startChromiumLab();
  await lab.setToken('test-token');
  lab.api.play({ kind: 'answer', text: 'small' });
  const image = await renderPng(lab.chromium, '<body style="margin:0">Something');
  await (await lab.choose(await lab.imagePage(image), '#image')).finished();

  view = await lab.chromium.newPage('about:blank');
  view.on('request', (request) => asked.push(request.url()));
  await view.goto(`chrome-extension://${lab.chromium.extensionId}/popup.html`);
  surface = new JobSurface(view);
  await surface.waitForResult(/^small$/);
});
afterAll(() => lab.close());

const nextFrames = () =>
  view.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

/** What it is called, if a frame was held up while it was done. */
async function slow(name: string, act: () => Promise<unknown>): Promise<string[]> {
  const longest = await longestFrame(view, act);
  if (process.env.LEGIBLE_FRAMES) process.stdout.write(`${name}: ${longest} ms\n`);
  return longest > LONGEST_FRAME ? [`${name}: ${longest} ms`] : [];
}

async function streamed(text: string): Promise<void> {
  const stream = await lab.api.nextStream();
  for (let from = 0; from < text.length; from += CHARACTERS_PER_DELTA) {
    await stream.push(text.slice(from, from + CHARACTERS_PER_DELTA));
  }
  await stream.finish();
  await surface.waitForStatus(/^Done/, 60_000);
}

/** Has the model answer so to a task, and does what people do with an answer. */
async function readThrough(task: string, text: string, drawn: string): Promise<string[]> {
  return [
    ...(await slow('streaming', async () => {
      lab.api.play({ kind: 'manual' });
      await view.select('aria/Task[role="combobox"]', task);
      await streamed(text);
    })),
    ...(await slow('drawing', () => view.waitForSelector(drawn))),
    ...(await slow('finding', () => view.waitForSelector('.found li'))),
    ...(await slow('scrolling', async () => {
      for (const share of [0.5, 1, 0]) {
        await view.evaluate(
          (where, share: number) => {
            for (const region of document.querySelectorAll(where)) {
              region.scrollTo(share * region.scrollWidth, share * region.scrollHeight);
            }
          },
          '.result, .grid, .markdown-parts',
          share,
        );
        await nextFrames();
      }
    })),
    ...(await slow('copying', async () => {
      await lab.click(view, surface.button('Copy'));
      await surface.waitForStatus(/^Copied/);
    })),
    ...(await slow('selecting all', async () => {
      await view.focus('aria/Result[role="region"]');
      await withControl('a');
      await nextFrames();
    })),
  ];
}

async function withControl(key: 'a' | 'c' | 'End'): Promise<void> {
  await view.keyboard.down('Control');
  await view.keyboard.press(key);
  await view.keyboard.up('Control');
}

async function press(name: string): Promise<void> {
  await view.locator(`aria/${name}[role="button"]`).click();
}

/** Changes the text and puts it back. */
async function edited(): Promise<string[]> {
  return [
    ...(await slow('editing', async () => {
      await press('Edit text');
      await view.waitForSelector('textarea.edited');
      await view.keyboard.type('New: ');
      await nextFrames();
    })),
    ...(await slow('ending the edit', async () => {
      await press('Done editing');
      await surface.waitForResult(/^New: /);
    })),
    ...(await slow('reverting', async () => {
      await press('Revert to what was read');
      await surface.waitForResult(/^(?!New: )/);
    })),
  ];
}

const setShaping = (change: { join: boolean; quotes: string }) =>
  slow('shaping', async () => {
    await view.evaluate(() => document.querySelector('.shaping')?.setAttribute('open', ''));
    const join = 'aria/Join lines into paragraphs[role="checkbox"]';
    const box = await view.waitForSelector(join);
    const isOn = await box?.evaluate((element) => Reflect.get(element, 'checked') === true);
    if (isOn !== change.join) await box?.click();
    await view.select('.shaping select', change.quotes);
    await surface.waitForResult(change.join ? /^It’s .* the boats/ : /^It's .*\nthe boats/);
  });

const start = "It's https://example.org/harbour where\nthe boats lie.";
const mixed = (n: number) => (n * 7919) % 100_003;
const lines = Array.from(
  { length: 90_000 },
  (_, n) => `Line ${n}: ${n * n} boats of ${n % 97} harbours came in.`,
);
const table = (height: number, width: number) => {
  const row = (cell: (column: number) => string | number) =>
    `| ${Array.from({ length: width }, (_, column) => cell(column)).join(' | ')} |`;
  return [
    row((column) => `c${column}`),
    row(() => '---'),
    row((column) => (column === 0 ? 'https://example.org' : '')),
    ...Array.from({ length: height }, (_, y) => row((x) => mixed(y * width + x))),
  ].join('\n');
};

describe('no frame is held up by', { timeout: 120_000 }, () => {
  it('five megabytes of text', async () => {
    const text = `${start}\n${lines.join('\n')}`;
    expect(text.length).toBeGreaterThan(4_000_000);
    const found = await readThrough('keep-layout', text, '.result .piece');
    await view.evaluate(() => navigator.clipboard.writeText(''));
    found.push(...(await slow('copying the selection', () => withControl('c'))));
    await surface.waitForStatus(/^Copied/);
    expect(await readClipboardText(lab.display)).toBe(text);
    found.push(...(await edited()));
    found.push(...(await setShaping({ join: true, quotes: 'curly' })));
    found.push(...(await setShaping({ join: false, quotes: 'keep' })));
    expect(found).toEqual([]);
  });

  it('a megabyte that is shaped while it comes', async () => {
    const text = `${start}\n${lines.slice(0, 20_000).join('\n')}`;
    const found = await setShaping({ join: true, quotes: 'curly' });
    found.push(...(await readThrough('plain-text', text, '.result .piece')));
    // The last of it is shaped a moment after it has come.
    await view.waitForFunction(
      () => document.querySelector('.piece:last-child')?.textContent?.includes('. Line 19999: '),
      { polling: 50 },
    );
    found.push(...(await setShaping({ join: false, quotes: 'keep' })));
    expect(found).toEqual([]);
  });

  it('one line of a megabyte', async () => {
    const words = Array.from({ length: 130_000 }, (_, n) => `w${mixed(n)}q`);
    const text = `${start} ${words.join(' ')}`;
    const found = await readThrough('handwriting', text, '.result .piece');
    found.push(...(await edited()));
    expect(found).toEqual([]);
  });

  it.each([
    [1_000, 100],
    [10_000, 10],
    [100, 1_000],
  ])('a table of %i × %i cells', async (height, width) => {
    const found = await readThrough('table', table(height, width), 'aria/Table 1[role="grid"]');
    found.push(
      ...(await slow('walking', async () => {
        await view.focus('.grid [tabindex="0"]');
        await withControl('End');
        await view.waitForFunction(
          (last: string) => document.activeElement?.textContent === last,
          { polling: 50 },
          String(mixed(height * width - 1)),
        );
      })),
    );
    const copied = await readClipboardText(lab.display);
    expect(copied.split('\n')).toHaveLength(height + 2);
    found.push(...(await edited()));
    expect(found).toEqual([]);
  });

  it('Markdown with thousands of links in quotes in quotes', async () => {
    const link = (n: number) =>
      `- [link ${mixed(n)}](https://example.org/${mixed(n)}) ![p](https://tracker.example/${n}.png)`;
    const links = Array.from({ length: 2_000 }, (_, n) => link(n));
    const text = `${start}\n\n${'> '.repeat(300)}deep\n\n${links.join('\n')}\n\nThe end`;
    const found = await readThrough('to-markdown', text, '.formatted .markdown');
    found.push(
      ...(await slow('drawing all', () =>
        view.waitForFunction(
          () =>
            document.querySelector('.markdown-parts')?.textContent?.trimEnd().endsWith('The end'),
          { polling: 50 },
        ),
      )),
    );
    expect(found).toEqual([]);
  });

  it('an older one that is opened again', async () => {
    const found = await slow('opening', async () => {
      await view.reload();
      await surface.waitForStatus(/^Done/);
      await view.waitForSelector('.found li');
    });
    expect(found).toEqual([]);
  });

  it('and nothing is asked of the network for any of it', () => {
    expect(asked.filter((url) => !/^(chrome-extension|data|blob):/.test(url))).toEqual([]);
  });
});
