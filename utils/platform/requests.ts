import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { isOwnContext } from './ports.ts';

/** Asks the background one thing and parses its answer. */
export async function ask<Answer>(
  message: object,
  answerSchema: z.ZodMiniType<Answer>,
): Promise<Answer> {
  return z.parse(answerSchema, await browser.runtime.sendMessage(message));
}

/** Answers messages that fit the schema and come from the extension's own pages; ignores the rest. */
export function onRequest<Message>(
  schema: z.ZodMiniType<Message>,
  answer: (message: Message) => Promise<unknown>,
): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    const parsed = z.safeParse(schema, message);
    if (!parsed.success || !isOwnContext(sender)) return undefined;
    void answer(parsed.data).then(reply);
    return true;
  });
}
