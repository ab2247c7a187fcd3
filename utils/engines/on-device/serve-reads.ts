import type { ReadEnd } from '../../core/read-event.ts';
import type { LanguageChoice } from '../../core/reading-language.ts';
import { engineFailure } from './engine-failure.ts';
import { gatherEvents } from './gathered-events.ts';
import { readImage, type OcrEngine } from './read-image.ts';
import { toWorkerSchema, type FromWorker } from './worker-message.ts';

/** The worker's side: what it hears and says. A worker's global scope is one. */
export interface WorkerScope extends EventTarget {
  postMessage(message: FromWorker): void;
}

/** Loads the engine when told to start, then reads images one at a time. Never throws. */
export function serveReads(
  scope: WorkerScope,
  load: (filesUrl: string) => Promise<OcrEngine>,
): void {
  let engine: OcrEngine | null = null;
  let running = new AbortController();

  async function start(filesUrl: string): Promise<void> {
    try {
      engine = await load(filesUrl);
      scope.postMessage({ type: 'ready' });
    } catch (error) {
      const failure = engineFailure(error);
      const code = failure.code === 'internal' ? 'engine_unavailable' : failure.code;
      scope.postMessage({ type: 'start-failed', failure: { ...failure, code } });
    }
  }

  async function read(image: Blob, languages: LanguageChoice): Promise<void> {
    running = new AbortController();
    const end = await readToEnd(image, languages, running.signal);
    scope.postMessage({ type: 'event', event: { type: 'end', end } });
  }

  async function readToEnd(
    image: Blob,
    languages: LanguageChoice,
    signal: AbortSignal,
  ): Promise<ReadEnd> {
    if (!engine) return { kind: 'failed', failure: { code: 'engine_unavailable' } };
    const events = gatherEvents((event) => scope.postMessage({ type: 'event', event }));
    try {
      await readImage(image, languages, engine, signal, events.emit);
      return { kind: 'complete' };
    } catch (error) {
      if (signal.aborted) return { kind: 'cancelled' };
      return { kind: 'failed', failure: engineFailure(error) };
    } finally {
      events.flush();
    }
  }

  scope.addEventListener('message', (event) => {
    if (!(event instanceof MessageEvent)) return;
    const message = toWorkerSchema.parse(event.data);
    switch (message.type) {
      case 'start':
        void start(message.filesUrl);
        break;
      case 'read':
        void read(message.image, message.languages);
        break;
      case 'cancel':
        running.abort();
        break;
    }
  });
}
