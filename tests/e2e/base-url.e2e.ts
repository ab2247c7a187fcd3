import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { answerPermissionPrompt } from '../browsers/permission-prompt.ts';
import { errors } from '../deepinfra/errors.ts';
import { startDeepInfra, type DeepInfraServer } from '../deepinfra/server.ts';
import { DESCRIBE_IMAGE, renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

let lab: ChromiumLab;
/** A server of one's own, such as Ollama: http on this machine, no token. */
let own: DeepInfraServer;
let ownHost: string;
let image: Uint8Array;

beforeAll(async () => {
  [lab, own] = await Promise.all([
    startChromiumLab(),
    startDeepInfra({ tls: false, wantsToken: false }),
  ]);
  ownHost = `127.0.0.1:${own.port}`;
  await lab.setToken('test-token');
  const body = `<body style="margin:0;padding:30px;width:500px;background:#fff;font:28px 'Liberation Sans'">Gate closes at 14:35`;
  image = await renderPng(lab.chromium, body);
});
afterEach(async () => {
  await lab.tidy();
  own.reset();
});
afterAll(async () => {
  await lab.close();
  await own.close();
});

const TOKEN = 'aria/DeepInfra token[role="textbox"]';
const TEST = 'aria/Test token[role="button"]';
const ALLOW = () => `aria/Allow access to ${ownHost}[role="button"]`;
const OWN_TOKEN = () => `aria/Token for ${ownHost}[role="textbox"]`;

async function openOptions(): Promise<Page> {
  const options = await lab.chromium.extensionPage('options.html');
  await options.waitForSelector('aria/API base URL[role="textbox"]');
  return options;
}

async function setBaseUrl(options: Page, baseUrl: string): Promise<void> {
  const box = await options.waitForSelector('aria/API base URL[role="textbox"]');
  await box?.click({ count: 3 });
  await box?.type(baseUrl);
  await options.waitForFunction(
    async (wanted: string) =>
      JSON.stringify(await chrome.storage.local.get('settings')).includes(wanted),
    {},
    `"baseUrl":"${baseUrl}"`,
  );
}

async function waitForTest(options: Page, said: RegExp): Promise<void> {
  await options.locator(TEST).click();
  await options.waitForFunction(
    (pattern: string) =>
      new RegExp(pattern).test(
        document.querySelector('[role=status][aria-label=Status]')?.textContent ?? '',
      ),
    { timeout: 10_000 },
    said.source,
  );
}

const valueOf = (options: Page, selector: string) =>
  options.$eval(selector, (input) => (input instanceof HTMLInputElement ? input.value : null));

const chats = (server: DeepInfraServer) =>
  server.requests.filter(({ path }) => path.includes('chat'));

it('asks for no server before the person has given access to it', async () => {
  const options = await openOptions();
  await setBaseUrl(options, `${own.url}/v1/openai`);
  await options.waitForSelector(ALLOW());
  await waitForTest(options, /does not let Legible reach/);
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  await popup.waitForStatus(/does not let Legible reach.*Allow access/);
  await popup.page.waitForSelector(popup.button('Open options'));
  // Its models aren't asked for either.
  await options.bringToFront();
  await options.waitForFunction(() =>
    document.querySelector('#model')?.closest('.field')?.textContent?.includes('does not let'),
  );
  expect(own.requests).toEqual([]);
  expect(chats(lab.api)).toEqual([]);
});

it('stays without access where the person refuses', async () => {
  const options = await openOptions();
  const ask = async () => lab.click(options, ALLOW());
  await options.waitForSelector(ALLOW());
  await answerPermissionPrompt(lab.display, 'deny', ask);
  expect(await options.$(ALLOW())).not.toBeNull();
});

it('gets access to that host alone, tests it, and reads with it without a token', async () => {
  const options = await openOptions();
  await options.waitForSelector(ALLOW());
  await answerPermissionPrompt(lab.display, 'allow', async () => lab.click(options, ALLOW()));
  await options.waitForFunction(
    (host: string) => document.body.textContent?.includes(`Legible may reach ${host}.`),
    {},
    ownHost,
  );
  const origins = await options.evaluate(async () => (await chrome.permissions.getAll()).origins);
  expect(origins?.toSorted()).toEqual([`http://${ownHost}/*`, 'https://api.deepinfra.com/*']);
  await waitForTest(options, /answers, and has \d+ models/);

  const popup = await lab.choose(await lab.imagePage(image), '#image');
  expect(await popup.finished()).toContain('Gate closes at 14:35');
  expect(await popup.details()).toContain(ownHost);
  const described = await lab.choose(await lab.imagePage(image), '#image', DESCRIBE_IMAGE);
  expect(await described.finished()).toContain('Gate closes');
  expect(chats(own)).toHaveLength(2);
  // DeepInfra's token is not for others.
  for (const { headers } of own.requests) expect(headers.authorization).toBeUndefined();
  expect(chats(lab.api)).toEqual([]);
});

it('keeps a token of its own, which goes to no other server', async () => {
  const options = await openOptions();
  const box = await options.waitForSelector(OWN_TOKEN());
  expect(await valueOf(options, OWN_TOKEN())).toBe('');
  await box?.type('jwt:a.b.c');
  await waitForTest(options, /answers, and has \d+ models/);
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  await popup.waitForStatus(/^Done/);
  expect(chats(own).map(({ headers }) => headers.authorization)).toEqual(['Bearer jwt:a.b.c']);

  own.play(errors.unauthorizedDetail);
  const refused = await lab.choose(await lab.imagePage(image), '#image');
  await refused.waitForStatus(new RegExp(`^${ownHost} does not accept the token`));

  const again = await openOptions();
  await again.locator('aria/Use DeepInfra\'s address[role="button"]').click();
  await again.waitForSelector(TOKEN);
  await again.waitForFunction(
    () => [...document.querySelectorAll('input')].some(({ value }) => value === 'test-token'),
    { timeout: 5_000 },
  );
  const back = await lab.choose(await lab.imagePage(image), '#image');
  await back.waitForStatus(/^Done/);
  expect(chats(lab.api).map(({ headers }) => headers.authorization)).toEqual(['Bearer test-token']);
});
