import { pagesOf } from '../labelled-page.ts';

const lighthouse = `
<h1>The lighthouse that moved inland</h1>
<p class="by">By Marta Ellison, 14 March 2026</p>
<p>When the tower at Wexley Point was lit for the first time in 1871, it stood 240 metres from the
edge of the cliff. By the winter of 1998 the distance had shrunk to eleven. Engineers gave the owners
a choice: let the sea have it, or put the whole building on rails.</p>
<p>They chose the rails. Over nineteen days, 1,300 tonnes of brick and granite crept along a greased
track at the pace of a snail. "Nobody slept," recalls the foreman, Peter Hale. "You could hear every
stone think about it." Not one pane of the lantern was lost.</p>
<p>Today the light turns 87 metres from the brink. At the present rate of erosion, roughly 60 cm a
year, the people of Wexley expect to move it again around the year 2140.</p>`;

const manual = `
<nav>Guide / Storage / Snapshots</nav>
<h1>Taking snapshots</h1>
<p>A snapshot is a frozen view of a volume. It costs nothing when it is taken, and grows as the
volume changes. Use <code>vault snapshot create</code> to take one by hand, or let a schedule do it.</p>
<h2>Before you begin</h2>
<ul><li>The volume must be mounted and healthy.</li>
<li>You need the role <b>operator</b> or <b>owner</b>.</li>
<li>At least 5% of the pool has to be free.</li></ul>
<h2>Schedules</h2>
<p>Set <code>snapshot.every</code> to a duration such as <code>15m</code>, <code>6h</code> or
<code>1d</code>. Old snapshots are dropped once there are more than <code>snapshot.keep</code>, which
is 24 by default. Note: dropping is final, and <a>cannot be undone</a>.</p>`;

const post = (name: string, when: string, votes: string, text: string) =>
  `<article><div class="who"><b>${name}</b> <span>${when}</span></div><p>${text}</p><div class="foot"><span>Reply</span><span>Share</span><span>${votes} points</span></div></article>`;
const thread = `<h1>How do you keep a sourdough starter alive on holiday?</h1>
${post('rye_and_shine', '3 hours ago', '128', 'Dry it. Spread a thin layer on baking paper, leave it by the window for two days, crumble it into a jar. Mine came back after 14 months in a drawer.')}
${post('hydration75', '2 hours ago', '64', "Stiff starter in the fridge: 100 g flour to 50 g water. It sleeps for at least three weeks, and I've pushed it to five.")}
${post('Old Miller', '41 minutes ago', '9', "Give half to your neighbour. You'll have a backup and they'll have pancakes. What could go wrong?")}`;

const shop = `
<h1>Trailhead 45 L backpack</h1>
<p class="price">$129.95 <s>$159.00</s></p>
<p class="stars">4.6 out of 5 (2,318 reviews)</p>
<p>In stock. Order within 3 h 12 min for delivery on Tuesday.</p>
<div class="buy"><span>Add to basket</span><span class="quiet">Compare</span></div>
<dl><dt>Weight</dt><dd>1.42 kg</dd><dt>Material</dt><dd>210D recycled nylon</dd><dt>Back length</dt><dd>44 to 52 cm</dd><dt>Rain cover</dt><dd>Included</dd><dt>Item number</dt><dd>TH-45-0937-GRN</dd></dl>`;

const hit = (url: string, title: string, text: string) =>
  `<div class="hit"><div class="url">${url}</div><h3>${title}</h3><p>${text}</p></div>`;
const search = `<p class="count">About 48,200 results (0.31 seconds)</p>
${hit('https://www.tidetables.example › harbours › porthallow', 'Tide times for Porthallow, next 7 days', 'High water today at 06:42 (4.8 m) and 19:07 (5.1 m). Sunrise 07:31, sunset 16:22. Updated every hour from the gauge at the pier.')}
${hit('https://blog.coastwalks.example › 2025 › low-tide-causeway', 'Crossing the causeway at low tide', 'Leave the car park no later than ninety minutes after low water. The stones are slippery, and the tide comes in faster than you walk.')}
${hit('https://forum.seakayak.example › t › 91482', 'Springs or neaps for a first crossing?', '17 answers. Best answer: neaps, always neaps. The stream past the headland runs at 3 knots on a big spring tide.')}`;

const front = `<header>THE HARBOUR POST</header>
<h1>Ferry strike ends after eleven days</h1>
<p class="lead">Crews return to work on Friday; first sailings leave at 05:30.</p>
<div class="cols"><div><h2>Markets</h2><p>Wheat fell 2.4% to $5.87 a bushel, its lowest since August.</p></div>
<div><h2>Weather</h2><p>Rain clearing by noon. Highs of 13 °C, winds from the west.</p></div>
<div><h2>Sport</h2><p>Rovers 3, Albion 3: six goals and two red cards at Mill Lane.</p></div></div>`;

const faq = `<h2>Questions we are asked most</h2>
<h3>Can I change my booking?</h3><p>Yes, up to 24 hours before departure, for a fee of £7.50 per person. Log in and choose Manage booking.</p>
<h3>May I bring my bicycle?</h3><p>Folding bikes travel free. Others need a ticket (£12), and there is room for eight on each boat.</p>
<h3>What if I miss my boat?</h3><p>Your ticket is valid on the next sailing with free seats. Call 0800 555 0142 if you need help.</p>
<h3>Are dogs allowed on board?</h3><p>On a lead, in the rear saloon and on deck. Guide dogs go wherever you go.</p>`;

export const webPages = pagesOf('web', [
  {
    name: 'web-article-serif',
    width: 1012,
    quick: true,
    html: `<style>body{padding:40px 56px;font:17px/1.6 'Liberation Serif';background:#fff;color:#1d1d1f}h1{font:600 32px 'Liberation Sans';margin:0 0 6px}.by{color:#666;font:14px 'Liberation Sans';margin:0 0 20px}</style>${lighthouse}`,
  },
  {
    name: 'web-article-sepia-2x',
    width: 640,
    scale: 2,
    html: `<style>body{padding:24px 32px;font:16px/1.55 'DejaVu Serif','Liberation Serif';background:#f4ecd8;color:#433422}h1{font-size:26px;margin:0}.by{color:#8a7757;font-size:13px}</style>${lighthouse}`,
  },
  {
    name: 'web-manual-light',
    width: 900,
    html: `<style>body{padding:24px 40px;font:15px/1.6 Inter;background:#fff;color:#24292f}nav{color:#57606a;font-size:12px}h1{font-size:28px;margin:8px 0}h2{font-size:19px}code{font:13px 'Liberation Mono';background:#eff1f3;padding:2px 5px;border-radius:5px}a{color:#0969da;text-decoration:underline}</style>${manual}`,
  },
  {
    name: 'web-manual-dark',
    width: 820,
    html: `<style>body{padding:24px 40px;font:14px/1.6 'DejaVu Sans';background:#0d1117;color:#c9d1d9}nav{color:#8b949e;font-size:12px}h1{font-size:25px;margin:8px 0;color:#f0f6fc}h2{font-size:18px;color:#f0f6fc}code{font:13px 'DejaVu Sans Mono';background:#262c36;padding:2px 5px;border-radius:5px}a{color:#58a6ff;text-decoration:underline}</style>${manual}`,
  },
  {
    name: 'web-thread-2x',
    width: 620,
    scale: 2,
    html: `<style>body{padding:16px;font:14px/1.45 'Liberation Sans';background:#dae0e6;color:#1c1c1c}h1{font-size:20px;margin:0 0 12px}article{background:#fff;border:1px solid #ccc;border-radius:4px;padding:10px 14px;margin-bottom:10px}.who{font-size:12px}.who span{color:#787c7e}p{margin:8px 0}.foot{font-size:12px;color:#787c7e;font-weight:700;display:flex;gap:18px}</style>${thread}`,
  },
  {
    name: 'web-thread-dark',
    width: 720,
    html: `<style>body{padding:16px;font:15px/1.5 Inter;background:#1a1a1b;color:#d7dadc}h1{font-size:21px;margin:0 0 12px}article{border-top:1px solid #343536;padding:10px 0}.who{font-size:12px;color:#818384}.who b{color:#4fbcff}p{margin:8px 0}.foot{font-size:12px;color:#818384;display:flex;gap:18px}</style>${thread}`,
  },
  {
    name: 'web-shop',
    width: 560,
    quick: true,
    html: `<style>body{padding:24px;font:15px/1.5 'Liberation Sans';background:#fff;color:#0f1111}h1{font-size:24px;margin:0}.price{font-size:28px;margin:8px 0;color:#b12704}.price s{font-size:15px;color:#777}.stars{color:#007185}.buy{display:flex;gap:12px}.buy span{background:#ffd814;border-radius:18px;padding:9px 26px}.buy .quiet{background:#fff;border:1px solid #bbb}dl{display:grid;grid-template-columns:150px 1fr;gap:6px}dd{margin:0}dt{font-weight:700}</style>${shop}`,
  },
  {
    name: 'web-search-dark',
    width: 760,
    html: `<style>body{padding:20px 32px;font:14px/1.55 'Liberation Sans';background:#202124;color:#bdc1c6}.count{color:#9aa0a6}.url{font-size:12px;color:#bdc1c6}h3{font:20px/1.3 'Liberation Sans';color:#8ab4f8;margin:2px 0}.hit{margin-bottom:22px}p{margin:4px 0}</style>${search}`,
  },
  {
    name: 'web-front-40px',
    width: 980,
    html: `<style>body{padding:20px 40px;font:16px/1.45 'Liberation Serif';background:#fdfbf7;color:#111}header{text-align:center;font:700 40px 'Liberation Serif';letter-spacing:3px;border-bottom:3px double #111;padding-bottom:8px}h1{font-size:38px;margin:18px 0 4px}.lead{font-size:20px;color:#444;margin:0 0 16px}.cols{display:grid;grid-template-columns:1fr 1fr 1fr;gap:28px}h2{font:700 15px 'Liberation Sans';color:#a00;margin:0}</style>${front}`,
  },
  {
    name: 'web-questions',
    width: 700,
    html: `<style>body{padding:28px;font:16px/1.5 'Liberation Sans';background:#eef6f3;color:#14342b}h2{font-size:25px;margin:0 0 10px}h3{font-size:17px;margin:16px 0 2px}p{margin:0}</style>${faq}`,
  },
]);
