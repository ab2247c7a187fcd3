import type { ReadingLanguage } from '../../core/reading-language.ts';

/**
 * The commonest words of each language that hardly stand in another, without diacritics: the text
 * comes from the English recogniser, which knows none.
 */
const commonWords: Readonly<Partial<Record<ReadingLanguage, string>>> = {
  en: 'the and of to that with this you from are was for have not or your by will can which its be as it is on',
  fr: 'le les des et du une est pas pour dans vous sur au avec que qui ce cette sont nous ou par plus aux ne il votre mais comme leur etre la en',
  de: 'der die und das ist nicht den mit von zu ein eine auf fur im sich dem werden auch wird sind oder des als wie sie wenn kann nach bei aus durch ich nur noch am im um bis vor uber hier alle mehr zum zur kein keine zuletzt neu neue',
  es: 'el los las del que una por con para es se su como mas pero sus al esta son no y lo si este todo puede en la',
  it: 'il di che gli della per una con non sono dei nel alla delle questo piu come dal anche ma ha degli essere si o le la',
  pt: 'o os que uma do da em um para com nao por mais dos das se na no ao como sao foi ou pelo pela voce ser e as',
  nl: 'de het een van en is dat niet op te voor met zijn aan er ook naar bij wordt worden om uit door kan deze als u maar in',
  pl: 'w i na z sie jest do nie ze od przez dla oraz po jak lub za przy jego tym ma czy byc moze tego o co',
};

/** Endings and letters of words that are as telling, in the same spelling. */
const tellingParts: Readonly<Partial<Record<ReadingLanguage, RegExp>>> = {
  en: /..(?:ing|ed|ly|ness|ful|ght)$|th|wh|[eo]w$/,
  fr: /..(?:eur|eurs|eux|ement|aire|ique|iques|oire|ais|ait|ez|aux)$|^qu/,
  de: /..(?:ung|ungen|keit|heit|lich|isch|ischen|ieren|iert|ssen|tzt|gen)$|^(?:ge|ver|be|aus|auf|ein).{4}|sch|[^aeiou]tz|pf/,
  es: /..(?:cion|ciones|dad|ado|ados|ada|adas|iento|ario|ar)$/,
  it: /..(?:zione|zioni|mento|mente|etto|etta|zza|ato|ati|are|ggio)$|gli/,
  pt: /..(?:cao|coes|dade|mento|agem|ado|ados|ar|oes|inho|ario)$|lh/,
  nl: /..(?:ijk|ijke|heid|atie|aties|schap|tjes|ing|ingen)$|ij|aa|uu/,
  pl: /..(?:nie|nia|owy|owa|owe|ego|ych|osc|sci|cja|cji|wac)$|sz|cz|rz/,
};

/** This many common words tell a language, and so many more than English has. */
const FEWEST_WORDS = 4;
const MORE_THAN_ENGLISH = 1.5;
/** So many tell English where no other language has more. */
const FEWEST_ENGLISH = 2;
const MOST_GUESSES = 2;

/** Letters between spaces or punctuation: no part of code, of an address or of a serial number. */
const WORD = /(?<![^\s"'“„«‚‘’(¿¡-])\p{L}+(?![^\s"'”“»’,.;:!?)-]|[.:]\S)/gu;

export interface LatinGuess {
  /** The language that the text's words tell beyond doubt, if they do. */
  readonly clear: ReadingLanguage | null;
  /** Languages other than English that speak from it, the likeliest first. */
  readonly guesses: readonly ReadingLanguage[];
}

/** What a text in Latin script tells of its language. */
export function guessLatinLanguage(text: string): LatinGuess {
  const words = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().match(WORD) ?? [];
  const counts = languages.map(({ language, common, telling }) => {
    const count = words.filter((word) => common.has(word)).length;
    const parts = words.filter((word) => !common.has(word) && telling?.test(word)).length;
    return { language, count, evidence: count + parts };
  });
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  const { count: english, evidence: ofEnglish } = counts.find(
    ({ language }) => language === 'en',
  ) ?? { count: 0, evidence: 0 };
  const isClear = best.count >= FEWEST_WORDS && best.count >= english * MORE_THAN_ENGLISH;
  if (isClear) return { clear: best.language, guesses: [] };
  if (english >= FEWEST_ENGLISH && english >= best.count) return { clear: 'en', guesses: [] };
  const guesses = counts
    .filter(({ language, evidence }) => language !== 'en' && evidence > ofEnglish)
    .toSorted((a, b) => b.evidence - a.evidence)
    .slice(0, MOST_GUESSES)
    .map(({ language }) => language);
  return { clear: null, guesses };
}

const languages = Object.entries(commonWords).flatMap(([code, words]) =>
  isLatin(code)
    ? [{ language: code, common: new Set(words.split(' ')), telling: tellingParts[code] }]
    : [],
);

function isLatin(code: string): code is 'en' | 'fr' | 'de' | 'es' | 'it' | 'pt' | 'nl' | 'pl' {
  return code in commonWords;
}
