import { thinks } from '../../core/catalogue.ts';
import type { Failure } from '../../core/failure.ts';
import type { ReadRequest } from '../reader.ts';

/** What not every server knows, and a request can do without. */
export interface RequestOptions {
  /** Turning thinking off. */
  readonly noThinking: boolean;
  /** Ending with the beginning of the answer, for the model to go on from. */
  readonly prefill: boolean;
}

export const allOptions: RequestOptions = { noThinking: true, prefill: true };

/** How servers name what they don't know, or an option that this model doesn't have. */
const OF_AN_OPTION = /reason|think|effort|extra|param|argument|permitted|support|unknown|recogni/i;

/**
 * What to leave out after a refusal that may be due to it, or null where it is due to something
 * else. A refusal isn't billed, so asking once more costs nothing.
 */
export function withoutRefused(
  failure: Failure,
  options: RequestOptions,
  { model, carried }: Pick<ReadRequest, 'model' | 'carried'>,
): RequestOptions | null {
  if (failure.code !== 'request_refused') return null;
  if (failure.status !== 400 && failure.status !== 422) return null;
  const ofAnOption = failure.detail === undefined || OF_AN_OPTION.test(failure.detail);
  if (options.noThinking && thinks(model) && ofAnOption) return { ...options, noThinking: false };
  if (options.prefill && carried !== '') return { ...options, prefill: false };
  return null;
}
