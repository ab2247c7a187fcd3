import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidyAnswer, type AnswerContext } from './tidy-answer.ts';

const whole: AnswerContext = { ended: true, carried: '', ownWords: false };
const text = (raw: string, more: Partial<AnswerContext> = {}) =>
  tidyAnswer(raw, { ...whole, ...more }).text;
const codes = (raw: string) => tidyAnswer(raw, whole).notes.map(({ code }) => code);

describe('what is no part of the image', () => {
  it.each([
    'Here is the text from the image:\n\nINVOICE 0042',
    'Here’s the text:\nINVOICE 0042',
    'Sure! Here is the extracted text:\n\nINVOICE 0042',
    'Certainly!\n\nHere is the transcription:\nINVOICE 0042',
    'The text in the image is as follows:\nINVOICE 0042',
    '```\nINVOICE 0042\n```',
    '```text\nINVOICE 0042\n```\n',
    'Here is the text in the image:\n\n```\nINVOICE 0042\n```',
    '<think>Let me look.</think>\n\nINVOICE 0042',
    '\n\nINVOICE 0042',
  ])('is left out of %j', (raw) => {
    expect(text(raw)).toBe('INVOICE 0042');
  });

  it('is quoted in a note', () => {
    expect(tidyAnswer('Sure! Here is the text from the image:\nA', whole).notes).toEqual([
      { code: 'chatter_removed', quote: 'Sure! Here is the text from the image:' },
    ]);
  });

  it('is not removed where it may well be the image', () => {
    for (const raw of [
      'Here is the table of prices:\nTea 2.50',
      'Below is the text of the agreement:\n1. Terms',
      'Sure!\nGrow your lawn with Sure!',
      'Certainly, the text in the image',
      'Here is the text from the image:',
      'Transcription:\nA',
      'Dear Ann,\nLet me know if you have questions.',
      '    indented = True\n',
      'Run this:\n```\nnpm ci\n```',
      '```\nnpm ci\n```\nthen\n```\nnpm start\n```',
    ]) {
      expect(text(raw), raw).toBe(raw);
      expect(codes(raw), raw).toEqual([]);
    }
  });

  it('keeps fences inside a fence', () => {
    expect(text('```markdown\n# A\n```js\nx\n```\nend\n```')).toBe('# A\n```js\nx\n```\nend');
  });

  it('stays in an answer to a question', () => {
    const raw = 'Here is the text from the image:\nA';
    expect(text(raw, { ownWords: true })).toBe(raw);
  });

  it('leaves the end of a broken fence to the text it was carried with', () => {
    expect(text('b\n```', { carried: 'a\n' })).toBe('a\nb');
    expect(text('b\n```', { carried: 'so:\n```\na\n' })).toBe('so:\n```\na\nb\n```');
  });
});

describe('what is doubtful', () => {
  it.each([
    ['Here is the text in the image:\nA\n\nLet me know if I can help!', 'chatter_at_end'],
    ['25 m\u{FFFD}', 'replacement_characters'],
    ['A\n![image](image.png)\nB', 'placeholder'],
    ['[{"bbox_2d": [-4, 35, 1536, 1092], "text": "A"}]', 'boxes_out_of_range'],
    ['<|ref|>A<|/ref|><|det|>[[62, 35, 410, 1001]]<|/det|>', 'boxes_out_of_range'],
  ])('in %j is told', (raw, code) => {
    expect(codes(raw)).toContain(code);
    expect(text(raw)).toContain(raw.split('\n').at(-1));
  });

  it('is not told of sound boxes', () => {
    expect(codes('[{"bbox_2d": [62, 35, 1000, 0], "total": 1536}]')).toEqual([]);
  });
});

it.each(['', '  \n', '![image](image.png)', '<think>Hm</think>'])('finds %j empty', (raw) => {
  expect(tidyAnswer(raw, whole)).toMatchObject({ text: '', empty: true });
});

it('shows no placeholder while it comes, and what only looks like one once it is told', () => {
  const shown = (raw: string) => text(raw, { ended: false });
  const placeholder = '\n![image](image.png)\n![A chart](figure-2.png)';
  for (let end = 0; end <= placeholder.length; end++) {
    expect(shown(placeholder.slice(0, end)).trim()).toBe('');
  }
  expect(shown('![image](image.png)\nFare 2.40')).toBe('![image](image.png)\nFare 2.40');
  expect(shown('![Logo](https://')).toBe('![Logo](https://');
  expect(shown('! Beware')).toBe('! Beware');
});

it('keeps the indentation of code, of its first line too', () => {
  const code = '    if (a) {\n\treturn b;\n    }';
  expect(text(code)).toBe(code);
  expect(text(`\`\`\`js\n${code}\n\`\`\``)).toBe(code);
});

it('takes [no text] for no text', () => {
  expect(tidyAnswer('[no text]\n', whole)).toMatchObject({ text: '', empty: false });
});

it('holds back at most what may still turn out to be left out, and lets go at the end', () => {
  const pieces = fc.constantFrom(
    'Here is the text in the image:',
    '\n',
    '```',
    'Sure!',
    ' ',
    'a',
    '`',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const raw = parts.join('');
      const shown = text(raw, { ended: false });
      expect(raw).toContain(shown);
      expect(raw).toContain(text(raw));
      // A plain word after a line break is never waited with.
      const plain = text(`${raw}\nplain words\nand more`, { ended: false });
      expect(plain).toMatch(/plain words\nand more$/);
    }),
  );
});
