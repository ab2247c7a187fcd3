import type { PageCase } from '../page-case.ts';

const shadow = (mode: 'open' | 'closed', html: string) =>
  `<div id="t" style="width:400px;height:240px"></div><script>t.attachShadow({mode:'${mode}'}).innerHTML=\`${html}\`</script>`;

export const placedImages: readonly PageCase[] = [
  {
    name: 'open shadow root',
    body: ({ png }) => shadow('open', `<img src="${png}">`),
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'closed shadow root',
    body: ({ farPng }) =>
      shadow('closed', `<img src="${farPng}">`).replace('id="t"', 'id="t" data-media="1"'),
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'CSS background in a closed shadow root',
    body: ({ png }) =>
      shadow('closed', `<div style="width:400px;height:240px;background:url(${png})"></div>`),
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'under a transparent layer',
    body: ({ farPng }) =>
      `<div style="position:relative;width:400px"><img src="${farPng}" style="display:block"><a id="t" href="#" style="position:absolute;inset:0"></a></div>`,
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'background under a transparent layer',
    body: ({ png }) =>
      `<div style="position:relative;width:400px"><div style="width:400px;height:240px;background:url(${png})"></div><div id="t" style="position:absolute;inset:0"></div></div>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'rotated, same origin',
    body: ({ png }) => `<img id="t" src="${png}" style="margin:100px;transform:rotate(20deg)">`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'rotated, another origin',
    body: ({ farPng }) =>
      `<img id="t" src="${farPng}" style="margin:100px;transform:rotate(90deg)">`,
    rung: 'screenshot',
    pixels: 'shown',
  },
  {
    name: 'scaled by a transform, another origin',
    body: ({ farPng }) =>
      `<img id="t" src="${farPng}" style="transform:scale(.5);transform-origin:0 0">`,
    rung: 'screenshot',
    pixels: 'shown',
  },
  {
    name: 'object-fit: cover',
    body: ({ png }) =>
      `<img id="t" src="${png}" style="width:200px;height:200px;object-fit:cover">`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'border and padding, another origin',
    body: ({ farPng }) =>
      `<img id="t" src="${farPng}" style="border:7px solid #333;padding:11px;background:#eee">`,
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'dark-mode filter',
    body: ({ png }) =>
      `<div style="filter:invert(1) hue-rotate(180deg)"><img id="t" src="${png}"></div>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'modal dialog',
    body: ({ farPng }) =>
      `<dialog id="d"><img id="t" src="${farPng}"></dialog><script>d.showModal()</script>`,
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'popover in the top layer',
    body: ({ farPng }) =>
      `<div popover="manual" id="d"><img id="t" src="${farPng}"></div><script>d.showPopover()</script>`,
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'without pointer events',
    body: ({ png }) =>
      `<div id="t" style="width:400px;height:240px"><img src="${png}" style="pointer-events:none;display:block"></div>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'right-to-left page, scrolled',
    body: ({ farPng }) =>
      `<body dir="rtl"><div style="width:3000px;height:300px">…</div><img id="t" src="${farPng}" style="margin:40px"><script>scrollTo(-500,60);t.scrollIntoView()</script>`,
    rung: 'screenshot',
    pixels: 'card',
  },
];
