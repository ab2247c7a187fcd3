import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noShaping, shapeText, type Shaping } from './shaping.ts';

const shape = (text: string, change: Partial<Shaping>) =>
  shapeText(text, { ...noShaping, ...change });
const paragraphs = { dehyphenate: true, joinLines: true, trim: true } as const;

/** Texts as they stand in narrow columns, and as they read. */
const columns: readonly (readonly [language: string, read: string, shaped: string])[] = [
  [
    'English',
    'The library opens at nine. Mem-\nbers may borrow up to six books\nat a time, for three weeks.\n\nReturns go to the counter.',
    'The library opens at nine. Members may borrow up to six books at a time, for three weeks.\n\nReturns go to the counter.',
  ],
  [
    'German',
    'Die Bücherei hat einen Vor-\nund einen Hinterausgang. Die Öff-\nnungszeiten stehen an der Tür;\nHerr Müller-\nLüdenscheid hat den Schlüssel.',
    'Die Bücherei hat einen Vor- und einen Hinterausgang. Die Öffnungszeiten stehen an der Tür; Herr Müller-Lüdenscheid hat den Schlüssel.',
  ],
  [
    'French',
    'Le musée ferme à dix-huit heures.\nLes visi-\nteurs sont priés de déposer leurs\nsacs à l’entrée ; Jean-\nPierre les garde.',
    'Le musée ferme à dix-huit heures. Les visiteurs sont priés de déposer leurs sacs à l’entrée ; Jean-Pierre les garde.',
  ],
  [
    'Spanish',
    'La receta lleva tres pimien-\ntos rojos y una cebolla. ¿Cuánto\naceite? Dos cucharadas.',
    'La receta lleva tres pimientos rojos y una cebolla. ¿Cuánto aceite? Dos cucharadas.',
  ],
  [
    'Russian',
    'Музей открыт ежедневно, кроме поне-\nдельника. Билеты продаются в кас-\nсе у входа.',
    'Музей открыт ежедневно, кроме понедельника. Билеты продаются в кассе у входа.',
  ],
  [
    'Chinese',
    '图书馆每天九点开门，读者一次\n最多可以借六本书，借期三周。\n\n还书请到柜台。',
    '图书馆每天九点开门，读者一次最多可以借六本书，借期三周。\n\n还书请到柜台。',
  ],
  [
    'Japanese',
    '図書館は毎日九時に開きます。一度に\n六冊まで、三週間借りることができま\nす。',
    '図書館は毎日九時に開きます。一度に六冊まで、三週間借りることができます。',
  ],
  [
    'Korean',
    '도서관은 매일 아홉 시에 문을\n엽니다. 한 번에 여섯 권까지\n빌릴 수 있습니다.',
    '도서관은 매일 아홉 시에 문을 엽니다. 한 번에 여섯 권까지 빌릴 수 있습니다.',
  ],
  [
    'Arabic',
    'تفتح المكتبة أبوابها كل يوم في\nالساعة التاسعة، ويمكن استعارة\nستة كتب.',
    'تفتح المكتبة أبوابها كل يوم في الساعة التاسعة، ويمكن استعارة ستة كتب.',
  ],
  [
    'Hindi',
    'पुस्तकालय हर दिन नौ बजे खुलता है।\nसदस्य एक बार में छह किताबें ले\nसकते हैं।',
    'पुस्तकालय हर दिन नौ बजे खुलता है। सदस्य एक बार में छह किताबें ले सकते हैं।',
  ],
];

describe('shaping', () => {
  it('changes nothing without a switch', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => shape(raw, {}) === raw));
  });

  it.each(columns)('makes paragraphs of a column in %s', (_language, read, shaped) => {
    expect(shape(read, paragraphs)).toBe(shaped);
    expect(shape(shaped, paragraphs)).toBe(shaped);
  });

  it('keeps list items, code and tables in their lines', () => {
    const list = '- one item that is quite a long one,\n  and goes on\n- two\n3. three';
    expect(shape('- one item, a long one\nthat goes on\n- two\n3. three', paragraphs)).toBe(
      '- one item, a long one that goes on\n- two\n3. three',
    );
    for (const kept of [
      list.replace('\n  and goes on', ''),
      'if (ready) {\n  start();\n}',
      'Bread   2.40\nMilk    1.10',
      'a\tb\nc\td',
    ]) {
      expect(shape(kept, paragraphs)).toBe(kept);
    }
  });

  it('ends a paragraph at a short line that ends a sentence', () => {
    const read =
      'We met at the old station, where\nnobody waits any more.\nOn the next day it rained, and we\nstayed.';
    expect(shape(read, { joinLines: true })).toBe(
      'We met at the old station, where nobody waits any more.\n\nOn the next day it rained, and we stayed.',
    );
  });

  it('keeps hyphens that belong to the word, and numbers', () => {
    expect(shape('from 2024-\n2025 on', { dehyphenate: true })).toBe('from 2024-2025\non');
    expect(shape('INTER-\nNATIONAL AIR-\nPORT', { dehyphenate: true })).toBe(
      'INTERNATIONAL\nAIRPORT',
    );
    expect(shape('in\u00adter\u00ad\nna\u00adtional', { dehyphenate: true })).toBe('international');
    expect(shape('a list -\nnot a word', { dehyphenate: true })).toBe('a list -\nnot a word');
  });

  it('takes out spaces between Chinese and Japanese characters alone', () => {
    expect(shape('东 京 2024 年 的 iPhone 版', { removeCjkSpaces: true })).toBe(
      '东京 2024 年的 iPhone 版',
    );
    expect(shape('こ れ は 、 ペ ン で す 。', { removeCjkSpaces: true })).toBe(
      'これは、ペンです。',
    );
    expect(shape('한국어 문장', { removeCjkSpaces: true })).toBe('한국어 문장');
  });

  it('puts columns of vertical writing from right to left, block by block', () => {
    expect(shape('である。\n吾輩は猫\n\n二\n一', { reverseColumns: true })).toBe(
      '吾輩は猫\nである。\n\n一\n二',
    );
  });

  it('curls quotes and straightens them', () => {
    const curly = '“It’s 5\'10", isn’t it?” she said (‘no’).';
    expect(shape("\"It's 5'10\", isn't it?\" she said ('no').", { quotes: 'curly' })).toBe(
      '“It’s 5’10”, isn’t it?” she said (‘no’).',
    );
    expect(shape('A 6" pipe, 5\'10" tall', { quotes: 'curly' })).toBe('A 6" pipe, 5\'10" tall');
    expect(shape(curly, { quotes: 'straight' })).toBe(
      "\"It's 5'10\", isn't it?\" she said ('no').",
    );
    expect(shape('„Ja“, sagte er. «Non»', { quotes: 'straight' })).toBe('"Ja", sagte er. «Non»');
  });

  it('is the same when it is done again', () => {
    const pieces = fc.constantFrom(
      ...'ab Xé5-\u00ad\n\n \t.。"\'“’(漢かカ、ー한ع-•1)ंक'.split(''),
      'und ',
      '- ',
      '1. ',
      '   ',
      'a long enough line of words ',
    );
    const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
    const switches = fc.record({
      joinLines: fc.boolean(),
      dehyphenate: fc.boolean(),
      removeCjkSpaces: fc.boolean(),
      reverseColumns: fc.constant(false),
      quotes: fc.constantFrom('keep' as const, 'straight' as const, 'curly' as const),
      trim: fc.boolean(),
    });
    fc.assert(
      fc.property(texts, switches, (raw, shaping) => {
        const once = shapeText(raw, shaping);
        expect(shapeText(once, shaping)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the very text back when columns are turned twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', ' ') }), (raw) => {
        const turned = { reverseColumns: true };
        expect(shape(shape(raw, turned), turned)).toBe(raw);
      }),
    );
  });
});

it('takes no longer than in proportion for a text of megabytes', { timeout: 20_000 }, () => {
  const line = 'Line “one”: "42" boats of the har-\nbour came in, and it\'s late.';
  const text = Array.from({ length: 60_000 }, (_, index) => `${index} ${line}`).join('\n');
  const all = { ...noShaping, joinLines: true, dehyphenate: true, trim: true } as const;
  expect(
    shapeText(text, { ...all, quotes: 'curly', removeCjkSpaces: true }).length,
  ).toBeGreaterThan(3_000_000);
});
