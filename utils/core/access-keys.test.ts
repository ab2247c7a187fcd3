import { expect, it } from 'vitest';
import { accessKeys } from './access-keys.ts';

it('gives each title a letter of its own, the first of a word if one is free', () => {
  const fixed = ['Extract text', 'Select a region…', 'Select text on the image'];
  expect(accessKeys(fixed)).toEqual(['E', 'S', 't']);
  expect(accessKeys([...fixed, 'Translate', 'Table'])).toEqual(['E', 'S', 'o', 'T', 'a']);
  const german = ['Bild beschreiben', 'Bereich auswählen…', 'Bb', 'B'];
  expect(accessKeys(german)).toEqual(['B', 'a', undefined, undefined]);
});

it('gives none that is not typed in one stroke', () => {
  expect(accessKeys(['テキストを抽出', '提取文字', '텍스트 추출', 'PDF を開く'])).toEqual([
    undefined,
    undefined,
    undefined,
    'P',
  ]);
});
