import { bearerAccount, requiredAccount } from './accounts.ts';
import { composeAnswer, type Asked } from './answer.ts';
import { parseChatRequest } from './chat-request.ts';
import { errors, unknownModel } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { ManualStream } from './manual-stream.ts';
import type { ManualStreams } from './manual-streams.ts';
import { answeringModel } from './model-catalogue.ts';
import { pause } from './pause.ts';
import { playStream, playWhole } from './play-answer.ts';
import { Refusal } from './reply.ts';
import type { AnswerScenario, BusyScenario, ManualScenario } from './scenario.ts';
import { downloadedImage, imageProblem, type SentImage } from './sent-image.ts';

/** Answers `POST /v1/openai/chat/completions`, or refuses it as DeepInfra would. */
export async function answerChat(
  exchange: Exchange,
  scenario: AnswerScenario | ManualScenario | BusyScenario,
  manualStreams: ManualStreams,
): Promise<void> {
  const asked = askedOf(exchange, scenario.kind === 'answer' ? (scenario.downloads ?? {}) : {});
  switch (scenario.kind) {
    case 'busy':
      if (asked.chat.fail_fast) throw new Refusal(errors.modelBusy);
      await pause(scenario.waitMs, exchange.gone);
      return playAnswer(exchange, asked, { kind: 'answer' });
    case 'manual':
      if (!asked.chat.stream) throw new Error('A manual scenario needs a request with stream');
      return manualStreams.add(new ManualStream(exchange, asked, scenario));
    case 'answer':
      return playAnswer(exchange, asked, scenario);
  }
}

async function playAnswer(
  exchange: Exchange,
  asked: Asked,
  scenario: AnswerScenario,
): Promise<void> {
  const answer = await composeAnswer(asked, scenario, exchange.gone);
  const play = asked.chat.stream ? playStream : playWhole;
  await play(exchange, answer, scenario);
}

function askedOf(exchange: Exchange, downloads: Readonly<Record<string, Uint8Array>>): Asked {
  const { authorization } = exchange.record.headers;
  const account = (exchange.wantsToken ? requiredAccount : bearerAccount)(authorization);
  if (exchange.bodyProblem) throw new Refusal(exchange.bodyProblem);
  const chat = parseChatRequest(exchange.record.body);
  const images = exchange.record.images.map((image) => usableImage(image, downloads));
  if (account && account.stripeBalance >= 0) throw new Refusal(errors.noBalanceDetail);
  const model = answeringModel(chat.model);
  if (!model) throw new Refusal(unknownModel(chat.model));
  return { chat, images, model };
}

function usableImage(sent: SentImage, downloads: Readonly<Record<string, Uint8Array>>): SentImage {
  const download = sent.url?.startsWith('https:') ? downloads[sent.url] : undefined;
  const image = download ? downloadedImage(download) : sent;
  const problem = imageProblem(image);
  if (problem === null) return image;
  const type = 'invalid_request_error';
  throw new Refusal({ status: 400, body: { error: { message: problem, type, code: null } } });
}
