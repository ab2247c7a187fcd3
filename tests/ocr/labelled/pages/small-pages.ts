import { pagesOf } from '../labelled-page.ts';

const terms = `<p>Offer valid from 1 to 30 November 2026 for new customers only. Minimum spend £40 per
order, not including delivery. One voucher per household. Vouchers cannot be exchanged for cash, and
expire at 23:59 on 31 December 2026. We may end or change this offer at any time.</p><p>Nutrition per
100 g: energy 1,562 kJ (371 kcal), fat 6.9 g, of which saturates 1.2 g, carbohydrate 58 g, of which
sugars 0.8 g, fibre 9.1 g, protein 13.5 g, salt 0.02 g. May contain traces of nuts and sesame.</p>`;
const footer = `<div data-row><span>About us</span><span>Careers</span><span>Press</span><span>Contact</span><span>Site map</span></div><div data-row><span>Privacy policy</span><span>Terms of use</span><span>Cookies</span><span>Accessibility</span></div><p>© 2009–2026 Brightwater Trading Ltd. Registered in Ireland, no. 481920. VAT IE 6388047V</p>`;

export const smallPages = pagesOf('small', [
  {
    name: 'small-terms-9px',
    width: 460,
    html: `<style>body{padding:12px;font:9px/1.4 'Liberation Sans';background:#fff;color:#333}</style>${terms}`,
  },
  {
    name: 'small-terms-10px-dark',
    width: 520,
    quick: true,
    html: `<style>body{padding:12px;font:10px/1.4 'DejaVu Sans';background:#1b1b1b;color:#ccc}</style>${terms}`,
  },
  {
    name: 'small-terms-11px-serif',
    width: 520,
    html: `<style>body{padding:12px;font:11px/1.4 'Liberation Serif';background:#fff;color:#000}</style>${terms}`,
  },
  {
    name: 'small-footer-11px',
    width: 560,
    html: `<style>body{padding:14px;font:11px/1.6 'Liberation Sans';background:#232f3e;color:#ddd}div{display:flex;gap:22px}p{margin:8px 0 0;color:#999}</style>${footer}`,
  },
]);

const snip = (name: string, style: string, text: string, scale: 1 | 2 = 1) => ({
  name,
  width: 800,
  scale,
  quick: true,
  html: `<style>body{width:max-content;max-width:800px;${style}}p{margin:0}</style>${text}`,
});

/** Tight cuts, as people drag them: a line or two, hardly any margin. */
export const snipPages = pagesOf('snip', [
  snip(
    'snip-line-14px',
    "padding:4px 6px;font:14px 'Liberation Sans';background:#fff;color:#222",
    'Meeting moved to 15:30, room 4.11',
  ),
  snip(
    'snip-heading-40px',
    "padding:6px 10px;font:700 40px 'Liberation Sans';background:#fff;color:#111",
    'Terms &amp; Conditions',
  ),
  snip(
    'snip-button',
    'padding:10px 22px;font:600 16px Inter;background:#1f6feb;color:#fff',
    'Continue to payment',
  ),
  snip(
    'snip-price-2x',
    "padding:8px 12px;font:700 26px 'Liberation Sans';background:#fff3cd;color:#b02a37",
    'Now only €1,249.90',
    2,
  ),
  snip(
    'snip-tooltip-12px',
    "padding:6px 9px;font:12px/1.4 'DejaVu Sans';background:#333;color:#f5f5f5",
    '<p>Last saved 4 minutes ago</p><p>by k.osei@fjordmail.example</p>',
  ),
  snip(
    'snip-error',
    "padding:8px 12px;font:13px 'Liberation Mono';background:#2d0000;color:#ff8080",
    "TypeError: can't read property 'length' of undefined",
  ),
  snip(
    'snip-code-2x',
    "padding:6px 8px;font:14px 'DejaVu Sans Mono';background:#f6f8fa;color:#0550ae",
    'wifi key: 7Kq9-ZxR2-0bO1-lI5S',
    2,
  ),
  snip(
    'snip-serial-light',
    "padding:3px 5px;font:13px 'Liberation Sans';background:#f4f4f4;color:#888",
    'Serial number: C02XG0FDH7JY',
  ),
]);
