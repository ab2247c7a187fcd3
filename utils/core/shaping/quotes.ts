/** Typewriter quotes for curly ones, in the forms of English, German and others. Guillemets stay. */
export function straightQuotes(text: string): string {
  return text
    .replace(/[\u201c\u201d\u201e\u201f]/g, '"')
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'");
}

/** Before it stands nothing, a space, or what opens something: then a quote opens too. */
const opens = /(?:^|[\s([{<\u00ab\u2018\u201c\u2014\u2013/=-])$/u;

/**
 * Curly quotes for typewriter ones, in the English form, which is also that of Chinese and many
 * others. After a digit with nothing open, a quote is taken for feet, inches, minutes or seconds.
 */
export function curlyQuotes(text: string): string {
  let result = '';
  let open = false;
  // Kept beside the result: to look at its end at each sign would take a long text minutes.
  let before = '';
  for (const character of text) {
    let shaped = character;
    if (character === '"' && !(/\d/.test(before) && !open)) {
      open = !open && opens.test(before);
      shaped = open ? '\u201c' : '\u201d';
    } else if (character === "'" && !(/\d/.test(before) && !open)) {
      shaped = opens.test(before) ? '\u2018' : '\u2019';
    } else {
      if (character === '\u201c') open = true;
      if (character === '\u201d' || character === '\n') open = false;
    }
    result += shaped;
    before = shaped.slice(-1);
  }
  return result.replace(/\u2018(?=\d0s|tis\b|twas\b|em\b|cause\b|n\u2019)/gu, '\u2019');
}
