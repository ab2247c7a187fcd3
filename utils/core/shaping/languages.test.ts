import { describe, expect, it } from 'vitest';
import { noShaping, shapeText, type Shaping } from './shaping.ts';

const lines = (...all: readonly string[]) => all.join('\n');

interface Prose {
  /** As it stands in the image: narrow columns, words divided, blanks at line ends. */
  readonly read: string;
  /** Paragraphs whole, words whole, no blanks. */
  readonly paragraphs: string;
  /** What the other switches make of it, each alone; where one isn't named, the very text. */
  readonly alone?: Partial<Record<'straight' | 'curly' | 'removeCjkSpaces', string>>;
}

const prose: Readonly<Record<string, Prose>> = {
  English: {
    read: lines(
      'The keeper of the lighthouse wrote: "It\'s been blow-  ',
      'ing since Tuesday, and the well-',
      'known rocks can\'t be seen."',
      '',
      'Three boats came in:',
      '- the Anna, with a broken mast',
      'and no lamp',
      '- the Mary-',
      'Jane',
      '- the 1904-',
      '1905 tender   ',
    ),
    paragraphs: lines(
      'The keeper of the lighthouse wrote: "It\'s been blowing since Tuesday, and the wellknown rocks can\'t be seen."',
      '',
      'Three boats came in:',
      '- the Anna, with a broken mast and no lamp',
      '- the Mary-Jane',
      '- the 1904-1905 tender',
    ),
    alone: {
      curly: lines(
        'The keeper of the lighthouse wrote: “It’s been blow-  ',
        'ing since Tuesday, and the well-',
        'known rocks can’t be seen.”',
        '',
        'Three boats came in:',
        '- the Anna, with a broken mast',
        'and no lamp',
        '- the Mary-',
        'Jane',
        '- the 1904-',
        '1905 tender   ',
      ),
    },
  },
  German: {
    read: lines(
      'Der Leuchtturmwärter schrieb: „Seit Diens-',
      'tag weht es, und die Ein- und',
      'Ausfahrt ist gesperrt.“ Frau Meier-',
      'Vogt las es zweimal vor; die Kaffee-  ',
      'und Teevorräte gingen zu Ende.',
      '',
      '',
      '',
      '1. Öl holen',
      '2. Lampen put-',
      'zen',
    ),
    paragraphs: lines(
      'Der Leuchtturmwärter schrieb: „Seit Dienstag weht es, und die Ein- und Ausfahrt ist gesperrt.“ Frau Meier-Vogt las es zweimal vor; die Kaffee- und Teevorräte gingen zu Ende.',
      '',
      '1. Öl holen',
      '2. Lampen putzen',
    ),
    alone: {
      straight: lines(
        'Der Leuchtturmwärter schrieb: "Seit Diens-',
        'tag weht es, und die Ein- und',
        'Ausfahrt ist gesperrt." Frau Meier-',
        'Vogt las es zweimal vor; die Kaffee-  ',
        'und Teevorräte gingen zu Ende.',
        '',
        '',
        '',
        '1. Öl holen',
        '2. Lampen put-',
        'zen',
      ),
    },
  },
  French: {
    read: lines(
      'Le gardien du phare écrivit : « Il souf-',
      'fle depuis mardi, et l’on ne voit plus',
      'les rochers. » Sa sœur Marie-',
      'Claire lui répondit aussi-',
      'tôt.',
    ),
    paragraphs:
      'Le gardien du phare écrivit : « Il souffle depuis mardi, et l’on ne voit plus les rochers. » Sa sœur Marie-Claire lui répondit aussitôt.',
    alone: {
      straight: lines(
        'Le gardien du phare écrivit : « Il souf-',
        "fle depuis mardi, et l'on ne voit plus",
        'les rochers. » Sa sœur Marie-',
        'Claire lui répondit aussi-',
        'tôt.',
      ),
    },
  },
  Spanish: {
    read: lines(
      '¿Quién enciende el faro cuando el guar-',
      'dián duerme? «Nadie», dijo la niña, «por-',
      'que nunca duerme».',
      '',
      '¡Qué viento!',
    ),
    paragraphs: lines(
      '¿Quién enciende el faro cuando el guardián duerme? «Nadie», dijo la niña, «porque nunca duerme».',
      '',
      '¡Qué viento!',
    ),
  },
  Polish: {
    read: lines(
      'Latarnik napisał: „Wieje od wtorku, a ska-',
      'ły znikły we mgle”. W południo-\u00a0',
      'wym porcie czekały trzy łodzie.',
    ),
    paragraphs:
      'Latarnik napisał: „Wieje od wtorku, a skały znikły we mgle”. W południowym porcie czekały trzy łodzie.',
    alone: {
      straight: lines(
        'Latarnik napisał: "Wieje od wtorku, a ska-',
        'ły znikły we mgle". W południo-\u00a0',
        'wym porcie czekały trzy łodzie.',
      ),
    },
  },
  Turkish: {
    read: lines(
      'Deniz fenerinin bekçisi "Salıdan be-',
      'ri esiyor" diye yazdı. İstanbul\'dan',
      'gelen üç tekne limanda ka-',
      'lıyor.',
    ),
    paragraphs:
      'Deniz fenerinin bekçisi "Salıdan beri esiyor" diye yazdı. İstanbul\'dan gelen üç tekne limanda kalıyor.',
    alone: {
      curly: lines(
        'Deniz fenerinin bekçisi “Salıdan be-',
        'ri esiyor” diye yazdı. İstanbul’dan',
        'gelen üç tekne limanda ka-',
        'lıyor.',
      ),
    },
  },
  Russian: {
    read: lines(
      'Смотритель маяка записал: «Дует со втор-',
      'ника, и скал не видно». В северо-',
      'западной бухте стояли три лод-',
      'ки и одна баржа.',
      '',
      'а) масло;',
      'б) фитили.',
    ),
    paragraphs: lines(
      'Смотритель маяка записал: «Дует со вторника, и скал не видно». В северозападной бухте стояли три лодки и одна баржа.',
      '',
      'а) масло;',
      'б) фитили.',
    ),
  },
  Ukrainian: {
    read: lines(
      'Доглядач маяка записав: „Дме з вів-',
      "торка, і скель не видно“. П'ять чов-",
      'нів чекали в бухті.',
    ),
    paragraphs:
      "Доглядач маяка записав: „Дме з вівторка, і скель не видно“. П'ять човнів чекали в бухті.",
    alone: {
      straight: lines(
        'Доглядач маяка записав: "Дме з вів-',
        'торка, і скель не видно". П\'ять чов-',
        'нів чекали в бухті.',
      ),
      curly: lines(
        'Доглядач маяка записав: „Дме з вів-',
        'торка, і скель не видно“. П’ять чов-',
        'нів чекали в бухті.',
      ),
    },
  },
  Greek: {
    read: lines(
      'Ο φύλακας του φάρου έγραψε: «Φυσά από την Τρί-',
      'τη και δεν φαίνονται οι βράχοι». Ποιος θα α-',
      'νάψει το φως απόψε;',
    ),
    paragraphs:
      'Ο φύλακας του φάρου έγραψε: «Φυσά από την Τρίτη και δεν φαίνονται οι βράχοι». Ποιος θα ανάψει το φως απόψε;',
  },
  Chinese: {
    read: lines(
      '守塔人写道：“星期二起一直刮风，礁',
      '石 都看不见了。”港里停着 3 条船，',
      '其中一条叫 Anna 号。',
      '',
      '一、买油',
      '二、擦灯',
    ),
    paragraphs: lines(
      '守塔人写道：“星期二起一直刮风，礁石 都看不见了。”港里停着 3 条船，其中一条叫 Anna 号。',
      '',
      '一、买油',
      '二、擦灯',
    ),
    alone: {
      removeCjkSpaces: lines(
        '守塔人写道：“星期二起一直刮风，礁',
        '石都看不见了。”港里停着 3 条船，',
        '其中一条叫 Anna 号。',
        '',
        '一、买油',
        '二、擦灯',
      ),
      straight: lines(
        '守塔人写道："星期二起一直刮风，礁',
        '石 都看不见了。"港里停着 3 条船，',
        '其中一条叫 Anna 号。',
        '',
        '一、买油',
        '二、擦灯',
      ),
    },
  },
  Japanese: {
    read: lines(
      '灯台守は「火曜日から風が 吹き続',
      'け、岩も見えない」と書い た。',
      '港には船が三そう、ガス ランプは',
      '一つしかない。',
    ),
    paragraphs: lines(
      '灯台守は「火曜日から風が 吹き続け、岩も見えない」と書い た。港には船が三そう、ガス ランプは一つしかない。',
    ),
    alone: {
      removeCjkSpaces: lines(
        '灯台守は「火曜日から風が吹き続',
        'け、岩も見えない」と書いた。',
        '港には船が三そう、ガスランプは',
        '一つしかない。',
      ),
    },
  },
  Korean: {
    read: lines(
      '등대지기는 "화요일부터 바람이 불어',
      '바위가 보이지 않는다"고 적었다.',
      '항구에는 배 세 척이 있었다.',
    ),
    paragraphs:
      '등대지기는 "화요일부터 바람이 불어 바위가 보이지 않는다"고 적었다. 항구에는 배 세 척이 있었다.',
    alone: {
      curly: lines(
        '등대지기는 “화요일부터 바람이 불어',
        '바위가 보이지 않는다”고 적었다.',
        '항구에는 배 세 척이 있었다.',
      ),
    },
  },
  Arabic: {
    read: lines(
      'كتب حارس المنارة: «الريح تهب منذ',
      'الثلاثاء، والصخور لا تُرى». فمن يوقد',
      'المصباح الليلة؟   ',
      '',
      '١) الزيت',
      '٢) الفتيل',
    ),
    paragraphs: lines(
      'كتب حارس المنارة: «الريح تهب منذ الثلاثاء، والصخور لا تُرى». فمن يوقد المصباح الليلة؟',
      '',
      '١) الزيت',
      '٢) الفتيل',
    ),
  },
  Hebrew: {
    read: lines(
      'שומר המגדלור כתב: "הרוח נושבת מיום',
      'שלישי, ואין רואים את הסלעים". שלוש',
      'סירות בנמל, ובית־הספר סגור.',
    ),
    paragraphs:
      'שומר המגדלור כתב: "הרוח נושבת מיום שלישי, ואין רואים את הסלעים". שלוש סירות בנמל, ובית־הספר סגור.',
    alone: {
      curly: lines(
        'שומר המגדלור כתב: “הרוח נושבת מיום',
        'שלישי, ואין רואים את הסלעים”. שלוש',
        'סירות בנמל, ובית־הספר סגור.',
      ),
    },
  },
  Hindi: {
    read: lines(
      'प्रकाशस्तंभ के रखवाले ने लिखा: "मंगलवार',
      'से हवा चल रही है और चट्टानें नहीं',
      'दिखतीं।" बंदरगाह में तीन नावें हैं।',
      '',
      'क) तेल',
      'ख) बत्ती',
    ),
    paragraphs: lines(
      'प्रकाशस्तंभ के रखवाले ने लिखा: "मंगलवार से हवा चल रही है और चट्टानें नहीं दिखतीं।" बंदरगाह में तीन नावें हैं।',
      '',
      'क) तेल',
      'ख) बत्ती',
    ),
    alone: {
      curly: lines(
        'प्रकाशस्तंभ के रखवाले ने लिखा: “मंगलवार',
        'से हवा चल रही है और चट्टानें नहीं',
        'दिखतीं।” बंदरगाह में तीन नावें हैं।',
        '',
        'क) तेल',
        'ख) बत्ती',
      ),
    },
  },
  Vietnamese: {
    read: lines(
      'Người gác đèn biển viết: “Gió thổi từ',
      'thứ ba, không còn thấy đá ngầm.” Ba',
      'chiếc thuyền nằm trong cảng Đà Nẵng.',
    ),
    paragraphs:
      'Người gác đèn biển viết: “Gió thổi từ thứ ba, không còn thấy đá ngầm.” Ba chiếc thuyền nằm trong cảng Đà Nẵng.',
    alone: {
      straight: lines(
        'Người gác đèn biển viết: "Gió thổi từ',
        'thứ ba, không còn thấy đá ngầm." Ba',
        'chiếc thuyền nằm trong cảng Đà Nẵng.',
      ),
    },
  },
};

const shape = (text: string, change: Partial<Shaping>) =>
  shapeText(text, { ...noShaping, ...change });
const paragraphs = { dehyphenate: true, joinLines: true, trim: true } as const;
const alone = {
  straight: { quotes: 'straight' },
  curly: { quotes: 'curly' },
  removeCjkSpaces: { removeCjkSpaces: true },
} as const;

describe.each(Object.entries(prose))('%s prose', (_language, { read, ...expected }) => {
  it('becomes paragraphs', () => {
    expect(shape(read, paragraphs)).toBe(expected.paragraphs);
  });

  it.each(['straight', 'curly', 'removeCjkSpaces'] as const)('is changed by %s alone', (name) => {
    expect(shape(read, alone[name])).toBe(expected.alone?.[name] ?? read);
  });

  it('loses the blanks at line ends and no more than that', () => {
    const shaped = shape(read, { trim: true });
    expect(shaped).not.toMatch(/[^\S\n]$|\n{3}/mu);
    expect(shaped.replaceAll(/\s/g, '')).toBe(read.replaceAll(/\s/g, ''));
  });

  it('is the same when it is shaped again, and whole when it isn’t any more', () => {
    const switches: readonly Partial<Shaping>[] = [
      { joinLines: true },
      { dehyphenate: true },
      { trim: true },
      ...Object.values(alone),
      paragraphs,
      { ...paragraphs, ...alone.curly, ...alone.removeCjkSpaces },
    ];
    for (const change of switches) {
      const once = shape(read, change);
      expect(shape(once, change), JSON.stringify(change)).toBe(once);
    }
    expect(shape(read, {})).toBe(read);
    expect(shape(shape(read, { reverseColumns: true }), { reverseColumns: true })).toBe(read);
  });
});

/** Vertical writing whose columns were read from left to right, each from top to bottom. */
describe.each([
  [
    'Japanese',
    lines('一つしかない。', '港には船が三そう、', '灯台守は書いた。'),
    '灯台守は書いた。港には船が三そう、一つしかない。',
  ],
  [
    'Chinese',
    lines('其中一條叫海星。', '港裏停着三條船，', '守塔人寫道：'),
    '守塔人寫道：港裏停着三條船，其中一條叫海星。',
  ],
])('vertical %s', (_language, read, ordered) => {
  it('is read from its right', () => {
    expect(shape(read, { reverseColumns: true, joinLines: true })).toBe(ordered);
  });
});
