import { answerChat } from './chat-route.ts';
import type { Exchange } from './exchange.ts';
import type { ManualStreams } from './manual-streams.ts';
import { pause } from './pause.ts';
import { Refusal } from './reply.ts';
import { answerInformation, findRoute } from './routes.ts';
import type { Route } from './scenario.ts';
import type { ScenarioQueue } from './scenario-queue.ts';

/** Answers one request by the scenario that is its turn. Never rejects. */
export async function serve(
  exchange: Exchange,
  scenarios: ScenarioQueue,
  manualStreams: ManualStreams,
): Promise<void> {
  try {
    const { method, path } = exchange.record;
    await play(exchange, findRoute(method, path), scenarios, manualStreams);
  } catch (error) {
    if (error instanceof Refusal) exchange.reply(error.reply);
    else if (!exchange.gone.aborted) confess(exchange, error);
  }
}

async function play(
  exchange: Exchange,
  route: Route,
  scenarios: ScenarioQueue,
  manualStreams: ManualStreams,
): Promise<void> {
  const scenario = scenarios.take(route);
  if (scenario.kind === 'close-at-once') return exchange.cut();
  if (!(await exchange.receive())) return;
  if (scenario.kind !== 'busy' && scenario.headersDelayMs !== undefined) {
    await pause(scenario.headersDelayMs, exchange.gone);
  }
  if (scenario.kind === 'error') return exchange.reply(scenario);
  if (route !== 'chat') return answerInformation(exchange, route);
  await answerChat(exchange, scenario, manualStreams);
}

/** A fault of the stand-in itself, such as a missing tesseract, must not look like DeepInfra's. */
function confess(exchange: Exchange, error: unknown): void {
  const message = `The stand-in server failed: ${String(error)}`;
  exchange.complain(message);
  if (exchange.headersSent) exchange.cut();
  else exchange.reply({ status: 500, body: { error: { message } } });
}
