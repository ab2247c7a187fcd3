import type { ReadingLanguage } from '../../core/reading-language.ts';

/**
 * The commonest words of each language that hardly stand in another, without diacritics: the text
 * comes from the English recogniser, which knows none.
 */
const commonWords: Readonly<Partial<Record<ReadingLanguage, string>>> = {
  en: 'the and of to that with this you from are was for have not or your by will can which its be as it is on',
  fr: 'le les des et du une est pas pour dans vous sur au avec que qui ce cette sont nous ou par plus aux ne il votre mais comme leur etre la en',
  de: 'der die und das ist nicht den mit von zu ein eine auf fur im sich dem werden auch wird sind oder des als wie sie wenn kann nach bei aus durch ich',
  es: 'el los las del que una por con para es se su como mas pero sus al esta son no y lo si este todo puede en la',
  it: 'il di che gli della per una con non sono dei nel alla delle questo piu come dal anche ma ha degli essere si o le la',
  pt: 'o os que uma do da em um para com nao por mais dos das se na no ao como sao foi ou pelo pela voce ser e as',
  nl: 'de het een van en is dat niet op te voor met zijn aan er ook naar bij wordt worden om uit door kan deze als u maar in',
  pl: 'w i na z sie jest do nie ze od przez dla oraz po jak lub za przy jego tym ma czy byc moze tego o co',
};

/** This many common words tell a language, and so many more than English has. */
const FEWEST_WORDS = 4;
const MORE_THAN_ENGLISH = 1.5;

/** The language of a text in Latin script. English where nothing speaks for another. */
export function latinLanguage(text: string): ReadingLanguage {
  const words = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  const counts = languages.map(({ language, common }) => ({
    language,
    count: words.filter((word) => common.has(word)).length,
  }));
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  const english = counts.find(({ language }) => language === 'en')?.count ?? 0;
  const isClear = best.count >= FEWEST_WORDS && best.count >= english * MORE_THAN_ENGLISH;
  return isClear ? best.language : 'en';
}

const languages = Object.entries(commonWords).flatMap(([code, words]) =>
  isLatin(code) ? [{ language: code, common: new Set(words.split(' ')) }] : [],
);

function isLatin(code: string): code is 'en' | 'fr' | 'de' | 'es' | 'it' | 'pt' | 'nl' | 'pl' {
  return code in commonWords;
}
