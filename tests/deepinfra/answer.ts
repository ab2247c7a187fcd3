import { randomUUID } from 'node:crypto';
import { characters, countCharacters, firstCharacters } from './characters.ts';
import { promptText, type ChatRequest } from './chat-request.ts';
import { defaultAnswer } from './default-answer.ts';
import type { CatalogueModel } from './model-catalogue.ts';
import type { AnswerScenario, FinishReason } from './scenario.ts';
import type { SentImage } from './sent-image.ts';
import { CHARACTERS_PER_TOKEN, promptTokens, usageOf, type Usage } from './usage.ts';

const MAX_TOKENS_CAP = 16_384;
const DEFAULT_THOUGHTS = 'The user sent an image. I look at it and write down what I see.';

/** What was asked, once it has been found in order. */
export interface Asked {
  readonly chat: ChatRequest;
  readonly images: readonly SentImage[];
  readonly model: CatalogueModel;
}

/** What stands at the head of a whole answer and of every chunk of a streamed one. */
export interface AnswerHead {
  readonly id: string;
  readonly created: number;
  readonly model: string;
  readonly service_tier?: string;
}

export interface Answer {
  readonly head: AnswerHead;
  readonly reasoning: string;
  readonly text: string;
  /** The text is said over and over until the client goes. */
  readonly endless: boolean;
  readonly finishReason: FinishReason;
  readonly usage: Usage;
}

export function answerHead({ chat, model }: Asked, forwardedTo: string | undefined): AnswerHead {
  return {
    id: `chatcmpl-${randomUUID()}`,
    created: Math.floor(Date.now() / 1000),
    model: forwardedTo ?? model.id,
    ...(chat.service_tier && { service_tier: chat.service_tier }),
  };
}

/** The usage of an answer whose text, thoughts included, is known. */
export function answerUsage({ chat, images, model }: Asked, answered: string): Usage {
  const promptTokenCount = promptTokens(promptText(chat), images);
  return usageOf(model, chat.service_tier, promptTokenCount, answered);
}

/** The answer that the scenario wants; thoughts and text end where `max_tokens` is used up. */
export async function composeAnswer(
  asked: Asked,
  scenario: AnswerScenario,
  gone: AbortSignal,
): Promise<Answer> {
  const { chat, images, model } = asked;
  const wanted =
    scenario.text ?? (await defaultAnswer(promptText(chat), images, gone, scenario.oneColumn));
  const thinks = model.thinks && chat.reasoning_effort !== 'none';
  const thoughts = scenario.reasoning ?? (thinks ? DEFAULT_THOUGHTS : '');
  const endless = scenario.repeat === 'without-end' && chat.stream === true;

  const maxTokens = Math.min(chat.max_tokens ?? MAX_TOKENS_CAP, MAX_TOKENS_CAP);
  const budget = maxTokens * CHARACTERS_PER_TOKEN;
  const reasoning = firstCharacters(thoughts, budget);
  const repeating = scenario.repeat !== undefined && !endless;
  const left = budget - countCharacters(reasoning);
  const text = firstCharacters(characters(wanted, repeating), left);
  const cutOff = repeating || reasoning !== thoughts || text !== wanted;
  return {
    head: answerHead(asked, scenario.model),
    reasoning,
    text,
    endless,
    finishReason: scenario.finishReason ?? (cutOff ? 'length' : 'stop'),
    usage: answerUsage(asked, reasoning + text),
  };
}

/** The body of an answer that isn't streamed. */
export function wholeBody({ head, reasoning, text, finishReason, usage }: Answer): object {
  const message = {
    role: 'assistant',
    content: text,
    ...(reasoning && { reasoning_content: reasoning }),
  };
  const choices = [{ index: 0, message, finish_reason: finishReason }];
  return { ...head, object: 'chat.completion', choices, usage };
}
