import { thinks } from '../../core/catalogue.ts';
import type { Failure } from '../../core/failure.ts';

/** How servers name what they don't know, or an option that this model doesn't have. */
const OF_AN_OPTION = /reason|think|effort|extra|param|argument|permitted|support|unknown|recogni/i;

/**
 * Whether a refusal may be due to the option that turns thinking off, which the model was sent. A
 * refusal isn't billed, so asking once more without it costs nothing.
 */
export function refusesThinkingOption(failure: Failure, model: string): boolean {
  if (failure.code !== 'request_refused' || !thinks(model)) return false;
  if (failure.status !== 400 && failure.status !== 422) return false;
  return failure.detail === undefined || OF_AN_OPTION.test(failure.detail);
}
