import { browser } from 'wxt/browser';
import type { Hello } from './offscreen-port.ts';

let worker: Worker | null = null;

/**
 * Gives a port to the worker that sends requests: the document shares its thread with every page of
 * the extension, and requests have their own.
 */
export function passToRequestWorker(hello: Hello, port: MessagePort): void {
  worker ??= new Worker(browser.runtime.getURL('/request-worker.js'));
  worker.postMessage(hello, [port]);
}
