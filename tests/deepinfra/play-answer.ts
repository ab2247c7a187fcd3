import { wholeBody, type Answer } from './answer.ts';
import { characters, firstCharacters, inPieces } from './characters.ts';
import { EventWriter } from './event-writer.ts';
import type { Exchange } from './exchange.ts';
import { pause } from './pause.ts';
import type { AnswerScenario, Ending } from './scenario.ts';
import {
  doneEvent,
  errorEvent,
  errorEventBody,
  pingEvent,
  streamForm,
  type StreamEvent,
  type StreamForm,
} from './stream-form.ts';

const CHARACTERS_PER_DELTA = 12;
/** In the second form, a ping stands after so many pieces. */
const PIECES_PER_PING = 4;
const GOOD_ENDING: Ending = { how: 'done' };

/** Sends the answer in one piece, or as much of it as the scenario's ending lets through. */
export async function playWhole(
  exchange: Exchange,
  answer: Answer,
  { ending = GOOD_ENDING }: AnswerScenario,
): Promise<void> {
  const body = wholeBody(answer);
  if (ending.how === 'done' || ending.how === 'without-done') {
    exchange.reply({ status: 200, body }, answer.text);
  } else if (ending.how === 'error-event') {
    exchange.reply({ status: 200, body: errorEventBody });
  } else {
    exchange.open('application/json');
    const kept = firstCharacters(JSON.stringify(body), ending.afterCharacters);
    if (kept) await exchange.write(Buffer.from(kept));
    if (ending.how === 'silence') await pause(Infinity, exchange.gone);
    if (ending.how === 'cut') exchange.cut();
    else exchange.end();
  }
}

/** Streams the answer, and ends it as the scenario wants. */
export async function playStream(
  exchange: Exchange,
  answer: Answer,
  scenario: AnswerScenario,
): Promise<void> {
  const writer = new EventWriter(exchange, scenario);
  writer.open();
  const delayMs = scenario.deltaDelayMs ?? 0;
  for (const event of answerEvents(answer, scenario)) {
    if (delayMs === 0) {
      await writer.sendJoined(event);
    } else {
      await writer.send(event);
      await pause(delayMs, exchange.gone);
    }
  }
  await writer.flush();
  await playEnding(exchange, writer, scenario.ending ?? GOOD_ENDING);
}

async function playEnding(exchange: Exchange, writer: EventWriter, ending: Ending): Promise<void> {
  if (ending.how === 'cut') return exchange.cut();
  if (ending.how === 'error-event') await writer.send(errorEvent);
  while (ending.how === 'silence') {
    await pause(ending.pingEveryMs ?? Infinity, exchange.gone);
    await writer.send(pingEvent());
  }
  exchange.end();
}

function* answerEvents(answer: Answer, scenario: AnswerScenario): Generator<StreamEvent> {
  const { form: formNumber = 1, charactersPerDelta = CHARACTERS_PER_DELTA } = scenario;
  const { ending = GOOD_ENDING } = scenario;
  const form = streamForm(formNumber, answer.head);
  const textLimit = 'afterCharacters' in ending ? ending.afterCharacters : null;
  if (textLimit === 0) return;

  yield* form.opening();
  for (const thought of inPieces(answer.reasoning, charactersPerDelta)) yield form.thought(thought);
  const text = characters(answer.text, answer.endless);
  const said = textLimit === null ? text : firstCharacters(text, textLimit);
  const lastPiece = yield* pieceEvents(form, inPieces(said, charactersPerDelta), formNumber === 2);
  if (textLimit === null) yield* form.closing(lastPiece, answer.finishReason, answer.usage);
  else if (lastPiece) yield form.piece(lastPiece);
  if (ending.how === 'done') yield doneEvent;
}

/** All pieces but the last one, which is returned: it may have to share a chunk with the end. */
function* pieceEvents(
  form: StreamForm,
  pieces: Iterable<string>,
  withPings: boolean,
): Generator<StreamEvent, string> {
  let last = '';
  let count = 0;
  for (const piece of pieces) {
    if (last) yield form.piece(last);
    if (withPings && ++count % PIECES_PER_PING === 0) yield pingEvent();
    last = piece;
  }
  return last;
}
