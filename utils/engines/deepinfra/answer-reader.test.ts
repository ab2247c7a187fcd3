import { describe, expect, it } from 'vitest';
import { createAnswerReader } from './answer-reader.ts';

const chunk = (content: string | null, more: object = {}) => ({
  model: 'm',
  choices: [{ delta: { content }, finish_reason: null }],
  ...more,
});
const last = (content: string | null, finish_reason: string) => ({
  model: 'm',
  choices: [{ delta: { content }, finish_reason }],
});

function read(chunks: unknown[]) {
  const reader = createAnswerReader({ carried: '', ownWords: false });
  const events = chunks.flatMap((raw) => reader.read(raw) ?? []);
  const { events: rest, end } = reader.end();
  const text = [...events, ...rest]
    .map((event) => (event.type === 'text' ? event.text : ''))
    .join('');
  return { events: [...events, ...rest], text, end };
}

describe('an answer', () => {
  it('reads the form with usage on the last chunk', () => {
    const { text, end, events } = read([
      chunk('One\n'),
      chunk('two'),
      {
        ...last(null, 'stop'),
        usage: { prompt_tokens: 900, completion_tokens: 7, estimated_cost: 0.000186 },
      },
    ]);
    expect(text).toBe('One\ntwo');
    expect(end).toEqual({ kind: 'complete' });
    expect(events).toContainEqual({
      type: 'usage',
      usage: { promptTokens: 900, completionTokens: 7, costUsd: 0.000186 },
    });
  });

  it('reads the form with usage in a chunk without choices', () => {
    const { text, end, events } = read([
      { model: 'm', choices: [{ delta: { role: 'assistant' }, finish_reason: null }], usage: null },
      { ...last('all of it', 'stop'), usage: null },
      { model: 'm', choices: [], usage: { prompt_tokens: 1, completion_tokens: 2 } },
    ]);
    expect(text).toBe('all of it');
    expect(end).toEqual({ kind: 'complete' });
    expect(events.at(-1)).toMatchObject({ type: 'usage', usage: { costUsd: null } });
  });

  it('takes [no text] for no text, however it is cut', () => {
    expect(read([chunk('[no'), chunk(' te'), last('xt]\n', 'stop')])).toMatchObject({
      text: '',
      end: { kind: 'complete' },
    });
  });

  it('gives out text that only begins like it', () => {
    expect(read([chunk('[no'), chunk('te 3] see'), last(' below', 'stop')]).text).toBe(
      '[note 3] see below',
    );
    expect(read([chunk('[no'), last(null, 'stop')]).text).toBe('[no');
  });

  it('is cut off when it ends without a reason', () => {
    expect(read([chunk('half')])).toMatchObject({
      text: 'half',
      end: { kind: 'failed', failure: { code: 'cut_off' } },
    });
  });

  it('is truncated at the limit of tokens', () => {
    expect(read([chunk('half'), last('', 'length')]).end).toEqual({ kind: 'truncated' });
  });

  it('is empty when thinking ate it', () => {
    const thinking = { choices: [{ delta: { reasoning_content: 'Hm' }, finish_reason: null }] };
    expect(read([thinking, last(null, 'length')]).end).toMatchObject({
      failure: { code: 'empty_answer' },
    });
  });

  it('names the model that answers once', () => {
    const { events } = read([chunk('a'), chunk('b'), last('c', 'stop')]);
    expect(events.filter(({ type }) => type === 'answered-by')).toHaveLength(1);
  });
});
