import { pagesOf } from '../labelled-page.ts';

/** Something like a photograph: sky, hills, sun and grain, none of it text. */
const landscape = (width: number, height: number, hue: number, seed: number) =>
  `<svg data-unread style="position:absolute;left:0;top:0;z-index:-1" width="${width}" height="${height}" viewBox="0 0 100 100" preserveAspectRatio="none">
<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="hsl(${hue} 60% 35%)"/><stop offset=".6" stop-color="hsl(${hue + 30} 70% 70%)"/><stop offset="1" stop-color="hsl(${hue + 60} 40% 40%)"/></linearGradient>
<filter id="grain" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency=".035" numOctaves="4" seed="${seed}"/><feColorMatrix values="0 0 0 0 .5  0 0 0 0 .5  0 0 0 0 .45  1.3 0 0 0 -.35"/></filter></defs>
<rect width="100" height="100" fill="url(#sky)"/><circle cx="74" cy="24" r="9" fill="#fff3c0" opacity=".85"/>
<path d="M0 62 L18 44 L34 60 L52 38 L75 63 L90 50 L100 58 V100 H0 Z" fill="hsl(${hue + 90} 25% 30%)"/><path d="M0 80 Q30 64 60 78 T100 74 V100 H0 Z" fill="hsl(${hue + 110} 30% 22%)"/>
<rect width="100" height="100" filter="url(#grain)"/></svg>`;
/** A surface with grain, such as plaster, wood or asphalt. */
const surface = (colour: string, frequency: string, seed: number) =>
  `<svg data-unread style="position:absolute;inset:0;z-index:-1" width="100%" height="100%"><filter id="surface" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="5" seed="${seed}"/><feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  .9 0 0 0 -.2"/></filter><rect width="100%" height="100%" fill="${colour}"/><rect width="100%" height="100%" filter="url(#surface)" opacity=".6"/></svg>`;
const frame = (width: number, height: number, style: string) =>
  `<style>html{background:none}body{position:relative;z-index:0;width:${width}px;height:${height}px;overflow:hidden;${style}}p{margin:0}</style>`;

export const photoPages = pagesOf('photo', [
  {
    name: 'photo-poster',
    width: 640,
    quick: true,
    html: `${frame(640, 800, "font:700 54px 'Liberation Sans';color:#fff;text-align:center;padding:48px 30px;text-shadow:0 2px 8px #0008")}${landscape(640, 800, 210, 3)}<p>Summer Night</p><p>Concerts</p><p style="font-size:24px;margin-top:330px">Saturday 18 July, 8.30 pm</p><p style="font-size:24px">Castle Meadow, free entry</p><p style="font-size:15px;margin-top:90px;font-weight:400">In bad weather: Town Hall, Bridge Road 7</p>`,
  },
  {
    name: 'photo-shop-sign',
    width: 700,
    html: `${frame(700, 420, "font:700 30px 'Liberation Serif'")}${surface('#a9573c', '.02 .3', 7)}<div style="position:absolute;left:110px;top:120px;background:#17402c;color:#f0d58c;padding:22px 40px;border:5px solid #f0d58c;text-align:center"><p style="font-size:46px">Pellworth &amp; Sons</p><p>Clockmakers since 1894</p></div>`,
    wear: { seed: 31, skew: -4, blur: 0.6, noise: 8, jpeg: 0.7 },
  },
  {
    name: 'photo-road-sign',
    width: 640,
    html: `${frame(640, 480, "font:700 34px 'Liberation Sans'")}${landscape(640, 480, 200, 9)}<div style="position:absolute;left:130px;top:70px;width:340px;background:#0f5ca8;color:#fff;border:6px solid #fff;border-radius:14px;padding:18px 24px"><p>Harlow Bridge 4</p><p>Ashcombe 17</p><p>Ferry terminal 23</p></div>`,
    wear: { seed: 32, skew: 3, blur: 0.8, noise: 6, jpeg: 0.65 },
  },
  {
    name: 'photo-caption',
    width: 720,
    html: `${frame(720, 450, 'font:18px/1.4 Inter;color:#fff')}${landscape(720, 450, 20, 5)}<p style="position:absolute;left:24px;bottom:52px;font-weight:600;font-size:26px">Sunrise above the Ketter valley</p><p style="position:absolute;left:24px;bottom:24px">Photo: Aino Hartikainen, 5 May 2024, 05:12</p>`,
  },
  {
    name: 'photo-label',
    width: 560,
    html: `${frame(560, 620, "font:20px 'Liberation Serif';color:#3b2314;text-align:center")}${surface('#c8bfae', '.9', 4)}<div style="position:absolute;left:110px;top:120px;width:300px;background:#f6eeda;padding:26px 18px;box-shadow:0 0 0 3px #7a5c2e inset"><p style="font-size:38px">Old Orchard</p><p>Cloudy apple juice</p><p style="font-size:15px">750 ml, best before 09/2027</p><p style="font-size:13px">Pressed and bottled by R. Tamm, Võru</p></div>`,
    wear: { seed: 33, skew: 1.5, blur: 0.5, noise: 7 },
  },
]);

const caption = (edge: 'top' | 'bottom', text: string) =>
  `<p style="position:absolute;left:0;right:0;${edge}:14px">${text}</p>`;
const outlined =
  "font:700 46px/1.05 'Liberation Sans Narrow','Liberation Sans';color:#fff;text-align:center;-webkit-text-stroke:5px #000;paint-order:stroke fill";

export const memePages = pagesOf('meme', [
  {
    name: 'meme-landscape',
    width: 600,
    quick: true,
    html: `${frame(600, 480, outlined)}${landscape(600, 480, 180, 12)}${caption('top', 'ONE DOES NOT SIMPLY')}${caption('bottom', 'MERGE ON A FRIDAY')}`,
  },
  {
    name: 'meme-surface',
    width: 560,
    html: `${frame(560, 560, outlined)}${surface('#d9a441', '.03', 2)}${caption('top', 'I SAID FIVE MINUTES')}${caption('bottom', 'TWO HOURS AGO')}`,
    wear: { seed: 41, jpeg: 0.5 },
  },
  {
    name: 'meme-white-bar',
    width: 540,
    html: `${frame(540, 520, "font:26px/1.3 'Liberation Sans';color:#000")}<div data-unread style="position:absolute;left:0;top:100px;width:540px;height:420px;overflow:hidden;z-index:-1">${landscape(540, 420, 280, 8)}</div><p style="background:#fff;height:100px;padding:14px 18px;box-sizing:border-box">When the tests pass on the first try and you trust none of them</p>`,
  },
  {
    name: 'meme-two-panels',
    width: 620,
    html: `${frame(620, 440, "font:700 34px/1.1 'Liberation Sans';color:#fff;-webkit-text-stroke:4px #000;paint-order:stroke fill")}${surface('#4d7a5a', '.015 .05', 6)}<p style="position:absolute;left:20px;top:60px;width:280px">My plans for the weekend</p><p style="position:absolute;left:330px;top:300px;width:280px">My actual weekend</p>`,
    wear: { seed: 42, jpeg: 0.4 },
  },
]);
