import { describe, expect, it } from 'vitest';
import { imageUrl, isSprite, urlsIn } from './css-image.ts';

describe('urlsIn', () => {
  it('gives every address, unescaped', () => {
    expect(
      urlsIn('url("http://a/x.png"), linear-gradient(red, blue), url("http://a/\\"y.png")'),
    ).toEqual(['http://a/x.png', 'http://a/"y.png']);
    expect(urlsIn('none')).toEqual([]);
  });
});

describe('imageUrl', () => {
  const set =
    'image-set(url("http://a/1.png") 1dppx, url("http://a/2.png") 2dppx type("image/png"))';
  it('takes the density of the screen, and the densest where none is enough', () => {
    expect(imageUrl(set, 1)).toBe('http://a/1.png');
    expect(imageUrl(set, 1.5)).toBe('http://a/2.png');
    expect(imageUrl(set, 3)).toBe('http://a/2.png');
  });
  it('is null for gradients', () => {
    expect(imageUrl('linear-gradient(red, blue)', 1)).toBeNull();
  });
});

describe('isSprite', () => {
  const sheet = { width: 800, height: 600 };
  it('is a small window on a large sheet', () => {
    const style = { size: 'auto', position: '0% 0%' };
    expect(isSprite(sheet, { width: 32, height: 32 }, style)).toBe(true);
    expect(isSprite(sheet, { width: 800, height: 600 }, style)).toBe(false);
    expect(isSprite(sheet, { width: 700, height: 600 }, { ...style, position: '-20px 0px' })).toBe(
      true,
    );
  });
  it('is no background that is fitted to its box', () => {
    const box = { width: 32, height: 32 };
    expect(isSprite(sheet, box, { size: 'cover', position: '50% 50%' })).toBe(false);
    expect(isSprite(sheet, box, { size: '100% 100%', position: '0% 0%' })).toBe(false);
    expect(isSprite(sheet, box, { size: '320px', position: '0% 0%' })).toBe(true);
  });
});
