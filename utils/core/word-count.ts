const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Of a longer text so many characters are counted exactly, and the rest by what that tells. */
const COUNTED = 20_000;

/** Words as a reader counts them, in scripts without spaces too. */
export function countWords(text: string): number {
  const counted = text.slice(0, COUNTED);
  const words = segmented(counted);
  if (text.length <= COUNTED) return words;
  return Math.round((words * spaced(text)) / Math.max(1, spaced(counted)));
}

function segmented(text: string): number {
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) count++;
  return count;
}

/** Runs between white space: a hundred times as quick, and no word count in every script. */
function spaced(text: string): number {
  let runs = 0;
  let isInside = false;
  for (let index = 0; index < text.length; index++) {
    const isSpace = text.charCodeAt(index) <= 32;
    if (!isSpace && !isInside) runs++;
    isInside = !isSpace;
  }
  return runs;
}
