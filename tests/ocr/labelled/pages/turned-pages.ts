import { pagesOf } from '../labelled-page.ts';

const notice = `<style>body{padding:30px 36px;font:20px/1.5 'Liberation Sans';background:#fff;color:#111}h1{margin:0 0 12px;font-size:30px}p{margin:0 0 10px}</style>
<h1>Notice to residents</h1><p>The lift in Block C will be out of service on Tuesday 8 December between
9 a.m. and 1 p.m. for its yearly inspection.</p><p>If you need help with heavy shopping, ring the porter
on extension 114. We are sorry for the trouble.</p>`;
const panel = `<style>body{padding:24px;font:17px/1.6 Inter;background:#12151c;color:#dbe2ee}h2{margin:0 0 10px;color:#fff}p{margin:0;display:flex;justify-content:space-between}</style>
<h2>Tonight's departures</h2><p data-row><span>18:20 Rotterdam</span><span>Gate 4</span></p><p data-row><span>19:05 Göteborg</span><span>Gate 11</span></p><p data-row><span>20:40 Zeebrugge</span><span>Cancelled</span></p><p data-row><span>21:15 Hull</span><span>Gate 2</span></p>`;

export const turnedPages = pagesOf('turned', [
  {
    name: 'turned-notice-right',
    width: 560,
    quick: true,
    html: notice,
    wear: { seed: 51, quarterTurns: 1 },
  },
  { name: 'turned-notice-left', width: 560, html: notice, wear: { seed: 52, quarterTurns: 3 } },
  {
    name: 'turned-notice-over',
    width: 560,
    html: notice,
    wear: { seed: 53, quarterTurns: 2, noise: 5 },
  },
  { name: 'turned-panel-right', width: 480, html: panel, wear: { seed: 54, quarterTurns: 1 } },
  {
    name: 'turned-notice-askew',
    width: 560,
    html: notice,
    wear: { seed: 55, skew: 11, blur: 0.4, noise: 4 },
  },
]);
