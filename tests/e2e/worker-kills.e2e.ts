import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../browsers/until.ts';
import { JobSurface } from './job-surface.ts';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

const KILLS = Number(process.env.LEGIBLE_KILLS ?? 100);
/** Printed, to play the same kills again. */
const SEED = Number(process.env.LEGIBLE_SEED ?? Date.now() % 1_000_000);
/** A request takes some 600 ms: until its headers, then piece by piece. */
const HEADERS_MS = 150;
const DELTA_MS = 20;
const KILLED_WITHIN_MS = 800;

let lab: ChromiumLab;
beforeAll(async () => {
  lab = await startChromiumLab();
  await lab.setToken('test-token');
});
afterAll(() => lab.close());

/** Numbers in [0, 1) that a seed brings back (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

it(`${KILLS} random kills lose no job and pay for no text twice`, async () => {
  const html = `<body style="margin:0;padding:30px;width:300px;background:#fff">Platform 9`;
  const image = await renderPng(lab.chromium, html);
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  await popup.waitForStatus(/^Done/);
  const surface = new JobSurface(await lab.chromium.extensionPage('workspace.html'));
  await surface.waitForStatus(/^Done/);

  const random = randomNumbers(SEED);
  const counts = { done: 0, interrupted: 0, resumed: 0, sentButNeverReceived: 0 };
  for (let round = 1; round <= KILLS; round++) {
    lab.api.reset();
    const text = `Answer ${round}: ${'words that come one after the other '.repeat(8)}end`;
    const pace = { headersDelayMs: HEADERS_MS, deltaDelayMs: DELTA_MS, charactersPerDelta: 16 };
    lab.api.play({ kind: 'answer', text, ...pace });
    await watch(surface, `Answer ${round}:`);
    await surface.page.evaluate(() => {
      const buttons = [...document.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent === 'Retry')?.click();
    });
    await delay(random() * KILLED_WITHIN_MS);
    await lab.chromium.worker.kill();

    // It ends, whatever it was doing, and this round's request is the one that ends.
    await until(
      `round ${round} ends (seed ${SEED})`,
      async () =>
        lab.api.requests.length > 0 &&
        (await surface.page.$eval('[aria-label=Result]', (region) => region.ariaBusy)) ===
          'false' &&
        /^(Done|Interrupted)/.test(await surface.status()) &&
        (await surface.result()).startsWith(`Answer ${round}:`),
      { deadlineMs: 20_000 },
    );
    const done = (await surface.status()).startsWith('Done');
    const result = await surface.result();
    const shown = await shownTexts(surface);
    const { requests } = lab.api;
    const where = `round ${round}, seed ${SEED}: ${shown.join(' | ')}`;
    expect(done ? result === text : text.startsWith(result), where).toBe(true);
    // What was shown once only ever grew: a second request would have begun anew.
    expect(
      shown.every((later, index) => later.startsWith(shown[index - 1] ?? '')),
      where,
    ).toBe(true);
    // At most one request came to its end, so at most one was paid in full.
    expect(requests.filter(({ closedEarly }) => !closedEarly).length, where).toBeLessThan(2);
    counts[done ? 'done' : 'interrupted']++;
    if (requests.length > 1) counts.resumed++;
    const repeated = requests.slice(0, -1);
    counts.sentButNeverReceived += repeated.filter(({ answeredText }) => answeredText).length;
  }
  console.log(`${KILLS} kills, seed ${SEED}: ${JSON.stringify(counts)}`);
  expect(await unfinishedJobs(surface)).toEqual([]);
}, 300_000);

/** Notes down every text of this round that the view shows. */
async function watch(surface: JobSurface, start: string): Promise<void> {
  await surface.page.evaluate((start: string) => {
    const region = document.querySelector('[aria-label=Result]');
    if (!region) throw new Error('no result');
    const shown: string[] = [];
    new MutationObserver(() => {
      const text = region.textContent ?? '';
      if (shown.length > 0 || text.startsWith(start)) shown.push(text);
      document.documentElement.dataset['shown'] = JSON.stringify(shown);
    }).observe(region, { childList: true, characterData: true, subtree: true });
    document.documentElement.dataset['shown'] = '[]';
  }, start);
}

async function shownTexts(surface: JobSurface): Promise<string[]> {
  return surface.page.evaluate((): string[] =>
    JSON.parse(document.documentElement.dataset['shown'] ?? '[]'),
  );
}

/** Jobs in the store that would spin for ever. */
async function unfinishedJobs(surface: JobSurface): Promise<string[]> {
  return surface.page.evaluate(async () => {
    const settle = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no store')));
      });
    const db = await settle(indexedDB.open('legible'));
    const jobs: { state: { phase: string } }[] = await settle(
      db.transaction('jobs').objectStore('jobs').getAll(),
    );
    db.close();
    return jobs
      .map(({ state }) => state.phase)
      .filter((phase) => phase === 'queued' || phase === 'capturing' || phase === 'reading');
  });
}
