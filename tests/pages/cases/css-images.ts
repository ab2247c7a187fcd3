import type { PageCase } from '../page-case.ts';

const box = 'width:400px;height:240px;';

export const cssImages: readonly PageCase[] = [
  {
    name: 'CSS background',
    body: ({ png }) => `<div id="t" style="${box}background:url(${png})"></div>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'CSS background with text over it',
    body: ({ png }) =>
      `<div style="${box}background:url(${png})"><p id="t" style="padding:90px 100px">Some words</p></div>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'CSS background, another origin without CORS',
    body: ({ farPng }) => `<div id="t" style="${box}background:url(${farPng})"></div>`,
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'CSS background, another origin with CORS',
    body: ({ corsPng }) => `<div id="t" style="${box}background:url(${corsPng})"></div>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'image-set()',
    body: ({ png, decoy }) =>
      `<div id="t" style="${box}background-image:image-set(url(${png}) 1x, url(${decoy}) 2x)"></div>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'background cropped by cover',
    body: ({ png }) =>
      `<div id="t" style="width:200px;height:200px;background:url(${png}) center/cover"></div>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: 'sprite',
    body: ({ sheet }) => `<div id="t" style="${box}background:url(${sheet}) -400px -240px"></div>`,
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'sprite, another origin',
    body: ({ farSheet }) =>
      `<div id="t" style="${box}background:url(${farSheet}) -400px -240px"></div>`,
    rung: 'screenshot',
    pixels: 'card',
  },
  {
    name: 'border-image',
    body: ({ png }) =>
      `<div id="t" style="width:300px;height:150px;border:30px solid;border-image:url(${png}) 60 fill"></div>`,
    rung: 'screenshot',
    pixels: 'shown',
  },
  {
    name: 'mask',
    body: ({ png }) => `<div id="t" style="${box}background:#803;mask:url(${png})"></div>`,
    rung: 'screenshot',
    pixels: 'shown',
  },
  {
    name: 'content: url()',
    body: ({ png }) => `<div id="t" style="content:url(${png})"></div>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: '::before with a background',
    body: ({ png }) =>
      `<style>#t::before{content:'';display:block;${box}background:url(${png})}</style><div id="t" style="width:400px"></div>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: '::after with content: url()',
    body: ({ png }) => `<style>#t::after{content:url(${png})}</style><span id="t"></span>`,
    rung: 'image-bytes',
    pixels: 'card',
  },
  {
    name: '::after, another origin',
    body: ({ farPng }) =>
      `<style>#t::after{content:'';display:block;${box}background:url(${farPng})}</style><div id="t" style="width:400px"></div>`,
    rung: 'screenshot',
    pixels: 'card',
  },
];
