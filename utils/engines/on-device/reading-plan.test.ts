import { expect, test } from 'vitest';
import type { LanguageChoice } from '../../core/reading-language.ts';
import type { LineRecogniser } from './line-recogniser.ts';
import { emptyPixels } from './pixels.ts';
import { planReading } from './reading-plan.ts';
import type { Recognisers } from './recognisers.ts';

/** What each recogniser reads of every line, and how sure it is of it. */
type Readings = Readonly<Record<string, readonly [text: string, confidence: number]>>;

function reader(name: string, readings: Readings, asked: string[]): LineRecogniser {
  return {
    async *recognise(_image, lines) {
      for (const box of lines) {
        asked.push(name);
        const [text, confidence] = readings[name] ?? ['?', 0.2];
        const words = text.split(' ').map((word) => ({ text: word, start: 0, end: 9, confidence }));
        yield { box, words, confidence };
      }
    },
  };
}

const row = { centreX: 200, centreY: 20, width: 300, height: 20, angle: 0 };
const column = { ...row, width: 20, height: 300 };

/** Which recogniser is to read a page of one such box, and which were tried before. */
async function planned(readings: Readings, box = row, choice: LanguageChoice = 'auto') {
  const asked: string[] = [];
  const recognisers: Recognisers = {
    quick: async (languages) => reader(languages.join('+'), readings, asked),
    network: async (name, direction = 'row') => reader(`${name} ${direction}`, readings, asked),
    best: async (languages) => reader(`best ${languages.join('+')}`, readings, asked),
  };
  const image = emptyPixels(1, 1);
  const { lines, recogniser } = await planReading(
    image,
    [box],
    choice,
    recognisers,
    async () => {},
  );
  const tried = [...new Set(asked)];
  const texts: string[] = [];
  for await (const { words } of recogniser.recognise(image, lines)) {
    texts.push(words.map(({ text }) => text).join(' '));
  }
  return { text: texts.join('\n'), tried, angle: lines[0]?.angle };
}

test('English is read without another language being tried', async () => {
  const words = 'Save the file and close it';
  expect(await planned({ en: [words, 0.95] })).toMatchObject({ text: words, tried: ['en'] });
  const code = 'const roll = dice(6)';
  const unsure = { en: [code, 0.85], 'english row': [code, 0.97] } as const;
  expect(await planned(unsure)).toMatchObject({ text: code, tried: ['en'] });
});

test('a few words are read in the language that knows their accents', async () => {
  const german = {
    en: ['Lagerubersicht Gewahrleistung prufen', 0.8],
    de: ['Lagerübersicht Gewährleistung prüfen', 0.94],
    'best de': ['Lagerübersicht Gewährleistung prüfen', 0.95],
  } as const;
  expect((await planned(german)).text).toBe('Lagerübersicht Gewährleistung prüfen');
  const english = { ...german, de: ['Lagerubersicht Gewahrleistung prufen', 0.94] } as const;
  expect((await planned({ ...english, 'english row': ['Lagerubersicht', 0.99] })).text).toBe(
    'Lagerubersicht',
  );
});

test('Ukrainian is told from Russian by its letters', async () => {
  const seen = {
    ru: ['їхні сїм вїкон', 0.77],
    uk: ['їхні сім вікон', 0.95],
    'best uk': ['їхні сім вікон', 0.95],
    'best ru': ['их семь окон', 0.95],
  } as const;
  expect((await planned(seen)).text).toBe('їхні сім вікон');
  expect((await planned({ ...seen, ru: ['их семь окон', 0.92] })).text).toBe('их семь окон');
});

test('what stands too close for Chinese is tried as other scripts first', async () => {
  const close = { en: ['H3BecTHHK ropoAa ceroAHA Ha BOK3ane', 0.3] } as const;
  const russian = { ru: ['Известник города', 0.8], 'best ru': ['Известник города', 0.9] } as const;
  const { text, tried } = await planned({ ...close, ...russian });
  expect(text).toBe('Известник города');
  expect(tried).not.toContain('simplifiedChinese row');
  const chinese = { 'simplifiedChinese row': ['山里的邮递员', 0.99] } as const;
  expect((await planned({ ...close, ...chinese })).text).toBe('山里的邮递员');
  const korean = { ko: ['도시의 소식', 0.97], 'best ko': ['도시의 소식', 0.97] } as const;
  expect((await planned({ ...close, ...russian, ...korean })).text).toBe('도시의 소식');
  const wide = { en: ['WE ABS', 0.3], ...russian } as const;
  expect((await planned(wide)).text).toBe('Известник города');
});

test('Chinese and Japanese are told by their networks, in rows and in columns', async () => {
  const simplified = { 'simplifiedChinese row': ['山里的邮递员', 0.99] } as const;
  expect(await planned(simplified)).toMatchObject({ text: '山里的邮递员' });
  const traditional = {
    'simplifiedChinese row': ['港口的早晨', 0.93],
    'japanese row': ['港口的早晨', 0.92],
    'traditionalChinese row': ['港口的早晨', 0.94],
  } as const;
  expect((await planned(traditional)).tried).toContain('traditionalChinese row');
  const japanese = {
    'simplifiedChinese row': ['坂上', 0.8],
    'japanese row': ['坂を上ると', 0.99],
  } as const;
  expect((await planned(japanese)).text).toBe('坂を上ると');
  const vertical = {
    'simplifiedChinese column': ['坂上', 0.8],
    'japanese column': ['坂を上ると', 0.99],
  } as const;
  const turned = { text: '坂を上ると', angle: Math.PI / 2 };
  expect(await planned(vertical, column)).toMatchObject(turned);
  expect(await planned(vertical, column, ['ja'])).toMatchObject(turned);
});

test('what nothing reads is left to the English cascade', async () => {
  expect((await planned({ en: ['~', 0.3], 'english row': ['~~', 0.6] })).text).toBe('~~');
});
