import { expect, test } from 'vitest';
import { placeWord } from './place-word.ts';

const word = { text: 'word', x: 10, y: 20, width: 40, height: 8 };

test('at twice the scale everything is twice as far and large', () => {
  expect(placeWord(word, [2, 0, 0, 2, 0, 0])).toEqual({
    text: 'word',
    x: 20,
    y: 40,
    width: 80,
    height: 16,
  });
});

test('a quarter turn clockwise stands the word up', () => {
  // In an image 100 high, (x, y) goes to (100 - y, x).
  expect(placeWord(word, [0, 1, -1, 0, 100, 0])).toEqual({
    text: 'word',
    x: 72,
    y: 10,
    width: 8,
    height: 40,
  });
});
