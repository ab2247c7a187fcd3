import { pagesOf } from '../labelled-page.ts';

const item = ([name, price]: readonly [string, string]) =>
  `<div data-row><span>${name}</span><span>${price}</span></div>`;
const grocery = `<h1>GREEN LANE GROCERS</h1><p>12 Mill Street, Ashcombe</p><p>Tel 01632 960 417</p><hr>
${(
  [
    ['2 x SEMI SKIMMED MILK', '2.70'],
    ['SOURDOUGH LOAF 800G', '3.45'],
    ['VINE TOMATOES', '1.89'],
    ['BANANAS 0.842 KG', '0.93'],
    ['CHEDDAR MATURE', '4.10'],
    ['OAT BISCUITS', '1.25'],
  ] as const
)
  .map(item)
  .join(
    '',
  )}<hr>${item(['SUBTOTAL', '14.32'])}${item(['LOYALTY DISCOUNT', '-0.75'])}${item(['TOTAL', '13.57'])}${item(['VISA **** 8264', '13.57'])}<hr><p>22/11/2026 17:48 TILL 03 NO 004519</p><p>THANK YOU FOR SHOPPING WITH US</p>`;
const cafe = `<h1>Café Tramontana</h1><p>Table 9, server Lucia</p>
${(
  [
    ['1 Flat white', '$4.50'],
    ['2 Lemon tart', '$11.80'],
    ['1 Club sandwich', '$13.25'],
    ['1 Sparkling water', '$3.95'],
  ] as const
)
  .map(item)
  .join(
    '',
  )}<hr>${item(['Net', '$33.50'])}${item(['Tax 8.875%', '$2.97'])}${item(['Tip', '$6.00'])}${item(['Total', '$42.47'])}<p>Auth code 77B03F</p>`;
const receipt = (font: string) =>
  `<style>body{padding:22px 20px;background:#fff;color:#111;font:${font}}h1{font-size:1.2em;text-align:center;margin:0 0 6px}p{text-align:center;margin:2px 0}div{display:flex;justify-content:space-between}hr{border:0;border-top:2px dashed #333}</style>`;

export const receiptPages = pagesOf('receipt', [
  {
    name: 'receipt-grocery',
    width: 340,
    quick: true,
    html: receipt("15px/1.5 'Liberation Mono'") + grocery,
  },
  {
    name: 'receipt-grocery-scanned',
    width: 460,
    html: receipt("19px/1.5 'Liberation Mono'") + grocery,
    wear: { seed: 11, skew: -1.4, blur: 0.7, fade: 0.62, paper: 0.25, noise: 9, jpeg: 0.75 },
  },
  { name: 'receipt-cafe', width: 320, html: receipt("15px/1.55 'DejaVu Sans Mono'") + cafe },
  {
    name: 'receipt-cafe-photo',
    width: 420,
    html: receipt("20px/1.5 'Liberation Sans Narrow','Liberation Sans'") + cafe,
    wear: { seed: 12, skew: 3.2, blur: 1, fade: 0.7, paper: 0.5, noise: 12, jpeg: 0.6 },
  },
]);

const letter = `<p>Ref. 26/1184-K</p><p>3 October 2026</p><p>Dear Mrs Abernathy,</p>
<p>Thank you for your letter of 24 September about the wall between your garden and the churchyard. We
have asked Mr Collins, the surveyor, to look at it, and he finds that the foundations have moved by 38
millimetres since 2011.</p>
<p>The parish will bear two thirds of the cost of repair, which is put at £9,450. Work could begin on
Monday 2 November, and would take about twelve days. May we ask you to keep the gate unlocked between
8 a.m. and 4 p.m.?</p><p>Yours sincerely,</p><p>J. R. Whitlock, Clerk to the Council</p>`;
const contract = `<h2>4. Term and termination</h2><p>4.1 This Agreement starts on the Effective Date and
runs for thirty-six (36) months, unless ended earlier under clause 4.2 or 4.3.</p><p>4.2 Either party may
end this Agreement by giving ninety (90) days' notice in writing.</p><p>4.3 If a party commits a material
breach and does not cure it within 15 business days, the other may terminate at once.</p>
<h2>5. Fees</h2><p>5.1 The Client shall pay EUR 2,750.00 per month, plus VAT at the statutory rate, within
fourteen days of receipt of the invoice.</p>`;
const paper = (font: string) =>
  `<style>body{padding:48px 56px;background:#fdfdfb;color:#161616;font:${font}}p{margin:0 0 12px}h2{font-size:1.1em;margin:14px 0 8px}</style>`;

export const scanPages = pagesOf('scan', [
  {
    name: 'scan-letter-noise',
    width: 820,
    quick: true,
    html: paper("19px/1.5 'Liberation Serif'") + letter,
    wear: { seed: 21, noise: 22, blur: 0.5, fade: 0.8 },
  },
  {
    name: 'scan-letter-skewed',
    width: 820,
    html: paper("19px/1.5 'Liberation Serif'") + letter,
    wear: { seed: 22, skew: 2.1, blur: 0.4, noise: 6, paper: 0.2 },
  },
  {
    name: 'scan-letter-typewriter',
    width: 860,
    html: paper("18px/1.6 'Liberation Mono'") + letter,
    wear: { seed: 23, skew: -0.8, blur: 0.9, fade: 0.55, paper: 0.6, noise: 14 },
  },
  {
    name: 'scan-contract-blurred',
    width: 760,
    html: paper("17px/1.5 'Liberation Serif'") + contract,
    wear: { seed: 24, blur: 1.1, noise: 5, fade: 0.85, jpeg: 0.6 },
  },
  {
    name: 'scan-contract-jpeg',
    width: 760,
    html: paper("16px/1.5 'Liberation Sans'") + contract,
    wear: { seed: 25, skew: 0.6, noise: 4, jpeg: 0.3 },
  },
  {
    name: 'scan-contract-paper',
    width: 800,
    html: paper("18px/1.5 'DejaVu Serif','Liberation Serif'") + contract,
    wear: { seed: 26, skew: -2.6, paper: 1, fade: 0.7, noise: 10, blur: 0.5 },
  },
]);
