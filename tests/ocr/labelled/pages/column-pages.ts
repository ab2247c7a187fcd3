import { pagesOf } from '../labelled-page.ts';

const essay = `<p>Every town that lies on a river has two maps in its head. One shows the streets. The
other, which nobody prints, shows where the water went in the year of the flood.</p>
<p>In Harlow Bridge that year is 1953. Ask for the chemist, and you are told that it stands four steps
above the line; ask for the school, and you hear that the line runs through its second floor.</p>
<p>Hydrologists call this a design event. The people of the town call it the Thursday, as if there had
never been another. A brass plate on the corn exchange marks its height: 6.84 metres.</p>
<p>What happens when both maps are redrawn at once? Since 2021 the council has bought 63 houses on the
lower bank, and planted willows in their gardens. The trees will do what walls could not: give the
river room to be late, and slow, and harmless.</p>`;

const docs = `<aside><b>Contents</b><p>1. Install</p><p>2. First steps</p><p>3. Queries</p><p>4. Indexes</p><p>5. Backups</p><p>6. Limits</p></aside>
<main><h1>Queries</h1><p>A query names a collection and the fields that you want. It runs on the nearest
replica, so what it returns may be up to two seconds old.</p><p>Ask for at most 500 documents at a time.
If there are more, the answer holds a cursor; send it back to go on where you stopped.</p><p>Cursors
expire after ten minutes. An expired cursor gives error 410, and the query has to start again.</p></main>`;

export const columnPages = pagesOf('columns', [
  {
    name: 'columns-two-serif',
    width: 760,
    quick: true,
    html: `<style>body{padding:28px;columns:2;column-gap:36px;font:15px/1.5 'Liberation Serif';background:#fff;color:#111}p{margin:0 0 10px;text-align:justify}</style>${essay}`,
  },
  {
    name: 'columns-three-2x',
    width: 780,
    scale: 2,
    html: `<style>body{padding:20px;columns:3;column-gap:22px;column-rule:1px solid #999;font:13px/1.45 'Liberation Serif';background:#fcf9f0;color:#222}p{margin:0 0 8px}</style>${essay}`,
  },
  {
    name: 'columns-sidebar-dark',
    width: 820,
    html: `<style>body{display:grid;grid-template-columns:190px 1fr;font:15px/1.6 Inter;background:#17191f;color:#cdd3dc}aside{padding:20px;background:#101217}aside p{margin:6px 0}main{padding:16px 30px}h1{margin:0;color:#fff;font-size:26px}</style>${docs}`,
  },
  {
    name: 'columns-sidebar-light',
    width: 780,
    html: `<style>body{display:grid;grid-template-columns:1fr 170px;font:14px/1.55 'Liberation Sans';background:#fff;color:#222}aside{order:2;padding:20px;border-left:1px solid #ddd;font-size:13px}aside p{margin:5px 0}main{padding:16px 26px}h1{margin:0;font-size:24px}</style>${docs.replace(/(<aside>.*<\/aside>)\n(<main>[^]*<\/main>)/, '$2$1')}`,
  },
]);
