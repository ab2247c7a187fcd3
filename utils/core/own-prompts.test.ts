import { describe, expect, it } from 'vitest';
import {
  exportPrompts,
  importPrompts,
  movePrompt,
  parseOwnPrompts,
  usablePrompts,
} from './own-prompts.ts';

const a = { id: 'a', name: 'Meaning', prompt: 'What does it mean?' };
const b = { id: 'b', name: 'Colours', prompt: 'List the colours.' };
const blank = { id: 'c', name: '', prompt: 'Half written' };

function counter(): () => string {
  let next = 0;
  return () => `new-${next++}`;
}

it('what is stored is read one by one, each id once', () => {
  expect(parseOwnPrompts([a, { id: 1 }, null, b, b])).toEqual([a, b]);
  expect(parseOwnPrompts(undefined)).toEqual([]);
  expect(usablePrompts([a, blank])).toEqual([a]);
});

it('a prompt moves by one place, and not beyond the ends', () => {
  expect(movePrompt([a, b], 'b', -1)).toEqual([b, a]);
  expect(movePrompt([a, b], 'a', 1)).toEqual([b, a]);
  expect(movePrompt([a, b], 'a', -1)).toEqual([a, b]);
  expect(movePrompt([a, b], 'b', 1)).toEqual([a, b]);
  expect(movePrompt([a, b], 'nobody', 1)).toEqual([a, b]);
});

describe('a file', () => {
  it('brings back what was exported, in order, without half-written ones', () => {
    const imported = importPrompts([], exportPrompts([b, blank, a]), counter());
    expect(imported).toEqual({
      prompts: [
        { ...b, id: 'new-0' },
        { ...a, id: 'new-1' },
      ],
      added: 2,
    });
  });

  it('adds nothing that is there, and renames another of the same name', () => {
    const file = exportPrompts([a, { ...a, prompt: 'Something else' }]);
    expect(importPrompts([a], file, counter())).toEqual({
      prompts: [a, { id: 'new-0', name: 'Meaning (2)', prompt: 'Something else' }],
      added: 1,
    });
    expect(importPrompts([a], exportPrompts([a]), counter())).toEqual({ prompts: [a], added: 0 });
  });

  it('that is another is refused whole', () => {
    for (const file of ['', '{', '[]', '{"format":"other","prompts":[]}', '{"prompts":[]}']) {
      expect(importPrompts([a], file, counter()), file).toBeNull();
    }
    const nameless = '{"format":"legible-prompts","prompts":[{"name":" ","prompt":"x"}]}';
    expect(importPrompts([a], nameless, counter())).toBeNull();
  });
});
