import { describe, expect, it } from 'vitest';
import { imageFormat } from './image-format.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('imageFormat', () => {
  it.each([
    ['png', '\x89PNG\r\n\x1a\n'],
    ['jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['webp', 'RIFF\x24\0\0\0WEBPVP8 '],
    ['gif', 'GIF89a'],
    ['bmp', 'BM' + '\0'.repeat(30)],
    ['avif', '\0\0\0\x20ftypavif\0\0\0\0mif1'],
    ['avif', '\0\0\0\x20ftypmif1\0\0\0\0avif'],
    ['ico', '\0\0\x01\0\x01\0'],
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['svg', '<?xml version="1.0"?>\n<!-- a -->\n<svg >'],
  ])('knows %s by its bytes', (format, head) => {
    expect(imageFormat(bytes(head))).toBe(format);
  });

  it.each([
    ['plain text', 'This is a text file.'],
    ['nothing', ''],
    ['a web page', '<!DOCTYPE html><html><body><svg></svg>'],
    ['a short file that begins with BM', 'BMW'],
  ])('takes %s for no image', (_, head) => {
    expect(imageFormat(bytes(head))).toBeNull();
  });
});
