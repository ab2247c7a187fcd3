import { once } from 'node:events';
import { spawn } from 'node:child_process';
import type { Display } from './display.ts';
import { run } from './run.ts';

/** What the clipboard of the screen offers, in the kind asked for: `text/html`, `image/png`. */
export async function readClipboard(display: Display, kind = 'UTF8_STRING'): Promise<Buffer> {
  return run('xclip', ['-o', '-selection', 'clipboard', '-t', kind], display.env);
}

/** The clipboard's text; empty when nothing was copied. */
export async function readClipboardText(display: Display): Promise<string> {
  return readClipboard(display).then(
    (bytes) => bytes.toString('utf8'),
    () => '',
  );
}

/** What it offers as HTML; empty when that is nothing. */
export async function readClipboardHtml(display: Display): Promise<string> {
  return readClipboard(display, 'text/html').then(
    (bytes) => bytes.toString('utf8'),
    () => '',
  );
}

/** Puts bytes of one kind on the clipboard, as another program would. */
export async function writeClipboard(
  display: Display,
  bytes: Uint8Array,
  kind = 'UTF8_STRING',
): Promise<void> {
  // xclip answers pastes from a child of its own that lives as long as the screen; the program
  // itself ends as soon as the clipboard is its own, so its end is the event to wait for.
  const xclip = spawn('xclip', ['-i', '-selection', 'clipboard', '-t', kind], {
    env: display.env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  xclip.stdin.end(bytes);
  const [code]: unknown[] = await once(xclip, 'exit');
  if (code !== 0) throw new Error(`xclip ended with ${String(code)}`);
}
