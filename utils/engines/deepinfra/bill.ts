import { textTokens, tokenCost, type Price } from '../../core/cost.ts';
import type { FailureCode } from '../../core/failure.ts';
import type { ReadEvent, Usage } from '../../core/read-event.ts';

/** What a reading of one or more requests costs, as its events tell. */
export interface Bill {
  /** A request begins, with so many tokens of images and prompt. */
  begin(inputTokens: number): void;
  /** The event as it is to be told: usage with its cost, and summed over the requests so far. */
  note(event: ReadEvent): ReadEvent;
  /** USD so far. What the API doesn't say is worked out from the tokens. */
  total(): number;
}

/** Failures before any text after which the server may have worked, and charge for it. */
const mayBeBilled: ReadonlySet<FailureCode> = new Set(['timeout', 'cut_off', 'empty_answer']);

export function createBill(price: Price): Bill {
  let done: Usage | null = null;
  let usage: Usage | null = null;
  let inputTokens = 0;
  let text = '';
  let wasSent = false;
  let wasRefused = false;
  let spent = 0;

  /** Of the current request. What was refused isn't billed; what was broken off is. */
  const current = (): number => {
    if (usage) return usage.costUsd ?? 0;
    if (!wasSent || (wasRefused && text === '')) return 0;
    return tokenCost(price, { input: inputTokens, output: textTokens(text) }) ?? 0;
  };

  return {
    begin(tokens) {
      spent += current();
      done = usage ? sum(done, usage) : done;
      usage = null;
      inputTokens = tokens;
      text = '';
      wasSent = false;
      wasRefused = false;
    },
    note(event) {
      if (event.type === 'progress' && event.progress.step === 'sending') wasSent = true;
      if (event.type === 'text') text += event.text;
      if (event.type === 'end' && event.end.kind === 'failed') {
        wasRefused = !mayBeBilled.has(event.end.failure.code);
      }
      if (event.type !== 'usage') return event;
      usage = priced(event.usage, price);
      return { type: 'usage', usage: sum(done, usage) };
    },
    total: () => spent + current(),
  };
}

function priced(usage: Usage, price: Price): Usage {
  if (usage.costUsd !== null) return usage;
  const tokens = { input: usage.promptTokens, output: usage.completionTokens };
  return { ...usage, costUsd: tokenCost(price, tokens), isEstimate: true };
}

function sum(a: Usage | null, b: Usage): Usage {
  if (a === null) return b;
  return {
    promptTokens: a.promptTokens + b.promptTokens,
    completionTokens: a.completionTokens + b.completionTokens,
    costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd,
    ...((a.isEstimate || b.isEstimate) && { isEstimate: true }),
  };
}
