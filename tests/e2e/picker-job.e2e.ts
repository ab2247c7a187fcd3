import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { rightClick } from '../browsers/context-menu.ts';
import { pressKeys } from '../browsers/input.ts';
import { EXTRACT_TEXT, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';
import { OVERLAY } from './region-lab.ts';

let lab: ChromiumLab;

beforeAll(async () => {
  lab = await startChromiumLab();
  await lab.setToken('test-token');
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

const CANVAS = `<canvas id="c" width="500" height="120" style="margin:40px"></canvas><script>
  const c = document.querySelector('canvas').getContext('2d');
  c.fillStyle = '#fff'; c.fillRect(0, 0, 500, 120);
  c.fillStyle = '#000'; c.font = '36px sans-serif'; c.fillText('Drawn by script', 30, 70);
</script>`;

/** Right-clicks the canvas, of which Chromium's menu tells nothing, and answers the picker. */
async function choose(key: string): Promise<JobSurface> {
  const page = await lab.chromium.newPage(lab.site.page('/canvas', CANVAS));
  const menu = await rightClick(lab.chromium, page, '#c');
  await menu.choose('l', EXTRACT_TEXT[1]);
  await page.waitForFunction(
    (overlay) => document.activeElement?.matches(overlay) === true,
    {},
    OVERLAY,
  );
  await pressKeys(lab.display, key);
  const popup = new JobSurface(await lab.chromium.waitForPopup());
  expect(await page.$(OVERLAY)).toBeNull();
  return popup;
}

it('shows what it takes for the image, and Enter reads it', async () => {
  const popup = await choose('Return');
  expect(await popup.finished()).toContain('Drawn by script');
  expect(await popup.details()).toContain('drawn in the page');
});

it('says after Escape that nothing was chosen, and reads nothing', async () => {
  const popup = await choose('Escape');
  await popup.waitForStatus(/No image was chosen/);
  expect(lab.api.requests.filter(({ path }) => path.includes('chat'))).toEqual([]);
});
