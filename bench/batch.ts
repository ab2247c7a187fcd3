/**
 * A batch of images, and of pages of a PDF, against a server that takes its time: how near the
 * throughput comes to the ideal, what it holds in memory, and that a killed worker loses nothing.
 */
import { readdir, readFile } from 'node:fs/promises';
import { launchChromium, type Chromium } from '../tests/browsers/chromium.ts';
import { startDisplay } from '../tests/browsers/display.ts';
import { scratchDir } from '../tests/browsers/scratch-dir.ts';
import { until } from '../tests/browsers/until.ts';
import { startHttp2Front } from '../tests/deepinfra/http2-front.ts';
import { startDeepInfra, type DeepInfraServer } from '../tests/deepinfra/server.ts';
import { greyPng } from '../tests/deepinfra/text-png.ts';
import { BatchSurface, type GivenFile } from '../tests/e2e/batch-surface.ts';
import { tinyPdf } from '../tests/pages/tiny-pdf.ts';

const ITEMS = 200;
const AT_ONCE = 8;
const LATENCY_MS = 800;
const IDEAL_MS = (ITEMS / AT_ONCE) * LATENCY_MS;

interface Measured {
  /** From the click that begins to the last answer. */
  readonly tookMs: number;
  readonly requests: number;
  readonly mostAtOnce: number;
  /** At the start, in the middle, at the end. Bytes. */
  readonly heap: readonly number[];
  readonly resident: readonly number[];
  /** From the last request's death with its worker to so many that are under way again; null: none was. */
  readonly resumedMs: { readonly first: number; readonly all: number } | null;
  /** Items that were cut off between their text and its end; they are kept as they are. */
  readonly notWhole: number;
}

/** Prints a table of it. */
export async function benchBatch(extension: string): Promise<void> {
  const [display, api, scratch] = await Promise.all([
    startDisplay(),
    startDeepInfra({ tls: false }),
    scratchDir('bench-batch'),
  ]);
  const front = await startHttp2Front(api.port);
  const chromium = await launchChromium({ display, extension, standIn: front });
  try {
    const options = await chromium.extensionPage('options.html');
    await options.evaluate(() => chrome.storage.local.set({ deepinfraToken: 'test-token' }));
    await options.close();
    const images = Array.from({ length: ITEMS }, (_, index) => imageFile(index));
    const pages = Array.from({ length: ITEMS }, (_, page) => `Page ${page + 1}`);
    const pdf = { name: 'book.pdf', type: 'application/pdf', bytes: tinyPdf(pages) };

    const lab = { chromium, api };
    const size = images.reduce((sum, { bytes }) => sum + bytes.length, 0) / ITEMS / 1e3;
    console.log(
      `\n${ITEMS} items, ${AT_ONCE} at once, ${LATENCY_MS} ms each: ideal ${IDEAL_MS} ms (images of ${size.toFixed(0)} kB)`,
    );
    const floorMs = await bareFetches(lab, images[0]);
    console.log(
      `${'floor: bare fetches'.padEnd(26)}${floorMs.toFixed(0).padStart(6)} ms, ${((100 * IDEAL_MS) / floorMs).toFixed(1)} % of the ideal`,
    );
    show('images', await measure(lab, `${scratch.path}/a`, images, false));
    show('images, killed at half', await measure(lab, `${scratch.path}/b`, images, true));
    show('pages of a PDF', await measure(lab, `${scratch.path}/c`, [pdf], false));
  } finally {
    await chromium.close();
    await front.close();
    await Promise.all([api.close(), display.stop(), scratch.remove()]);
  }
}

/** A page that sends as many requests of that size, so many at once, and does nothing else; ms. */
async function bareFetches(
  { chromium, api }: { chromium: Chromium; api: DeepInfraServer },
  image: GivenFile | undefined,
): Promise<number> {
  api.reset();
  api.play({ kind: 'answer', text: 'What was read.', headersDelayMs: LATENCY_MS });
  const url = `data:image/png;base64,${Buffer.from(image?.bytes ?? []).toString('base64')}`;
  const content = [
    { type: 'image_url', image_url: { url } },
    { type: 'text', text: 'Read.' },
  ];
  const model = 'Qwen/Qwen3-VL-235B-A22B-Instruct';
  const body = { model, stream: true, max_tokens: 100, messages: [{ role: 'user', content }] };
  const page = await chromium.extensionPage('options.html');
  const took = await page.evaluate(
    async (request, items, atOnce) => {
      let left = items;
      const lane = async () => {
        while (left-- > 0) {
          const answer = await fetch('https://api.deepinfra.com/v1/openai/chat/completions', {
            method: 'POST',
            headers: { authorization: 'Bearer test-token', 'content-type': 'application/json' },
            body: request,
          });
          await answer.text();
          if (!answer.ok) throw new Error(`${answer.status}`);
        }
      };
      const start = performance.now();
      await Promise.all(Array.from({ length: atOnce }, lane));
      return performance.now() - start;
    },
    JSON.stringify(body),
    ITEMS,
    AT_ONCE,
  );
  await page.close();
  return took;
}

async function measure(
  { chromium, api }: { chromium: Chromium; api: DeepInfraServer },
  folder: string,
  files: readonly GivenFile[],
  kill: boolean,
): Promise<Measured> {
  api.reset();
  api.play({ kind: 'answer', text: 'What was read.', headersDelayMs: LATENCY_MS });
  const page = await chromium.extensionPage('workspace.html');
  const batch = new BatchSurface(page);
  await batch.open(folder, files);
  await page.waitForSelector(batch.button(`Read ${ITEMS}`), { timeout: 120_000 });
  await chromium.worker.waitUntilRunning();
  const heap = [await chromium.worker.heapBytes()];
  const resident = [await residentBytes(chromium)];
  const done = () =>
    chats(api).filter(({ closedAt, closedEarly }) => closedAt !== null && !closedEarly);

  const start = performance.timeOrigin + performance.now();
  await batch.readAll(ITEMS);
  await until('half is read', () => done().length >= ITEMS / 2, { deadlineMs: 120_000 });
  if (kill) await chromium.worker.kill();
  else heap.push(await chromium.worker.heapBytes());
  resident.push(await residentBytes(chromium));
  const said = await batch.waitForProgress(new RegExp(`^All read · ${ITEMS} of ${ITEMS}`), 120_000);
  const end = Math.max(...chats(api).map(({ closedAt }) => closedAt ?? 0));
  heap.push(await chromium.worker.heapBytes());
  resident.push(await residentBytes(chromium));
  const asked = chats(api);
  const at = asked.map(({ receivedAt }) =>
    asked.filter(
      (other) => other.receivedAt <= receivedAt && (other.closedAt ?? Infinity) > receivedAt,
    ),
  );
  const mostAtOnce = Math.max(...at.map(({ length }) => length));
  await batch.press('Close');
  await page.close();
  const resumedMs = kill ? resumption(asked) : null;
  const notWhole = Number(/(\d+) not whole/.exec(said)?.[1] ?? 0);
  return {
    tookMs: end - start,
    requests: asked.length,
    mostAtOnce,
    heap,
    resident,
    resumedMs,
    notWhole,
  };
}

/** How long after the old worker's requests broke off the new one's arrived. */
function resumption(asked: ReturnType<typeof chats>): Measured['resumedMs'] {
  const died = asked.filter(({ closedEarly }) => closedEarly).map(({ closedAt }) => closedAt ?? 0);
  if (died.length === 0) return null;
  const at = Math.max(...died);
  const after = asked.map(({ receivedAt }) => receivedAt - at).filter((ms) => ms > 0);
  after.sort((a, b) => a - b);
  return { first: after[0] ?? NaN, all: after[AT_ONCE - 1] ?? NaN };
}

function chats(api: DeepInfraServer) {
  return api.requests.filter(({ path }) => path.includes('chat'));
}

function show(what: string, measured: Measured): void {
  const { tookMs, requests, mostAtOnce, heap, resident, resumedMs, notWhole } = measured;
  const mb = (bytes: readonly number[]) =>
    bytes.map((value) => (value / 1e6).toFixed(value < 1e8 ? 1 : 0)).join(' → ');
  const share = ((100 * IDEAL_MS) / tookMs).toFixed(1);
  const idealOfSent = (IDEAL_MS * requests) / ITEMS;
  console.log(
    `${what.padEnd(26)}${tookMs.toFixed(0).padStart(6)} ms, ${share} % of the ideal; ${requests} requests, at most ${mostAtOnce} at once`,
  );
  console.log(
    `${''.padEnd(26)}worker's heap ${mb(heap)} MB; extension's process ${mb(resident)} MB`,
  );
  if (resumedMs) {
    const ofSent = ((100 * idealOfSent) / tookMs).toFixed(1);
    console.log(
      `${''.padEnd(26)}after the kill: first request in ${resumedMs.first.toFixed(0)} ms, ${AT_ONCE} in ${resumedMs.all.toFixed(0)} ms; ${ofSent} % of the ideal for ${requests} requests; ${notWhole} not whole`,
    );
  }
}

/** Memory that the processes of the extension's own pages and worker hold, on Linux; bytes. */
async function residentBytes(chromium: Chromium): Promise<number> {
  const root = chromium.browser.process()?.pid;
  let sum = 0;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!commandLine.includes('--extension-process')) continue;
    if (!(await descendsFrom(Number(pid), root))) continue;
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    sum += Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  }
  return sum;
}

async function descendsFrom(pid: number, ancestor: number | undefined): Promise<boolean> {
  for (let at = pid; at > 1;) {
    if (at === ancestor) return true;
    const status = await readFile(`/proc/${at}/status`, 'utf8').catch(() => '');
    at = Number(/PPid:\s+(\d+)/.exec(status)?.[1] ?? 0);
  }
  return false;
}

/** A screenshot's size and weight: flat ground, and lines of what compresses like text. */
function imageFile(seed: number): GivenFile {
  const [width, height] = [1200, 800];
  const rows = Buffer.alloc((width + 1) * height, 0xff);
  let state = seed + 1;
  for (let y = 0; y < height; y++) {
    rows[y * (width + 1)] = 0;
    if (y % 24 >= 12) continue;
    for (let x = 0; x < width * 0.8; x += 3) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      if (state & 0x40000) rows[y * (width + 1) + 1 + x] = 0;
    }
  }
  const bytes = greyPng(width, height, rows);
  return { name: `image-${String(seed).padStart(3, '0')}.png`, type: 'image/png', bytes };
}
