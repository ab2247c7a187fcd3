import { pagesOf } from '../labelled-page.ts';

const deployments = `
<style>
  body { width: 1000px; height: 560px; display: grid; grid-template-columns: 220px 1fr; font: 15px/1.5 'Liberation Sans'; background: #16181d; color: #d9dde3; }
  nav { background: #101216; padding: 20px; }
  nav b { display: block; color: #fff; font-size: 18px; margin-bottom: 16px; }
  nav p { margin: 0 0 12px; }
  main { padding: 24px 32px; }
  h2 { color: #fff; font-size: 22px; margin: 0 0 18px; }
  .card { background: #22262e; border-radius: 8px; padding: 14px 18px; margin-bottom: 14px; }
  .card h3 { margin: 0 0 4px; color: #8ab6ff; font-size: 16px; }
  .card p { margin: 0; }
  .ok { color: #7ddc9a; }
</style>
<nav><b>Northwind</b><p>Overview</p><p>Deployments</p><p>Log files</p><p>Members</p><p>Billing</p></nav>
<main>
  <h2>Deployments</h2>
  <div class="card"><h3>payments-service</h3><p>Version 2.14.0 went live 6 minutes ago</p><p class="ok">Healthy on 12 of 12 nodes</p></div>
  <div class="card"><h3>search-index</h3><p>Version 0.9.7 is waiting for approval</p><p>Requested by Anna Lindqvist</p></div>
  <div class="card"><h3>mail-gateway</h3><p>Rolled back to version 5.1.2 after 38 failed checks</p><p>Open the report to see what went wrong</p></div>
</main>`;

const chatLines = [
  ['them', 'Are you still coming on Saturday?', '18:02'],
  ['me', 'Yes! Train gets in at 10:47, platform 3 I think', '18:05'],
  ['them', "Great, I'll pick you up. Can you bring the blue tent?", '18:05'],
  ['them', 'And the small stove, ours leaks', '18:06'],
  ['me', 'Done. Anything else?', '18:11'],
  ['them', 'Just good weather, please', '18:12'],
];
const bubbles = chatLines
  .map(([who, text, at]) => `<div class="${who}"><p>${text}</p><small>${at}</small></div>`)
  .join('');
const chat = (colours: string) =>
  `<style>body{width:400px;padding:14px;font:15px/1.35 Inter;display:flex;flex-direction:column;gap:8px;${colours}}div{max-width:75%;border-radius:14px;padding:8px 12px}.me{align-self:end}.them{align-self:start}p{margin:0}small{display:block;text-align:right;font-size:11px;opacity:.75}</style>${bubbles}`;

const mails = [
  ['Ines Duarte', 'Invoice 2026-0417 is overdue', '09:58'],
  ['Build robot', 'main is green again after 3 failures', '09:41'],
  ['Tomasz W.', 'Re: Re: Lunch on Thursday?', '08:17'],
  ['City Library', 'Two books are due on 2 December', 'Yesterday'],
  ['Priya Raman', 'Draft agenda for the offsite (v4)', 'Yesterday'],
  ['Night Rail', 'Your ticket: Basel to Hamburg, coach 262', 'Mon'],
  ['Weekly Digest', '7 stories you may have missed', 'Sun'],
];
const mailList = mails
  .map(
    ([from, subject, at]) =>
      `<div data-row><b>${from}</b><span>${subject}</span><i>${at}</i></div>`,
  )
  .join('');

const settings = [
  ['Notifications', 'Sounds, badges and quiet hours', 'On'],
  ['Display', 'Brightness follows the room', 'Auto'],
  ['Storage', '41.7 GB of 128 GB used', ''],
  ['Battery', '83%, about 9 hours left', ''],
  ['Network', 'Connected to "Attic-5G"', ''],
  ['Language', 'English (Ireland)', ''],
];
const settingsList = settings
  .map(
    ([name, text, value]) =>
      `<section><h3>${name}</h3><p>${text}</p>${value ? `<em>${value}</em>` : ''}</section>`,
  )
  .join('');

const board = [
  [
    'To do',
    '3',
    ['Write the release notes', 'Ask legal about the logo', 'Order chairs for room 2B'],
  ],
  ['Doing', '2', ['Fix login on tablets', 'Measure start-up time']],
  [
    'Done',
    '4',
    ['Rotate the API keys', 'Update the price list', 'Call the printer', 'Archive 2024 tickets'],
  ],
] as const;
const boardColumns = board
  .map(
    ([name, count, cards]) =>
      `<section><h3>${name} <small>${count}</small></h3>${cards.map((card) => `<p>${card}</p>`).join('')}</section>`,
  )
  .join('');

const tracks = [
  ['1', 'Glass Elevator', '3:42'],
  ['2', 'Sleeping on Trains', '4:08'],
  ['3', 'Paper Boats (Live)', '5:51'],
  ['4', 'Forty Winters', '2:59'],
  ['5', 'Hello, Static', '3:17'],
];
const trackList = tracks
  .map(([no, title, time]) => `<div data-row><i>${no}</i><b>${title}</b><span>${time}</span></div>`)
  .join('');

const days = ['Mon 9', 'Tue 10', 'Wed 11', 'Thu 12', 'Fri 13'];
const events = [
  ['09:00 Stand-up', '13:30 Dentist'],
  ['10:15 Review with Sam'],
  ['09:00 Stand-up', '16:00 Piano'],
  ['11:00 Budget Q1', '12:30 Lunch, Mei'],
  ['Holiday'],
];
const calendar = days
  .map(
    (day, at) =>
      `<section><h3>${day}</h3>${(events[at] ?? []).map((event) => `<p>${event}</p>`).join('')}</section>`,
  )
  .join('');

const tiles = [
  ['Revenue', '$84,210', '+12.4%'],
  ['Orders', '1,906', '+3.1%'],
  ['Refunds', '38', '-0.7%'],
  ['Visitors', '52.3k', '+8.8%'],
]
  .map(
    ([name, value, change]) =>
      `<section><h3>${name}</h3><b>${value}</b><p>${change} since May</p></section>`,
  )
  .join('');

export const appPages = pagesOf('app', [
  { name: 'app-deployments-dark', width: 1000, quick: true, html: deployments },
  {
    name: 'app-chat-light-2x',
    width: 400,
    scale: 2,
    html: `${chat('background:#fff;color:#000')}<style>.them{background:#e9e9eb}.me{background:#0a7cff;color:#fff}</style>`,
  },
  {
    name: 'app-chat-dark',
    width: 400,
    html: `${chat('background:#0b141a;color:#e9edef')}<style>.them{background:#202c33}.me{background:#005c4b}</style>`,
  },
  {
    name: 'app-mail-light',
    width: 720,
    html: `<style>body{font:14px 'Liberation Sans';background:#f6f8fc;color:#202124}div{display:grid;grid-template-columns:150px 1fr 90px;padding:11px 16px;border-bottom:1px solid #e3e6ea}i{font-style:normal;text-align:right;font-size:12px}</style>${mailList}`,
  },
  {
    name: 'app-mail-dark-2x',
    width: 640,
    scale: 2,
    html: `<style>body{font:13px Inter;background:#1f1f1f;color:#e3e3e3}div{display:grid;grid-template-columns:120px 1fr 80px;padding:10px 14px;border-bottom:1px solid #333}i{font-style:normal;text-align:right;font-size:11px;color:#9aa0a6}</style>${mailList}`,
  },
  {
    name: 'app-settings-light',
    width: 480,
    html: `<style>body{padding:12px 20px;font:14px 'DejaVu Sans';background:#fafafa;color:#222}section{position:relative;border-bottom:1px solid #ddd;padding:11px 0}h3{margin:0;font-size:16px;font-weight:500}p{margin:3px 0 0;color:#666;font-size:13px}em{position:absolute;right:0;top:20px;font-style:normal;color:#0b57d0}</style>${settingsList}`,
  },
  {
    name: 'app-board',
    width: 800,
    quick: true,
    html: `<style>body{padding:16px;display:grid;grid-template-columns:repeat(3,1fr);gap:14px;font:14px/1.4 'Liberation Sans';background:#0079bf;color:#172b4d}section{background:#ebecf0;border-radius:6px;padding:10px}h3{margin:0 0 10px;font-size:15px}small{background:#c1c7d0;border-radius:9px;padding:1px 7px;font-size:12px}p{background:#fff;margin:0 0 8px;padding:9px 10px;border-radius:4px;box-shadow:0 1px 1px #0003}</style>${boardColumns}`,
  },
  {
    name: 'app-player-dark-2x',
    width: 420,
    scale: 2,
    html: `<style>body{padding:20px;font:15px Inter;background:linear-gradient(#53316b,#121212 55%);color:#fff}h1{margin:0;font-size:30px}p{color:#cbb8d8;margin:4px 0 16px}div{display:grid;grid-template-columns:34px 1fr 50px;padding:9px 0}i,span{font-style:normal;color:#b3b3b3}span{text-align:right}b{font-weight:500}</style><h1>Night Ferries</h1><p>The Low Rooms, 2019, 5 songs</p>${trackList}`,
  },
  {
    name: 'app-calendar',
    width: 900,
    html: `<style>body{display:grid;grid-template-columns:repeat(5,1fr);font:13px 'Liberation Sans';background:#fff;color:#3c4043}section{border:1px solid #dadce0;height:150px;padding:6px}h3{margin:0 0 8px;font-size:14px;text-align:center}p{margin:0 0 5px;padding:4px 6px;border-radius:4px;background:#039be5;color:#fff;white-space:nowrap}section:nth-child(even) p{background:#0b8043}section:last-child p{background:#f4511e}</style>${calendar}`,
  },
  {
    name: 'app-dialog',
    width: 560,
    html: `<style>body{padding:60px 50px;background:#7d8590;font:15px/1.5 'Liberation Sans'}div{background:#fff;border-radius:10px;padding:22px 26px;box-shadow:0 8px 30px #0006}h2{margin:0 0 8px;font-size:20px}p{margin:0 0 18px;color:#444}footer{display:flex;gap:12px;justify-content:end}span{padding:9px 18px;border-radius:6px;border:1px solid #ccc}.go{background:#d1242f;color:#fff;border-color:#d1242f}</style><div><h2>Delete 14 photos?</h2><p>They will be kept in the bin for 30 days. After that, nobody can bring them back.</p><footer><span>Cancel</span><span>Move to bin</span><span class="go">Delete now</span></footer></div>`,
  },
  {
    name: 'app-dashboard',
    width: 860,
    html: `<style>body{padding:20px;display:grid;grid-template-columns:repeat(4,1fr);gap:14px;font:13px Inter;background:#f1f5f9;color:#334155}section{background:#fff;border:1px solid #e2e8f0;border-radius:10px;padding:14px}h3{margin:0 0 8px;font-size:13px;font-weight:500}b{font-size:27px;color:#0f172a}p{margin:6px 0 0;font-size:12px;color:#15803d}</style>${tiles}`,
  },
]);
