import { drawCardScript } from '../card.ts';
import { svgCard } from '../fixtures.ts';
import type { PageCase } from '../page-case.ts';

const onCanvas = (then: string) =>
  `<canvas id="t" width="400" height="240"></canvas><script>${then}</script>`;
const draw = (url: string) =>
  onCanvas(
    `const i = new Image(); i.onload = () => { t.getContext('2d').drawImage(i, 0, 0); window.drawn = 1 }; i.src = '${url}';`,
  );
const webgl = (keep: boolean) =>
  onCanvas(`
    const source = document.createElement('canvas');
    ((canvas, variant) => { ${drawCardScript} })(source, 0);
    const gl = t.getContext('webgl', { preserveDrawingBuffer: ${keep} });
    const shader = (type, text) => { const s = gl.createShader(type); gl.shaderSource(s, text); gl.compileShader(s); return s; };
    const program = gl.createProgram();
    gl.attachShader(program, shader(gl.VERTEX_SHADER, 'attribute vec2 p; varying vec2 v; void main() { v = vec2(p.x, 1.0 - p.y); gl_Position = vec4(p * 2.0 - 1.0, 0, 1); }'));
    gl.attachShader(program, shader(gl.FRAGMENT_SHADER, 'precision mediump float; varying vec2 v; uniform sampler2D s; void main() { gl_FragColor = texture2D(s, v); }'));
    gl.linkProgram(program); gl.useProgram(program);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0); gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, source);
    for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
    for (const size of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, size, gl.NEAREST);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    setTimeout(() => window.drawn = 1, 100);`);
const drawn = 'window.drawn === 1';
const film = (src: string, more = '') =>
  `<video id="t" muted src="${src}" ${more}></video><script>t.onloadeddata=()=>{t.onseeked=()=>window.drawn=1;t.currentTime=0.2}</script>`;

export const drawnImages: readonly PageCase[] = [
  {
    name: 'canvas',
    body: ({ png }) => draw(png),
    ready: drawn,
    rung: 'page-canvas',
    pixels: 'card',
  },
  {
    name: 'tainted canvas',
    body: ({ farPng }) => draw(farPng),
    ready: drawn,
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'WebGL that keeps its buffer',
    body: () => webgl(true),
    ready: drawn,
    rung: 'page-canvas',
    pixels: 'card',
  },
  {
    name: 'WebGL that does not keep its buffer',
    body: () => webgl(false),
    ready: drawn,
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'video frame, same origin',
    body: ({ webm }) => film(webm),
    ready: drawn,
    rung: 'page-canvas',
    pixels: 'close',
  },
  {
    name: 'video frame, another origin',
    body: ({ farWebm }) => film(farWebm),
    ready: drawn,
    rung: 'screenshot',
    pixels: 'close',
  },
  {
    name: 'video that is black in captures',
    body: ({ farBlackWebm }) => film(farBlackWebm),
    ready: drawn,
    rung: 'screenshot',
    pixels: 'shown',
    failure: 'video_protected',
  },
  {
    name: 'video poster',
    body: ({ webm, png }) =>
      `<video id="t" src="${webm}" poster="${png}" preload="none" width="400" height="240"></video>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'svg file in img',
    body: ({ svg }) => `<img id="t" src="${svg}">`,
    rung: 'page-canvas',
    pixels: 'shown',
  },
  {
    name: 'inline svg',
    body: () => svgCard().replace('<svg', '<svg id="t"'),
    rung: 'page-canvas',
    pixels: 'shown',
  },
  {
    name: 'inline svg styled by the page',
    body: () =>
      `<style>#t rect { fill: #2a7f62 } #t rect:first-child { fill: #eee }</style>${svgCard().replace('<svg', '<svg id="t"')}`,
    rung: 'page-canvas',
    pixels: 'shown',
  },
  {
    name: 'svg image',
    body: ({ png }) =>
      `<svg width="400" height="240"><image id="t" href="${png}" width="400" height="240"/></svg>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'svg opened as a document',
    url: ({ svg }) => svg,
    target: 'svg',
    rung: 'page-canvas',
    pixels: 'shown',
  },
];
