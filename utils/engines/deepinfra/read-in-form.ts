import type { AnswerSchema } from '../../core/answer-schema.ts';
import { repairJson } from '../../core/json-repair.ts';
import { withoutMarkup } from '../../core/ocr-model.ts';
import type { ReadEvent } from '../../core/read-event.ts';
import type { Reader, ReadRequest } from '../reader.ts';

/**
 * A reader whose answers have the form that was asked for. JSON is checked against its schema,
 * mended where it is malformed, and asked for once more where it doesn't fit.
 */
export function readInForm(read: Reader): Reader {
  return async function* (request, signal) {
    const first = yield* relay(read(request, signal), request.carried);
    const { schema } = request;
    if (!schema) {
      const text = withoutMarkup(request.model, first.text);
      if (text !== first.text) yield { type: 'replace-text', text };
      return yield first.end;
    }
    if (isRefused(first) && first.text === request.carried) {
      // Some models can't be held to a schema; what they answer is checked all the same.
      const free = yield* relay(read({ ...request, schema: null }, signal), request.carried);
      return yield* inForm(read, request, schema, free, signal);
    }
    yield* inForm(read, request, schema, first, signal);
  };
}

/** What came of one request: its text, whole, and its end, which is not given out yet. */
interface Outcome {
  readonly text: string;
  readonly usage: Usage | null;
  readonly end: EndEvent;
}
type EndEvent = Extract<ReadEvent, { type: 'end' }>;
type Usage = Extract<ReadEvent, { type: 'usage' }>['usage'];

async function* relay(
  events: AsyncIterable<ReadEvent>,
  carried: string,
): AsyncGenerator<ReadEvent, Outcome> {
  let text = carried;
  let usage: Usage | null = null;
  for await (const event of events) {
    if (event.type === 'end') return { text, usage, end: event };
    if (event.type === 'text') text += event.text;
    if (event.type === 'replace-text') text = event.text;
    if (event.type === 'usage') usage = event.usage;
    yield event;
  }
  return { text, usage, end: noEnd };
}

async function* inForm(
  read: Reader,
  request: ReadRequest,
  schema: AnswerSchema,
  first: Outcome,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent, void> {
  // What was cut off or stopped is shown as it came: closing it would hide that there is more.
  if (first.end.end.kind !== 'complete' || first.text.trim() === '') return yield first.end;
  const checked = checkJson(schema, first.text);
  if ('text' in checked) {
    yield { type: 'replace-text', text: checked.text };
    return yield first.end;
  }
  yield { type: 'progress', progress: { step: 'correcting' } };
  const second = yield* correct(read, request, schema, first, checked.problem, signal);
  if (second.end.end.kind !== 'complete') return yield second.end;
  const corrected = checkJson(schema, second.text);
  if ('text' in corrected) yield { type: 'replace-text', text: corrected.text };
  yield 'text' in corrected
    ? second.end
    : { type: 'end', end: { kind: 'failed', failure: { code: 'answer_not_in_form' } } };
}

/** Tells the model what is wrong with its answer; the first answer is shown until the new one is whole. */
async function* correct(
  read: Reader,
  request: ReadRequest,
  schema: AnswerSchema,
  first: Outcome,
  problem: string,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent, Outcome> {
  const question = `That is not the JSON that was asked for (${problem}). Answer with the whole corrected JSON object alone.`;
  const again = {
    ...request,
    schema,
    carried: '',
    inputs: { ...request.inputs, question },
    earlier: [...request.earlier, { question: '', answer: first.text }],
  };
  let text = '';
  for await (const event of read(again, signal)) {
    if (event.type === 'end') return { text, usage: null, end: event };
    if (event.type === 'text') text += event.text;
    else if (event.type === 'replace-text') text = event.text;
    // Both requests are paid.
    else if (event.type === 'usage') yield { ...event, usage: sum(first.usage, event.usage) };
    else yield event;
  }
  return { text, usage: null, end: noEnd };
}

/** The answer's JSON, laid out to be read, or what is wrong with it, in words for the model. */
function checkJson(schema: AnswerSchema, text: string): { text: string } | { problem: string } {
  const json = repairJson(text);
  if (json === null) return { problem: 'it is no JSON object' };
  const checked = schema.check(json);
  return 'problem' in checked ? checked : { text: JSON.stringify(checked.value, null, 2) };
}

function isRefused({ end: { end } }: Outcome): boolean {
  return end.kind === 'failed' && end.failure.code === 'request_refused';
}

const noEnd: EndEvent = {
  type: 'end',
  end: { kind: 'failed', failure: { code: 'internal', detail: 'the engine gave no end' } },
};

function sum(first: Usage | null, second: Usage): Usage {
  if (!first) return second;
  const cost = (first.costUsd ?? 0) + (second.costUsd ?? 0);
  return {
    promptTokens: first.promptTokens + second.promptTokens,
    completionTokens: first.completionTokens + second.completionTokens,
    costUsd: first.costUsd === null && second.costUsd === null ? null : cost,
  };
}
