import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { answerPermissionPrompt } from '../browsers/permission-prompt.ts';
import { makeEncodings } from '../pages/make-encodings.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';

const FULL_SIZE = 'aria/Read the full-size image[role="button"]';

let lab: ChromiumLab;
let far: PageServer;
let large: string;

beforeAll(async () => {
  [lab, far] = await Promise.all([startChromiumLab(), startPageServer()]);
  await lab.setToken('test-token');
  const studio = await lab.chromium.newPage(lab.site.page('/studio', ''));
  const card = await makeEncodings(studio);
  large = far.put('/large.png', { body: card.large, type: 'image/png' });
});
afterEach(() => lab.tidy());
afterAll(async () => {
  await lab.close();
  await far.close();
});

async function readSmall(): Promise<JobSurface> {
  lab.api.play({ kind: 'answer', text: 'x' });
  const page = await lab.chromium.newPage(
    lab.site.page('/small', `<img id="t" src="${large}" width="400">`),
  );
  const popup = await lab.choose(page, '#t');
  await popup.waitForStatus(/^Done/);
  return popup;
}

const clickOffer = async (popup: JobSurface) => {
  await popup.page.waitForSelector(FULL_SIZE);
  await lab.click(popup.page, FULL_SIZE);
};

it('offers no file that is hardly larger than what was seen', async () => {
  lab.api.play({ kind: 'answer', text: 'x' });
  const body = `<img id="t" src="${large}" width="1000">`;
  const page = await lab.chromium.newPage(lab.site.page('/wide', body));
  const popup = await lab.choose(page, '#t');
  await popup.waitForStatus(/^Done/);
  expect(await popup.page.$(FULL_SIZE)).toBeNull();
});

it('keeps what the screen gave where the person refuses', async () => {
  const popup = await readSmall();
  expect(await popup.details()).toContain('400 × 240 px, screenshot');
  await answerPermissionPrompt(lab.display, 'deny', () => clickOffer(popup));
  const view = new JobSurface(await lab.chromium.extensionPage('popup.html'));
  await view.waitForStatus(/^Done/);
  expect(await view.details()).toContain('400 × 240 px, screenshot');
});

it('reads the file by itself once it may', async () => {
  const popup = await readSmall();
  await answerPermissionPrompt(lab.display, 'allow', () => clickOffer(popup));
  const view = new JobSurface(await lab.chromium.extensionPage('popup.html'));
  await view.page.waitForFunction(() =>
    document.querySelector('.details')?.textContent?.includes('1200 × 720 px, fetched'),
  );
  await view.waitForStatus(/^Done/);
  expect(await view.details()).toContain('1200 × 720 px, fetched');
});
