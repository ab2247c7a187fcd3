import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

const TOKEN = 'test-token';
let lab: ChromiumLab;

beforeAll(async () => {
  lab = await startChromiumLab();
});
afterAll(() => lab.close());

it('lets the token reach no page, content script, log or synced storage', async () => {
  const image = await renderPng(
    lab.chromium,
    `<body style="width:400px;margin:0;padding:20px;background:#fff;font:24px sans-serif">Private note`,
  );
  await lab.setToken(TOKEN);

  // Everything that the worker hands to content scripts and to the log, from outside.
  const { worker } = lab.chromium;
  await worker.waitUntilRunning();
  await worker.evaluate(
    z.unknown(),
    `globalThis.handedOut = [];
     const keep = (where, method) => {
       const real = where[method].bind(where);
       where[method] = (...args) => {
         handedOut.push(JSON.stringify(args, (key, value) => typeof value === 'function' ? String(value) : value));
         return real(...args);
       };
     };
     keep(chrome.scripting, 'executeScript');
     keep(chrome.tabs, 'sendMessage');
     for (const level of ['log', 'info', 'warn', 'error', 'debug']) keep(console, level);
     null`,
  );

  const page = await lab.imagePage(image);
  const logged: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  const popup = await lab.choose(page, '#image');
  popup.page.on('console', (message) => logged.push(message.text()));
  expect(await popup.finished()).toContain('Private note');
  const request = await lab.api.waitForRequest(({ path }) => path.includes('chat'));
  expect(request.headers.authorization).toBe(`Bearer ${TOKEN}`);

  const handedOut = await worker.evaluate(z.array(z.string()), 'handedOut');
  expect(handedOut.length).toBeGreaterThan(0);
  const inPage = await page.evaluate(() =>
    JSON.stringify([
      document.documentElement.outerHTML,
      Object.keys(globalThis),
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
    ]),
  );
  for (const text of [...handedOut, ...logged, inPage]) {
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain('Private note');
  }

  // What a content script of ours could do, tried in its own world of the page.
  const session = await page.createCDPSession();
  const worlds: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  const ours = worlds.find(({ origin }) => origin.includes(lab.chromium.extensionId));
  if (!ours) throw new Error('the capture script has left no world to look into');
  const tried = await session.send('Runtime.evaluate', {
    contextId: ours.id,
    awaitPromise: true,
    returnByValue: true,
    expression: `chrome.storage.local.get().then(JSON.stringify, (error) => 'refused: ' + error)`,
  });
  expect(tried.result.value).toMatch(/^refused/);

  const options = await lab.chromium.extensionPage('options.html');
  const synced = await options.evaluate(() => chrome.storage.sync.get());
  expect(synced).toEqual({});
});

it('asks at install for no site, and for no host but DeepInfra', async () => {
  const page = await lab.chromium.extensionPage('popup.html');
  const manifest = await page.evaluate(async () =>
    JSON.stringify(await (await fetch('/manifest.json')).json()),
  );
  const { permissions, host_permissions, content_scripts, web_accessible_resources } = z
    .object({
      permissions: z.array(z.string()),
      host_permissions: z.array(z.string()),
      content_scripts: z.optional(z.unknown()),
      web_accessible_resources: z.optional(z.unknown()),
    })
    .parse(JSON.parse(manifest));
  expect(permissions.toSorted()).toEqual([
    'activeTab',
    'alarms',
    'clipboardWrite',
    'contextMenus',
    'offscreen',
    'scripting',
    'sidePanel',
    'storage',
  ]);
  expect(host_permissions).toEqual(['https://api.deepinfra.com/*']);
  expect(content_scripts).toBeUndefined();
  expect(web_accessible_resources).toBeUndefined();
});
