import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { inkRuns } from './line-ink.ts';
import { splitWords } from './split-words.ts';

/** A line as it is drawn, and its words as a recogniser has them that misses some spaces. */
function line(text: string, read: string, font = 'DejaVu Sans') {
  const canvas = createCanvas(900, 48);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  context.font = `30px ${font}`;
  context.fillText(text, 10, 35);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const runs = inkRuns({ width: canvas.width, height: canvas.height, data });
  const compact = text.replaceAll(' ', '');
  const xOf = (count: number) => {
    // The place in the text of the letter that has so many before it, spaces not counted.
    let seen = 0;
    const at = Array.from(text).findIndex((letter) => letter !== ' ' && seen++ === count);
    return 10 + context.measureText(text.slice(0, at)).width;
  };
  let done = 0;
  const words = read.split(' ').map((word) => {
    const left = xOf(done) - 1;
    done += word.length;
    const right = done === compact.length ? canvas.width : xOf(done - 1) + 12;
    return { text: word, left, right };
  });
  return { words, runs };
}

test.each([
  ['Память занято 41 ГБ из 128 ГБ', 'Память занято 41 ГБ из 128ГБ'],
  ['данных и других и о проекте', 'данных и других ио проекте'],
  ['It is possible that a merge', 'Itis possible thata merge'],
  ['3 h', '3h'],
  ['h à 13 h.', 'hà13h.'],
  ['to be or not to be', 'to be or not tobe'],
])('%s is read as %s, and parted again', (text, read) => {
  const { words, runs } = line(text, read);
  expect(
    splitWords(words, runs)
      .map((word) => word.text)
      .join(' '),
  ).toBe(text);
});

test.each([
  ['Ticket 1171 illicit', 'DejaVu Sans'],
  ['const filled = illi(11)', 'DejaVu Sans Mono'],
  ['at 10:47 on 2026-11-23, for 3.50', 'DejaVu Sans'],
  ['Объявление мы', 'DejaVu Sans'],
  ['illicit', 'DejaVu Sans Mono'],
])('%s in %s stays as it is', (text, font) => {
  const { words, runs } = line(text, text, font);
  expect(splitWords(words, runs)).toEqual(words);
});
