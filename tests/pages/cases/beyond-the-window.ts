import type { PageCase } from '../page-case.ts';

const ground = '<body style="margin:20px;background:#ddd">';
const after = '<div style="height:900px"></div>';

export const beyondTheWindow: readonly PageCase[] = [
  {
    name: 'half below the window, another origin',
    body: ({ farPng }) =>
      `${ground}<div id="gap"></div><img id="t" src="${farPng}">${after}<script>gap.style.height=innerHeight-140+'px'</script>`,
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'taller than the window, another origin',
    body: ({ farTall }) => `${ground}<img id="t" src="${farTall}">${after}`,
    rung: 'screenshot',
    pixels: 'tall',
  },
  {
    name: 'taller than the window, under a sticky header',
    body: ({ farTall }) =>
      `${ground}<header style="position:sticky;top:0;height:60px;background:#123"></header><img id="t" src="${farTall}">${after}`,
    rung: 'screenshot',
    pixels: 'tall',
  },
  {
    name: 'larger than its scroller',
    body: ({ farLarge }) =>
      `${ground}<div style="overflow:auto;width:500px;height:400px"><img id="t" src="${farLarge}" style="display:block"></div>`,
    rung: 'screenshot',
    pixels: 'large',
  },
  {
    name: 'taller than a same-origin frame',
    body: ({ own, farLarge }) =>
      `${ground}<iframe id="t" src="${own.page('/tall-frame', `<body style="margin:0"><img style="display:block" src="${farLarge}">`)}" style="width:1215px;height:500px;border:0"></iframe>`,
    rung: 'screenshot',
    pixels: 'large',
  },
  {
    name: 'taller than a same-origin frame, under fixed headers in and around it',
    body: ({ own, farLarge }) => {
      const inner = own.page(
        '/headed-frame',
        `<body style="margin:40px 0 0"><header style="position:fixed;top:0;left:0;right:0;height:40px;background:#321"></header><img style="display:block" src="${farLarge}">`,
      );
      return `${ground}<header style="position:fixed;top:0;left:0;right:0;height:50px;background:#123"></header><div style="height:30px"></div><iframe id="t" src="${inner}" style="width:1215px;height:500px;border:0"></iframe>${after}`;
    },
    rung: 'screenshot',
    pixels: 'large',
  },
];
