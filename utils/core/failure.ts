import * as z from 'zod/mini';

/**
 * Every way in which a job can fail. Each code has a text and a remedy in every locale
 * (`failure_<code>` and `remedy_<code>`), which a convention test checks.
 */
export const failureCodes = [
  // What was to be captured
  'page_not_allowed',
  'file_access_needed',
  'element_gone',
  'nothing_chosen',
  'screenshot_failed',
  'video_protected',
  // The image
  'image_empty',
  'image_not_loaded',
  'image_not_an_image',
  'image_damaged',
  'image_too_small',
  'image_too_large',
  'no_images_found',
  'pdf_damaged',
  'pdf_password',
  // DeepInfra: the account
  'token_missing',
  'token_rejected',
  'no_balance',
  'cap_reached',
  // DeepInfra: the request
  'model_missing',
  'request_refused',
  'request_too_large',
  'image_unreachable',
  'origin_refused',
  'model_busy',
  'rate_limited',
  // DeepInfra: the way there and back
  'offline',
  'network',
  'server_error',
  'bad_answer',
  'timeout',
  'took_too_long',
  'cut_off',
  'empty_answer',
  'repetition',
  'content_filtered',
  'answer_not_in_form',
  'base_url_invalid',
  'host_not_allowed',
  // The engine on this device
  'engine_unavailable',
  'engine_out_of_memory',
  'engine_cannot_describe',
  // Ours
  'internal',
] as const;

export const failureSchema = z.object({
  code: z.enum(failureCodes),
  /** What the other side said, in its own words: shown as a quotation, never as our text. */
  detail: z.optional(z.string()),
  /** The HTTP status, where there was one. */
  status: z.optional(z.number()),
  /** The host of the server that failed, where it isn't DeepInfra's. */
  server: z.optional(z.string()),
});

export type Failure = z.infer<typeof failureSchema>;
export type FailureCode = Failure['code'];

/** Carries a failure up the stack within one context; between contexts only its data travel. */
export class FailureError extends Error {
  override name = 'FailureError';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

export function fail(code: FailureCode, more: Omit<Failure, 'code'> = {}): never {
  throw new FailureError({ code, ...more });
}

/** The failure that an error stands for. Whatever nobody foresaw is `internal`, with its name only. */
export function toFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return {
    code: 'internal',
    detail: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
  };
}
