import type { Chromium } from '../browsers/chromium.ts';
import type { LabelledWord } from '../ocr/labelled/labelled-page.ts';
import { textPages } from './text-pages.ts';

/** A picture of a page of ours, with what stands in it and where. Boxes in pixels of the picture. */
export interface LabelledImage {
  readonly name: string;
  readonly png: Uint8Array;
  readonly words: readonly LabelledWord[];
}

const receipt = `<style>body{margin:0;padding:28px;width:330px;font:17px/1.5 'Liberation Mono';background:#fdfcf7;color:#222}h1{font-size:20px;text-align:center}p{display:flex;justify-content:space-between;margin:0}</style>
<h1>Corner Bakery</h1><p><span>Sourdough</span><span>4.80</span></p><p><span>Rye rolls x6</span><span>3.90</span></p><p><span>Apple cake</span><span>12.50</span></p><p><b>Total</b><b>21.20</b></p><p><span>Paid by card</span><span>08:47</span></p>`;
const letter = `<style>body{margin:0;padding:44px;width:640px;font:19px/1.6 'Liberation Serif';background:#fff;color:#111}</style>
<p>Dear Ms Okafor,</p><p>thank you for your letter of 9 May. The meeting is moved to Thursday, 21 May, at half past ten, in room 4.12 on the fourth floor.</p><p>Please bring the signed forms with you.</p><p>Yours sincerely,<br>Jonas Weber</p>`;
const poster = `<style>body{margin:0;padding:50px;width:620px;font:600 44px/1.3 'Liberation Sans';background:#123b5d;color:#ffe9b0;text-align:center}small{font-size:22px}</style>
Harbour Festival<br>12 to 14 June<br><small>Free boats from pier seven, every hour</small>`;
const form = `<style>body{margin:0;padding:30px;width:520px;font:15px/1.4 'Liberation Sans';background:#f3f4f6;color:#1f2937}label{display:block;margin:0 0 14px}span{display:block;border:1px solid #9ca3af;background:#fff;padding:7px 10px;border-radius:4px}</style>
<label>Full name<span>Elena Marchetti</span></label><label>Street address<span>48 Willow Lane</span></label><label>City<span>Port Harding</span></label><label>Date of birth<span>1987-11-23</span></label>`;

const bases = [
  ...textPages,
  { name: 'a receipt', html: receipt },
  { name: 'a letter', html: letter },
  { name: 'a poster', html: poster },
  { name: 'a form', html: form },
];

interface Variant {
  readonly name: string;
  readonly deviceScaleFactor: number;
  readonly css: string;
}

const variants: readonly Variant[] = [
  { name: 'as it is', deviceScaleFactor: 1, css: '' },
  { name: 'at 2×', deviceScaleFactor: 2, css: '' },
  { name: 'in grey', deviceScaleFactor: 1.5, css: 'html{filter:grayscale(1) contrast(.75)}' },
];

const leaning: Variant = {
  name: 'leaning',
  deviceScaleFactor: 1,
  css: 'html{padding:60px}body{rotate:3deg}',
};

/** Pages of several kinds, each in several densities, and one with lines that aren't level. */
export const labelledPages = bases
  .flatMap((base) => variants.map((variant) => ({ base, variant })))
  .concat({ base: { name: 'a letter', html: letter }, variant: leaning });

/** Renders a page in a tab of its own. What is seen, and where, the DOM says. */
export async function labelledImage(
  chromium: Chromium,
  { base, variant }: (typeof labelledPages)[number],
): Promise<LabelledImage> {
  const page = await chromium.newPage('about:blank');
  const { deviceScaleFactor, css } = variant;
  await page.setViewport({ width: 1100, height: 900, deviceScaleFactor });
  await page.setContent(`<!doctype html><meta charset="utf-8">${base.html}<style>${css}</style>`);
  const words = await page.evaluate((scale) => {
    const found: LabelledWord[] = [];
    const origin = document.body.getBoundingClientRect();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest('style')) continue;
      for (const { index, 0: text } of (node.textContent ?? '').matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + text.length);
        const box = range.getBoundingClientRect();
        found.push({
          text,
          x: (box.x - origin.x) * scale,
          y: (box.y - origin.y) * scale,
          width: box.width * scale,
          height: box.height * scale,
        });
      }
    }
    return found;
  }, deviceScaleFactor);
  const body = await page.$('body');
  if (!body) throw new Error('the page has no body');
  const png = await body.screenshot({ type: 'png' });
  await page.close();
  return { name: `${base.name}, ${variant.name}`, png, words };
}
