import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { Readable } from 'node:stream';
import { spawnBound, stopProcess } from './bound-process.ts';
import { runText } from './run.ts';
import { scratchDir } from './scratch-dir.ts';
import { until } from './until.ts';

export interface DisplayOptions {
  /** Screen pixels. */
  width?: number;
  height?: number;
  /** What the X server reports; browsers take their scale from their own flags, not from this. */
  dpi?: number;
}

/** A virtual screen with a window manager, on which browsers are used like by a person. */
export interface Display {
  /** As in the environment variable DISPLAY: ":3". */
  readonly name: string;
  /** The environment in which programs open their windows on this screen. */
  readonly env: NodeJS.ProcessEnv;
  /** Where the X server keeps the screen's pixels, as an XWD file that is always up to date. */
  readonly frameBufferFile: string;
  stop(): Promise<void>;
}

/** The screen that a person is sitting at, or null where there is none. It can't be photographed. */
export function personsDisplay(): Display | null {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const name = DISPLAY ?? WAYLAND_DISPLAY;
  const alwaysThere = process.platform === 'darwin' || process.platform === 'win32';
  if (!name && !alwaysThere) return null;
  return { name: name ?? '', env: process.env, frameBufferFile: '', stop: async () => {} };
}

/** Starts an X server on a free display number that it picks itself, and a window manager. */
export async function startDisplay(options: DisplayOptions = {}): Promise<Display> {
  const { width = 1920, height = 1080, dpi = 96 } = options;
  const frameBuffer = await scratchDir('screen');
  const server = spawnBound(
    'Xvfb',
    [
      '-displayfd',
      '3',
      '-nolisten',
      'tcp',
      '-noreset',
      '-dpi',
      String(dpi),
      '-screen',
      '0',
      `${width}x${height}x24`,
      '-fbdir',
      frameBuffer.path,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const name = `:${await displayNumber(server)}`;
  const env = { ...process.env, DISPLAY: name };
  const windowManager = spawnBound('openbox', [], { env });
  await until('the window manager is ready', async () => {
    const answer = await runText('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], env);
    return answer.includes('window id');
  });
  return {
    name,
    env,
    frameBufferFile: path.join(frameBuffer.path, 'Xvfb_screen0'),
    stop: async () => {
      await stopProcess(windowManager);
      await stopProcess(server);
      await frameBuffer.remove();
    },
  };
}

/** The number that Xvfb writes to its fourth file descriptor when it is ready for clients. */
async function displayNumber(server: ChildProcess): Promise<string> {
  const written = server.stdio[3];
  if (!(written instanceof Readable)) throw new Error('Xvfb was started without its fourth pipe');
  return new Promise((resolve, reject) => {
    let said = '';
    written.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('\n')) resolve(said.trim());
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
}
