import { expect, test } from 'vitest';
import type { ReadEvent } from '../../core/read-event.ts';
import { readImages } from './read-images.ts';

const complete = { type: 'end', end: { kind: 'complete' } } as const;
const text = (text: string) => ({ type: 'text', text }) as const;

/** What a view shows of images that are read with these events. */
async function shown(...images: readonly (readonly ReadEvent[])[]): Promise<string> {
  const left = [...images];
  const blobs = images.map(() => new Blob(['pixels']));
  let shown = '';
  for await (const event of readImages(blobs, new AbortController().signal, async function* () {
    yield* left.shift() ?? [];
  })) {
    if (event.type === 'text') shown += event.text;
    else if (event.type === 'replace-text') shown = event.text;
  }
  return shown;
}

test('the texts of images stand one below the other, with an empty line between', async () => {
  const first = [text('one'), text('\ntwo'), complete];
  const empty = [complete];
  expect(await shown(first, empty, [text('three'), complete])).toBe('one\ntwo\n\nthree');
});

test('a text that an image gives anew takes the place of its own alone', async () => {
  const anew = [text('if:'), text('\ngo'), { type: 'replace-text', text: 'if:\n  go' } as const];
  expect(await shown([text('one'), complete], [...anew, complete], [text('end'), complete])).toBe(
    'one\n\nif:\n  go\n\nend',
  );
});
