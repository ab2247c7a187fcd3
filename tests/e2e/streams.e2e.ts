import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { DEFAULT_MODEL } from '../../utils/core/catalogue.ts';
import { answers } from '../deepinfra/answers.ts';
import { errors } from '../deepinfra/errors.ts';
import type { RecordedRequest } from '../deepinfra/recorded-request.ts';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';

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

const read = async () => lab.choose(await lab.imagePage(image), '#image');
const asked = (): readonly RecordedRequest[] =>
  lab.api.requests.filter(({ path }) => path.includes('chat'));
const notes = (popup: JobSurface) =>
  popup.page.$eval('aria/Notes[role="list"]', (list) => list.textContent ?? '');

const bodySchema = z.object({
  model: z.string(),
  temperature: z.number(),
  reasoning_effort: z.optional(z.string()),
  messages: z.array(z.object({ role: z.string(), content: z.unknown() })),
});
const bodyOf = (request: RecordedRequest | undefined) => bodySchema.parse(request?.body);

describe('an answer', () => {
  it.each([1, 2] as const)('in form %i, cut anywhere, is shown as it was sent', async (form) => {
    const text = 'Füße: 25 m² – 世界 🙂.\n    indented\n\nend';
    lab.api.play({ kind: 'answer', text, form, bytesPerWrite: 3, lineEnd: '\r\n' });
    const popup = await read();
    await popup.waitForStatus(/^Done/);
    expect(await popup.result()).toBe(text);
  });

  it('with the model’s own words around it is put right, and says so', async () => {
    lab.api.play(answers.chatter);
    const popup = await read();
    await popup.waitForStatus(/^Done/);
    expect(await popup.result()).toMatch(/^INVOICE 0042/);
    expect(await notes(popup)).toMatch(/Left out.*“Here is the text from the image:”.*last line/);
  });

  it('with lost characters says so', async () => {
    lab.api.play(answers.replacementCharacters);
    const popup = await read();
    await popup.waitForStatus(/^Done/);
    expect(await notes(popup)).toMatch(/compare these places/);
  });

  it('of a placeholder is none', async () => {
    lab.api.play(answers.imagePlaceholder);
    const popup = await read();
    await popup.waitForStatus(/answered with nothing/);
    expect(await popup.result()).toBe('');
  });

  it('that loops is stopped, and may be tried once with more freedom', async () => {
    lab.api.play({ ...answers.loopWithoutEnd, deltaDelayMs: 1 }, { times: 2 });
    const popup = await read();
    await popup.waitForStatus(/repeated the same words.*Retry with more freedom/);
    expect(await popup.result()).toBe('Total 119.00 EUR\n');
    await lab.api.waitForRequest(({ closedEarly }) => closedEarly);
    await lab.click(popup.page, popup.button('Retry with more freedom'));
    await lab.api.waitForRequest((request) => request === asked()[1] && request.closedEarly);
    await popup.waitForStatus(/repeated the same words/);
    expect(asked().map((request) => bodyOf(request).temperature)).toEqual([0, 0.5]);
    expect(await popup.page.$(popup.button('Retry with more freedom'))).toBeNull();
  });

  it('that breaks with an error keeps what had come, and is not asked for again', async () => {
    const ending = { how: 'error-event', afterCharacters: 14 } as const;
    lab.api.play({ kind: 'answer', text: 'The first half. The rest.', ending });
    const popup = await read();
    await popup.waitForStatus(/fault of its own.*stopped working/);
    expect(await popup.result()).toBe('The first half');
    expect(asked()).toHaveLength(1);
  });
});

describe('a model that thinks', () => {
  const THINKING_MODEL = 'google/gemma-4-31B-it';

  async function chooseModel(model: string): Promise<void> {
    const options = await lab.chromium.extensionPage('options.html');
    await options.evaluate((model) => chrome.storage.local.set({ settings: { model } }), model);
    await options.close();
  }
  beforeEach(() => chooseModel(THINKING_MODEL));
  afterEach(() => chooseModel(DEFAULT_MODEL));

  /** The model of each request, and how much thinking it asked for. */
  const askedToThink = () =>
    asked().map((request) => {
      const { model, reasoning_effort } = bodyOf(request);
      return [model, reasoning_effort];
    });

  it('is told not to, and no other model is', async () => {
    const popup = await read();
    await popup.waitForStatus(/^Done/);
    await popup.page.close();
    await chooseModel(DEFAULT_MODEL);
    await (await read()).waitForStatus(/^Done/);
    expect(askedToThink()).toEqual([
      [THINKING_MODEL, 'none'],
      [DEFAULT_MODEL, undefined],
    ]);
    expect(asked().flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('is asked again without that option by a server that refuses it', async () => {
    lab.api.play(errors.reasoningRefused, { times: 1 });
    lab.api.play({ kind: 'answer', text: 'Platform 9' });
    const popup = await read();
    await popup.waitForStatus(/^Done/);
    expect(await popup.result()).toBe('Platform 9');
    expect(askedToThink()).toEqual([
      [THINKING_MODEL, 'none'],
      [THINKING_MODEL, undefined],
    ]);
  });

  it.each(['thinkingFirst', 'thinkingInTags'] as const)(
    'keeps its thoughts to itself (%s)',
    async (answer) => {
      lab.api.play({ ...answers[answer], charactersPerDelta: 3 });
      const popup = await read();
      await popup.waitForStatus(/^Done/);
      expect(await popup.result()).toBe('INVOICE 0042');
    },
  );
});

describe('Continue', () => {
  it('appends what was missing, and nothing twice', async () => {
    const first = 'Platform 9: the train to Little';
    lab.api.play({ kind: 'answer', text: first, finishReason: 'length' }, { times: 1 });
    lab.api.play({ kind: 'answer', text: 'to Littlehampton leaves at 10.' });
    const popup = await read();
    await popup.waitForStatus(/reached the model's limit/);
    await lab.click(popup.page, popup.button('Continue'));
    await popup.waitForStatus(/^Done/);
    expect(await popup.result()).toBe('Platform 9: the train to Littlehampton leaves at 10.');
    expect(bodyOf(asked()[1]).messages.at(-1)).toEqual({ role: 'assistant', content: first });
    expect(await popup.page.$(popup.button('Continue'))).toBeNull();
  });

  it('is offered after a cut', async () => {
    lab.api.play({ kind: 'manual' }, { times: 1 });
    lab.api.play({ kind: 'answer', text: ' 9 and more' });
    const popup = await read();
    const stream = await lab.api.nextStream();
    await stream.push('Platform');
    // What came in the same moment as the cut may be lost with it; what was shown is not.
    await popup.waitForResult(/^Platform$/);
    await stream.cut();
    await popup.waitForStatus(/broke off in the middle.*Continue/);
    await lab.click(popup.page, popup.button('Continue'));
    await popup.waitForStatus(/^Done/);
    expect(await popup.result()).toBe('Platform 9 and more');
  });
});

describe('a question on what was read', () => {
  it('keeps the conversation, and shows it above the answer', async () => {
    const popup = await read();
    await popup.waitForStatus(/^Done/);
    const ask = async (question: string, answer: string) => {
      lab.api.play({ kind: 'answer', text: answer });
      const field = 'aria/Ask about this image…[role="textbox"]';
      await lab.click(popup.page, field);
      await popup.page.type(field, question);
      await popup.page.keyboard.press('Enter');
      await popup.waitForResult(new RegExp(`^${answer}$`));
      await popup.waitForStatus(/^Done/);
    };
    await ask('Which platform?', 'Number nine');
    await ask('In German?', 'Nummer neun');
    const earlier = await popup.page.$eval(
      'aria/Earlier questions and answers[role="region"]',
      (region) => [...region.querySelectorAll('p')].map((line) => line.textContent),
    );
    expect(earlier).toEqual([
      'Extract text',
      expect.stringContaining('Platform 9'),
      'Which platform?',
      'Number nine',
      'In German?',
    ]);
    const { messages } = bodyOf(asked()[2]);
    expect(messages.map(({ role }) => role)).toEqual([
      'user',
      'assistant',
      'user',
      'assistant',
      'user',
    ]);
    expect(messages.at(-1)?.content).toBe('In German?');
    expect(asked()[2]?.images).toHaveLength(1);
    expect(asked()[2]?.complaints).toEqual([]);
  });

  it('is not offered of what was read on this device', async () => {
    await lab.setToken('');
    const popup = await read();
    await popup.waitForStatus(/^Done/);
    expect(await popup.page.$('aria/Ask about this image…[role="textbox"]')).toBeNull();
    await lab.setToken('test-token');
  });
});

describe('the way there', () => {
  it('tells the account’s limit from a busy model', async () => {
    lab.api.play(errors.rateLimitedMessage, { times: 1 });
    const popup = await read();
    await popup.waitForStatus(/Your account has reached its limit.*Trying again/);
    await popup.waitForStatus(/^Done/);
  });

  it('waits for the network, and goes on by itself', async () => {
    lab.api.play({ kind: 'answer', text: 'Back again' });
    const page = await lab.imagePage(image);
    await lab.chromium.extensionPage('workspace.html');
    await lab.chromium.worker.waitUntilRunning();
    const online = await lab.chromium.worker.takeOffline();
    try {
      await page.bringToFront();
      // Until it is painted, a click meets what was there before.
      await page.evaluate(
        () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
      );
      const waiting = await lab.choose(page, '#image');
      await waiting.waitForStatus(/offline.*goes on by itself/);
      expect(asked()).toEqual([]);
    } finally {
      await online();
    }
    const popup = new JobSurface(await lab.chromium.waitForPopup());
    await popup.waitForStatus(/^Done/);
    expect(await popup.result()).toBe('Back again');
    expect(asked()).toHaveLength(1);
  });
});

describe('a worker killed before any text', () => {
  it('takes the job up again for the view that is open', async () => {
    lab.api.play({ kind: 'answer', headersDelayMs: Infinity }, { times: 1 });
    lab.api.play({ kind: 'answer', text: 'Read after all' });
    const popup = await read();
    await lab.api.waitForRequest(({ bodyReceivedAt }) => bodyReceivedAt !== null);
    await lab.chromium.worker.kill();
    await popup.waitForStatus(/^Done/);
    expect(await popup.result()).toBe('Read after all');
    expect(asked().map(({ closedEarly }) => closedEarly)).toEqual([true, false]);
  });
});

describe('while text comes in', () => {
  const line = (n: number) => `Line ${n} of what stands on the platform, ${n * n} in all.\n`;

  it('nothing in the view moves, nor the text and its buttons when all of it has come', async () => {
    lab.api.play({ kind: 'manual' });
    const popup = await read();
    const { page } = popup;
    const stream = await lab.api.nextStream();
    await page.evaluate(() => {
      const shifts: string[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const sources: unknown = Reflect.get(entry, 'sources');
          for (const { node } of Array.isArray(sources) ? sources : []) {
            shifts.push(node instanceof Element ? `${node.localName}.${node.className}` : 'gone');
          }
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const shifts = async () => {
      await drawn(page);
      return z.parse(
        z.array(z.string()),
        await page.evaluate(() => Reflect.get(globalThis, 'shifts')),
      );
    };
    for (let n = 0; n < 60; n++) await stream.push(line(n));
    await popup.waitForResult(/Line 59 /);
    expect(await shifts()).toEqual([]);
    await stream.finish();
    await popup.waitForStatus(/^Done/);
    await page.waitForSelector('.result-tools');
    // What is below makes room for what can be done with a result; with that a scroll bar may come.
    expect((await shifts()).filter((name) => /^(section|div)\./.test(name))).toEqual([]);
  });

  it('the view follows while the reader is at the end, and stays where the reader goes', async () => {
    lab.api.play({ kind: 'manual' });
    const { page } = await read();
    const stream = await lab.api.nextStream();
    let sent = 0;
    const more = async () => {
      for (let end = sent + 30; sent < end; sent++) await stream.push(line(sent));
      await page.waitForFunction(
        (last: string) => document.querySelector('.result')?.textContent?.includes(last),
        { polling: 50 },
        line(sent - 1),
      );
      await drawn(page);
      return place(page);
    };
    expect((await more()).fromEnd).toBeLessThan(2);
    expect((await more()).fromEnd).toBeLessThan(2);
    await page.focus('.result');
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.querySelector('.result')?.scrollTop === 0);
    expect((await more()).top).toBe(0);
    expect((await more()).top).toBe(0);
    await page.keyboard.press('End');
    await page.waitForFunction(() => {
      const region = document.querySelector('.result');
      return region && region.scrollHeight - region.scrollTop - region.clientHeight < 2;
    });
    expect((await more()).fromEnd).toBeLessThan(2);
    await stream.finish();
  });
});

function drawn(page: Page): Promise<unknown> {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** How far the result is scrolled, and how much of it is below what is seen, in CSS pixels. */
function place(page: Page): Promise<{ top: number; fromEnd: number }> {
  return page.$eval('.result', ({ scrollTop: top, scrollHeight, clientHeight }) => ({
    top,
    fromEnd: scrollHeight - top - clientHeight,
  }));
}
