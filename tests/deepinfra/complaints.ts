import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod/mini';
import { imageProblem, type SentImage } from './sent-image.ts';

const bodySchema = z.looseObject({ max_tokens: z.optional(z.unknown()) });
const detailSchema = z.object({ image_url: z.object({ detail: z.unknown() }) });
const contentsSchema = z.object({ messages: z.array(z.object({ content: z.unknown() })) });

/**
 * What is wrong with a chat request by DeepInfra's documentation, though DeepInfra answers it all
 * the same. A good client's list is empty.
 */
export function complaintsAbout(
  headers: IncomingHttpHeaders,
  body: unknown,
  images: readonly SentImage[],
): string[] {
  const fields = bodySchema.safeParse(body).data ?? {};
  const unwanted = ['max_completion_tokens', 'store', 'detail'].filter((name) => name in fields);
  return [
    ...(headers.authorization?.startsWith('Bearer ') ? [] : ['no bearer token']),
    ...(headers['content-type']?.startsWith('application/json') ? [] : ['body not sent as JSON']),
    ...Object.keys(headers)
      .filter((name) => name.startsWith('x-stainless-'))
      .map((name) => `header ${name}`),
    ...(typeof fields.max_tokens === 'number' ? [] : ['no max_tokens']),
    ...unwanted.map((name) => `field ${name}`),
    ...(hasDetail(body) ? ['detail on an image'] : []),
    ...images.flatMap((image) => (image.url === null ? (imageProblem(image) ?? []) : [])),
  ];
}

function hasDetail(body: unknown): boolean {
  const messages = contentsSchema.safeParse(body).data?.messages ?? [];
  return messages
    .flatMap(({ content }): unknown[] => (Array.isArray(content) ? content : []))
    .some((part) => detailSchema.safeParse(part).success);
}
