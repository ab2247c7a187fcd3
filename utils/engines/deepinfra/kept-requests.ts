import PQueue from 'p-queue';
import type { SentByOffscreen, TellOfRequest } from '../../core/request-messages.ts';
import type { BackgroundToRequests } from '../../core/request-messages.ts';
import type { PortEnd } from '../../platform/ports.ts';
import { compressedFetch } from './compressed-fetch.ts';

/** How long a request is kept, or its answer, that nobody asks for, in ms. */
const KEPT_MS = 120_000;
/** How long an answer is kept that was heard: until it is surely stored. */
const HEARD_MS = 5_000;

type Send = Extract<BackgroundToRequests, { type: 'send' }>;
type Hear = (told: TellOfRequest) => void;

interface Kept {
  readonly controller: AbortController;
  /** All that has come, for a background that asks after the one that sent it has died. */
  readonly told: TellOfRequest[];
  hear: Hear | null;
  isOver: boolean;
}

export interface KeptRequests {
  /** Sends a request, or goes on telling of the one that has its key. */
  send(message: Send, port: PortEnd<SentByOffscreen>): void;
  /** Ends it, wherever it stands: whoever sends the same later sends it anew. */
  forget(key: string): void;
}

/**
 * Requests that outlive the background: Chrome may stop its worker at any moment, and what was sent
 * is paid for. For the worker that sends them. Where the port is lost, a request goes on, and who
 * sends the same under its key gets the same answer from its beginning.
 */
export function createKeptRequests(): KeptRequests {
  const requests = new Map<string, Kept>();
  // Here, and not in the background: the next one is sent the moment a place is free.
  const queue = new PQueue({ concurrency: 1 });

  const forget = (key: string) => {
    requests.get(key)?.controller.abort();
    requests.delete(key);
  };

  /** What failed is of no use later on: it is sent anew. What hangs takes no place for ever. */
  const dropLater = (key: string, kept: Kept) => {
    const { hear } = kept;
    if (hear && !kept.isOver) return;
    const isOfUse = !kept.isOver || isAnswer(kept.told);
    const drop = () => {
      if (kept.hear === hear && requests.get(key) === kept) forget(key);
    };
    setTimeout(drop, !isOfUse ? 0 : hear ? HEARD_MS : KEPT_MS);
  };

  const begin = ({ key, url, headers, body }: Send): Kept => {
    const controller = new AbortController();
    const { signal } = controller;
    const kept: Kept = { controller, told: [], hear: null, isOver: false };
    requests.set(key, kept);
    const tell = (told: TellOfRequest) => {
      kept.told.push(told);
      kept.hear?.(told);
    };
    const over = () => {
      kept.isOver = true;
      dropLater(key, kept);
    };
    // What is forgotten before its turn the queue refuses, and nobody asks for it.
    queue.add(() => run({ url, headers, body, signal }, tell), { signal }).then(over, over);
    return kept;
  };

  return {
    forget,
    send(message, port) {
      const { key, atOnce } = message;
      queue.concurrency = atOnce;
      const kept = requests.get(key) ?? begin(message);
      const hear: Hear = (told) => port.post({ key, told });
      for (const told of kept.told) hear(told);
      kept.hear = hear;
      if (kept.isOver) dropLater(key, kept);
      const lost = () => {
        if (kept.hear !== hear) return;
        kept.hear = null;
        dropLater(key, kept);
      };
      port.closed.addEventListener('abort', lost, { signal: kept.controller.signal });
    },
  };
}

function isAnswer(told: readonly TellOfRequest[]): boolean {
  const head = told.find(({ type }) => type === 'head');
  return head?.type === 'head' && head.status < 300 && told.at(-1)?.type === 'whole';
}

/** One request; its signal aborts it. What is told last is its end. */
async function run(
  {
    url,
    ...given
  }: { url: string; headers: Readonly<Record<string, string>>; body: string; signal: AbortSignal },
  tell: Hear,
): Promise<void> {
  try {
    tell({ type: 'sent' });
    const { status, headers, body } = await compressedFetch(url, { method: 'POST', ...given });
    tell({ type: 'head', status, headers: Object.fromEntries(headers) });
    const pieces = body?.getReader();
    for (let next = await pieces?.read(); next && !next.done; next = await pieces?.read()) {
      tell({ type: 'piece', bytes: next.value });
    }
    tell({ type: 'whole' });
  } catch {
    // Whatever broke it, who asked can try again; why is nothing that a script is told.
    tell({ type: 'broken' });
  }
}
