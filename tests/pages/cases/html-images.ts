import type { PageCase } from '../page-case.ts';

const loaded = `document.querySelector('#t')?.naturalWidth > 0`;

export const htmlImages: readonly PageCase[] = [
  {
    name: 'img, same origin',
    body: ({ png }) => `<img id="t" src="${png}">`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'img, another origin with CORS',
    body: ({ corsPng }) => `<img id="t" src="${corsPng}">`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'img, another origin without CORS',
    body: ({ farPng }) => `<img id="t" src="${farPng}">`,
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'img, data:',
    body: ({ dataUri }) => `<img id="t" src="${dataUri}">`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'img, blob:',
    body: ({ png }) =>
      `<img id="t"><script>fetch('${png}').then(r=>r.blob()).then(b=>t.src=URL.createObjectURL(b))</script>`,
    ready: loaded,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'picture with sources',
    body: ({ png, decoy }) =>
      `<picture><source media="(min-width: 10px)" srcset="${png}"><img id="t" src="${decoy}"></picture>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'srcset',
    body: ({ png, decoy }) => `<img id="t" src="${decoy}" srcset="${png} 1x, ${decoy} 3x">`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'lazy image',
    body: ({ png }) => `<img id="t" loading="lazy" width="400" height="240" src="${png}">`,
    ready: loaded,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'jpeg',
    body: ({ jpeg }) => `<img id="t" src="${jpeg}">`,
    rung: 'image-bytes',
    pixels: 'close',
  },
  {
    name: 'webp',
    body: ({ webp }) => `<img id="t" src="${webp}">`,
    rung: 'image-bytes',
    pixels: 'close',
  },
  {
    name: 'gif of one frame',
    body: ({ gif }) => `<img id="t" src="${gif}">`,
    rung: 'image-bytes',
    pixels: 'flat',
  },
  {
    name: 'animated gif: the frame shown',
    body: ({ movingGif }) =>
      `<img id="t" src="${movingGif}"><script>t.onload=()=>setTimeout(()=>window.played=1,400)</script>`,
    ready: 'window.played === 1',
    rung: 'screenshot',
    pixels: 'flat',
  },
  {
    name: 'input type=image',
    body: ({ png }) => `<input id="t" type="image" src="${png}">`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'object',
    noMenu: ['chromium'],
    body: ({ png }) => `<object id="t" type="image/png" data="${png}"></object>`,
    ready: `document.querySelector('#t').offsetWidth === 400`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'embed',
    noMenu: ['chromium'],
    body: ({ png }) => `<embed id="t" type="image/png" src="${png}" width="400" height="240">`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'image that wants a Referer',
    body: ({ refererPng }) => `<img id="t" src="${refererPng}">`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: "page policy connect-src 'none', same origin",
    body: ({ png }) => `<img id="t" src="${png}">`,
    headers: { 'content-security-policy': "connect-src 'none'" },
    rung: { chromium: 'image-bytes', firefox: 'page-canvas' },
    pixels: 'card',
  },
  {
    name: "page policy connect-src 'none', CORS image",
    body: ({ corsPng }) => `<img id="t" src="${corsPng}">`,
    headers: { 'content-security-policy': "connect-src 'none'" },
    rung: { chromium: 'image-bytes', firefox: 'background-fetch' },
    pixels: 'card',
  },
  {
    name: 'image opened as a document',
    url: ({ png }) => png,
    target: 'img',
    rung: 'image-bytes',
    pixels: 'card',
  },
];
