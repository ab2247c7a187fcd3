import { expect, test } from 'vitest';
import { isCredible } from './credible-line.ts';

const line = (text: string, confidence: number) => ({
  box: { centreX: 0, centreY: 0, width: 10, height: 10, angle: 0 },
  words: text === '' ? [] : [{ text, start: 0, end: 10, confidence }],
  confidence,
});

test.each([
  ['Save', 0.8],
  ['7', 0.6],
  ['0', 0.95],
  ['#', 0.97],
])('%s with %f is text', (text, confidence) => {
  expect(isCredible(line(text, confidence))).toBe(true);
});

test.each([
  ['', 0],
  ['Svae', 0.4],
  ['I', 0.99],
  ['|', 0.99],
  ['0', 0.8],
  ['.', 0.7],
])('%s with %f is a picture, a rule, an icon or a box to tick', (text, confidence) => {
  expect(isCredible(line(text, confidence))).toBe(false);
});
