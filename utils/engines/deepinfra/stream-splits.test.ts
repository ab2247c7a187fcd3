import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { doneEvent, pingEvent, streamForm } from '../../../tests/deepinfra/stream-form.ts';
import { defaultSettings } from '../../core/settings.ts';
import { tasks } from '../../core/task.ts';
import { tidyAnswer } from '../../core/tidy-answer.ts';
import { readWithDeepInfra } from './read.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const usage = {
  prompt_tokens: 1,
  completion_tokens: 2,
  total_tokens: 3,
  estimated_cost: 0.001,
};

/** A sound stream in one of its forms, as bytes. */
function streamBytes(pieces: readonly string[], form: 1 | 2, lineEnd: string): Uint8Array {
  const head = { id: 'a', created: 1, model: 'm' };
  const { opening, piece, closing } = streamForm(form, head);
  const events = [
    ...opening(),
    ...pieces.flatMap((text) => (form === 2 ? [pingEvent(), piece(text)] : [piece(text)])),
    ...closing('', 'stop', usage),
    doneEvent,
  ];
  const lines = events.map((event) => event.lines).join('');
  return new TextEncoder().encode(lines.replaceAll('\n', lineEnd));
}

/** What is read by the real client from a connection that delivers these pieces of bytes. */
async function readFrom(deliveries: readonly Uint8Array<ArrayBuffer>[]) {
  vi.stubGlobal('fetch', async () => {
    const left = [...deliveries];
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        const piece = left.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  });
  const request = {
    task: tasks['extract-text'],
    prompt: 'Read the text.',
    schema: null,
    inputs: {},
    earlier: [],
    carried: '',
    loosened: false,
    images: [],
    model: 'm',
    settings: defaultSettings,
    token: 't',
  };
  let text = '';
  let end: unknown;
  for await (const event of readWithDeepInfra(request, new AbortController().signal)) {
    if (event.type === 'text') text += event.text;
    if (event.type === 'replace-text') text = event.text;
    if (event.type === 'end') end = event.end;
  }
  return { text, end };
}

/** Text as it comes: any Unicode, and what the reader looks out for. */
const pieces = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('```', '\n', '[no', ' text]', 'Here is the text:\n', 'data: [DONE]', 'é², 🙂'),
  ),
  { maxLength: 8 },
);

it('reads the same text however the bytes are split', async () => {
  await fc.assert(
    fc.asyncProperty(
      pieces,
      fc.constantFrom(1 as const, 2 as const),
      fc.constantFrom('\n', '\r\n'),
      fc.array(fc.nat(), { maxLength: 40 }),
      fc.boolean(),
      async (said, form, lineEnd, places, byteByByte) => {
        const bytes = streamBytes(said, form, lineEnd);
        const cuts = byteByByte
          ? [...bytes.keys()]
          : [0, ...places.map((place) => place % bytes.length).toSorted((a, b) => a - b)];
        const deliveries = cuts.map((from, index) => bytes.slice(from, cuts[index + 1]));
        const whole = tidyAnswer(said.join(''), { ended: true, carried: '', ownWords: false });
        const nothing = whole.empty && said.join('').trim() !== '';
        expect(await readFrom(deliveries)).toEqual({
          text: whole.text,
          end: nothing
            ? { kind: 'failed', failure: { code: 'empty_answer' } }
            : { kind: 'complete' },
        });
      },
    ),
    { numRuns: 300 },
  );
});
