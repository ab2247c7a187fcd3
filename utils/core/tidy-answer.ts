import { joinContinuation } from './continuation.ts';
import type { Note } from './note.ts';
import { NO_TEXT_ANSWER } from './task.ts';

/** What is known of an answer besides its text. */
export interface AnswerContext {
  /** False while more may come: then the end is held back as long as it may mean something else. */
  readonly ended: boolean;
  /** The cut-off text that the answer goes on from; empty for none. */
  readonly carried: string;
  /** The answer is what the model itself has to say, as in a conversation: nothing is left out. */
  readonly ownWords: boolean;
}

export interface TidyAnswer {
  /** What was carried and what was answered, as one. */
  readonly text: string;
  /** Complete once the answer has ended. */
  readonly notes: readonly Note[];
  /** There was an answer, but nothing in it. */
  readonly empty: boolean;
}

/**
 * The text in a model's answer. Left out is only what can't be in the image: thoughts, `[no text]`,
 * a first line such as "Here is the text:", a code fence around all of it. What is doubtful stays,
 * and a note says so.
 */
export function tidyAnswer(raw: string, context: AnswerContext): TidyAnswer {
  const { ended, carried, ownWords } = context;
  const notes: Note[] = [];
  const said = afterThoughts(raw, ended).replace(/^([ \t]*\r?\n)+/, (blank) =>
    carried === '' ? '' : blank,
  );
  const isNoText = ended ? said.trim() === NO_TEXT_ANSWER : NO_TEXT_ANSWER.startsWith(said.trim());
  if (isNoText) return { text: carried, notes, empty: ended && said.trim() === '' };

  const body = ownWords ? said : withoutFence(withoutPreamble(said, ended, notes), ended, notes);
  const text = withoutLooseFence(joinContinuation(carried, body, ended), context);
  const besides = body.replaceAll(ANY_PLACEHOLDER, '').trim();
  // A placeholder alone is no text: it is never shown, and what may become one not yet.
  const mayBeNothing = besides === '' ? body !== '' : MAY_BECOME_PLACEHOLDER.test(besides);
  if (!ended) return { text: mayBeNothing ? carried : text, notes, empty: false };
  const placeholder = PLACEHOLDER.exec(body)?.[0];
  if (placeholder !== undefined) notes.push({ code: 'placeholder', quote: placeholder });
  if (body.includes('\u{FFFD}')) notes.push({ code: 'replacement_characters' });
  if (hasBoxOutOfRange(body)) notes.push({ code: 'boxes_out_of_range' });
  const empty = besides === '';
  return empty ? { text: carried, notes, empty } : { text, notes, empty };
}

/** Some servers give a model's thoughts as part of its text. */
function afterThoughts(raw: string, ended: boolean): string {
  const start = raw.trimStart();
  if (!start.startsWith('<think>')) return !ended && '<think>'.startsWith(start) ? '' : raw;
  const close = start.indexOf('</think>');
  return close < 0 ? '' : start.slice(close + '</think>'.length);
}

const YES = String.raw`(?:(?:sure(?: thing)?|certainly|of course|absolutely|okay|ok)[!,.]?\s+)?`;
const OPENERS = [
  "here's",
  'here’s',
  'here is',
  'here are',
  'below is',
  'the following is',
  'the text in the image',
  'the text in this image',
  'the text from the image',
  'the extracted text',
  'the transcribed text',
  'continuing from where',
];
/** The whole first line, in known words, with a colon at its end and something below it. */
const PREAMBLE = new RegExp(
  `^${YES}(?:${OPENERS.join('|')})\\b[^\\n]{0,120}:[*]{0,2}[ \\t]*\\r?\\n(?=\\s*\\S)`,
  'i',
);
/** "Below is the table of prices:" stands in documents; of images and transcripts models speak. */
const OF_A_MODEL =
  /\b(?:image|picture|photo|screenshot|scan|ocr|transcri\w+|extract\w+|you (?:provided|shared|sent)|left off)\b|is the text:|['’]s the text:/i;
const LONGEST_PREAMBLE = 180;
const FAREWELL = /\n[ \t]*\r?\n((?:(?:please )?let me know|i hope this|feel free to)[^\n]*)\s*$/i;

function withoutPreamble(said: string, ended: boolean, notes: Note[]): string {
  const found = PREAMBLE.exec(said)?.[0];
  if (found === undefined) return !ended && mayBecomePreamble(said) ? '' : said;
  if (!OF_A_MODEL.test(found)) return said;
  notes.push({ code: 'chatter_removed', quote: found.trim() });
  const rest = said.slice(found.length).replace(/^([ \t]*\r?\n)+/, '');
  const farewell = ended ? FAREWELL.exec(rest)?.[1] : undefined;
  // "Let me know if…" stands in many letters too, so it stays.
  if (farewell !== undefined) notes.push({ code: 'chatter_at_end', quote: farewell.trim() });
  return rest;
}

function mayBecomePreamble(said: string): boolean {
  const head = said.trimStart().toLowerCase();
  if (head.length > LONGEST_PREAMBLE) return false;
  const yes = new RegExp(`^${YES}`).exec(head)?.[0] ?? '';
  const line = head.slice(yes.length);
  if (YES_WORDS.some((word) => word.startsWith(head))) return true;
  const opener = OPENERS.some((start) => start.startsWith(line) || line.startsWith(start));
  // Once the line is full, it is one or it isn't, unless nothing has come below it yet.
  return opener && (!line.includes('\n') || /:[*]{0,2}\s*$/.test(line));
}
const YES_WORDS = ['sure', 'sure thing', 'certainly', 'of course', 'absolutely', 'okay']
  .flatMap((word) => [word, `${word}!`, `${word},`, `${word}.`])
  .map((word) => `${word} `);

const OPENING_FENCE = /^```[\w+#.-]*[ \t]*\r?\n/;

function withoutFence(said: string, ended: boolean, notes: Note[]): string {
  const opening = OPENING_FENCE.exec(said)?.[0];
  if (opening === undefined) return !ended && /^`{1,3}[\w+#.-]*[ \t]*\r?$/.test(said) ? '' : said;
  const inside = fenced(said.slice(opening.length));
  if (inside === null) return said;
  notes.push({ code: 'fence_removed' });
  // What may become the end of the fence is held back.
  return ended || inside.closed ? inside.text : inside.text.replace(/\r?\n`{0,2}$/, '');
}

/** What stands inside a fence up to its end; null where something follows that end. */
function fenced(body: string): { text: string; closed: boolean } | null {
  let depth = 1;
  for (const { 0: fence, index } of body.matchAll(/^```.*$/gm)) {
    depth += fence.trim() === '```' ? -1 : 1;
    if (depth > 0) continue;
    if (body.slice(index + fence.length).trim() !== '') return null;
    return { text: body.slice(0, index).replace(/\r?\n$/, ''), closed: true };
  }
  return { text: body, closed: false };
}

/** The end of a fence whose beginning was left out of the text that was carried. */
function withoutLooseFence(text: string, { ended, carried }: AnswerContext): string {
  if (!ended || carried === '' || !/\n```\s*$/.test(text)) return text;
  const fences = text.match(/^```/gm)?.length ?? 0;
  return fences % 2 === 1 ? text.replace(/\r?\n```\s*$/, '') : text;
}

const PLACEHOLDER = /!\[[^\]\n]{0,200}\]\((?:image|img|figure|picture|photo|placeholder)[\w.-]*\)/i;
const ANY_PLACEHOLDER = new RegExp(PLACEHOLDER, 'gi');
const MAY_BECOME_PLACEHOLDER = /^!(?:\[[^\]\n]{0,120}(?:\](?:\([\w.-]*)?)?)?$/;

/** Boxes come on a grid of 0 to 1000, as `"bbox_2d": [x1, y1, x2, y2]` or between `<|det|>` marks. */
function hasBoxOutOfRange(text: string): boolean {
  const boxes = text.matchAll(/(?:"bbox(?:_2d)?"\s*:\s*|<\|det\|>\s*)(\[[-\d.,\s[\]]*\])/g);
  return [...boxes].some(([, numbers = '']) =>
    [...numbers.matchAll(/-?\d+(?:\.\d+)?/g)].some(([n]) => Number(n) < 0 || Number(n) > 1000),
  );
}
