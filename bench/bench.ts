/**
 * `npm run bench`: times in real Chromium, each beside a floor measured in the same run by a bare
 * extension that does nothing else. Nothing is asserted; machines differ, so look at the ratios.
 */
import { spawnSync } from 'node:child_process';
import { benchBatch } from './batch.ts';
import { bareExtension } from './bare-extension.ts';
import { timeColdStarts } from './cold-start.ts';
import { timeGestures } from './gestures.ts';
import { installBrowsers } from '../tests/browsers/install.ts';
import { median, row } from './statistics.ts';

const OURS = new URL('../.output/chrome-mv3', import.meta.url).pathname;
const GESTURES = 10;
const STARTS = 15;

/** From a page to the worker and back; the bare extension and the SDK's hosts answer "pong". */
const PING = `new Promise((resolve) => {
  const start = performance.now();
  chrome.runtime.sendMessage('ping').then(() => resolve(performance.now() - start));
  setTimeout(resolve, 2000, null);
})`;
/** What a view does: it connects, and the worker tells it the newest job out of the store. */
const CONNECT = `new Promise((resolve) => {
  const start = performance.now();
  const port = chrome.runtime.connect({ name: 'view' });
  port.onMessage.addListener(() => {
    resolve(performance.now() - start);
    port.disconnect();
  });
  port.postMessage({ type: 'follow', seesPrivate: false });
  setTimeout(resolve, 2000, null);
})`;

await installBrowsers({ firefox: false });
if (spawnSync('npm', ['run', '--silent', 'build:chrome'], { stdio: 'ignore' }).status !== 0) {
  throw new Error('the build failed');
}
const [bare, with7, with6] = [
  await bareExtension(null),
  await bareExtension('openai'),
  await bareExtension('openai6'),
];

const floor = await timeGestures(bare, GESTURES, async () => {});
const ours = await timeGestures(OURS, GESTURES, async (open) => {
  const options = await open('options.html');
  await options.evaluate(`chrome.storage.local.set({ deepinfraToken: 'test-token' })`);
  await options.close();
});
const starts = {
  bare: await timeColdStarts(bare, 'popup.html', PING, STARTS),
  with7: await timeColdStarts(with7, 'popup.html', PING, STARTS),
  with6: await timeColdStarts(with6, 'popup.html', PING, STARTS),
  ours: await timeColdStarts(OURS, 'options.html', CONNECT, STARTS),
};

const head = ['ours', 'floor', 'ratio'].map((cell) => cell.padStart(8)).join('');
console.log(`${'Medians in ms'.padEnd(52)}${head}`);
console.log(row('choice in the menu → popup visible', ours.popup, floor.popup));
console.log(row('choice in the menu → request fully received', ours.request, floor.request));
console.log(row("server's chunk → visible in the popup", ours.chunk, floor.chunk));
console.log(row('cold start: worker with openai 7', starts.with7, starts.bare));
console.log(row('cold start: worker with openai 6', starts.with6, starts.bare));
console.log(row('cold start: Legible, to the newest job in a view', starts.ours, starts.bare));
const dearer = median(starts.with7) - median(starts.with6);
console.log(`openai 7 starts ${dearer.toFixed(1)} ms later than 6.`);
await benchBatch(OURS);
