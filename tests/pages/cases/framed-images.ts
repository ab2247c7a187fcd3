import type { PageCase } from '../page-case.ts';

const frame = (src: string) =>
  `<iframe id="t" src="${src}" style="border:5px solid #222;width:430px;height:270px"></iframe>`;
const inFrame = (html: string) => `<body style="margin:12px">${html}`;

export const framedImages: readonly PageCase[] = [
  {
    name: 'same-origin frame',
    body: ({ own, farPng }) => frame(own.page('/framed', inFrame(`<img src="${farPng}">`))),
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'nested same-origin frames',
    body: ({ own, farPng }) => {
      const inner = own.page('/inner', inFrame(`<img src="${farPng}">`));
      const middle = own.page(
        '/middle',
        `<body style="margin:3px"><iframe src="${inner}" style="border:2px solid;width:425px;height:265px"></iframe>`,
      );
      return `<iframe id="t" src="${middle}" style="border:5px solid #222;width:450px;height:290px"></iframe>`;
    },
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'same-origin frame, canvas',
    body: ({ own, png }) =>
      frame(
        own.page(
          '/framed-canvas',
          inFrame(
            `<canvas id="c" width="400" height="240"></canvas><script>const i=new Image();i.onload=()=>{c.getContext('2d').drawImage(i,0,0);top.drawn=1};i.src='${png}'</script>`,
          ),
        ),
      ),
    ready: 'window.drawn === 1',
    rung: 'page-canvas',
    pixels: 'card',
  },
  {
    name: 'srcdoc frame',
    body: ({ png }) =>
      `<iframe id="t" style="border:0;width:430px;height:270px" srcdoc='<img src="${png}">'></iframe>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'cross-origin frame, image with CORS',
    body: ({ far, corsPng }) => frame(far.page('/far-cors', inFrame(`<img src="${corsPng}">`))),
    rung: 'background-fetch',
    pixels: 'card',
  },
  {
    name: 'cross-origin frame: the whole frame',
    body: ({ far, farPng }) => frame(far.page('/far-frame', inFrame(`<img src="${farPng}">`))),
    rung: 'screenshot',
    pixels: 'shown',
  },
];
