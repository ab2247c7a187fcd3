import type { PageCase } from '../page-case.ts';
import { beyondTheWindow } from './beyond-the-window.ts';
import { cssImages } from './css-images.ts';
import { drawnImages } from './drawn-images.ts';
import { framedImages } from './framed-images.ts';
import { htmlImages } from './html-images.ts';
import { placedImages } from './placed-images.ts';

export const pageCases: readonly PageCase[] = [
  ...htmlImages,
  ...drawnImages,
  ...cssImages,
  ...placedImages,
  ...framedImages,
  ...beyondTheWindow,
];
