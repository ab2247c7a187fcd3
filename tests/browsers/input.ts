import type { Display } from './display.ts';
import { runText } from './run.ts';

/** Screen pixels of the X server, from the top left corner of the screen. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

export type MouseButton = 'left' | 'middle' | 'right';

const BUTTON_NUMBER: Record<MouseButton, string> = { left: '1', middle: '2', right: '3' };

/** Moves the real pointer, without a button. */
export async function movePointer(display: Display, to: ScreenPoint): Promise<void> {
  await xdotool(display, ...moveTo(to));
}

/** Moves the real pointer there and presses and releases a button. */
export async function click(
  display: Display,
  at: ScreenPoint,
  button: MouseButton = 'left',
): Promise<void> {
  await xdotool(display, ...moveTo(at), 'click', BUTTON_NUMBER[button]);
}

/** The same with a key held down, in xdotool's names: `shift`. */
export async function clickHolding(display: Display, key: string, at: ScreenPoint): Promise<void> {
  await xdotool(display, ...moveTo(at), 'keydown', key, 'click', '1', 'keyup', key);
}

/** Presses the left button at the first point, passes through all others, releases at the last. */
export async function drag(display: Display, points: readonly ScreenPoint[]): Promise<void> {
  const [first, ...others] = points;
  if (first === undefined) throw new Error('A drag needs at least one point');
  await xdotool(display, ...moveTo(first), 'mousedown', '1');
  // A call each, so that the browser sees every stop instead of one merged move.
  for (const point of others) await movePointer(display, point);
  await xdotool(display, 'mouseup', '1');
}

/** Presses keys one after the other, in xdotool's names: `Return`, `ctrl+v`, `alt+shift+o`, `l`. */
export async function pressKeys(display: Display, ...keys: readonly string[]): Promise<void> {
  await xdotool(display, 'key', '--clearmodifiers', ...keys);
}

/** Types text into whatever has the keyboard focus. */
export async function typeText(display: Display, text: string): Promise<void> {
  await xdotool(display, 'type', '--clearmodifiers', '--delay', '5', '--', text);
}

async function xdotool(display: Display, ...args: readonly string[]): Promise<void> {
  await runText('xdotool', args, display.env);
}

function moveTo({ x, y }: ScreenPoint): string[] {
  return ['mousemove', String(Math.round(x)), String(Math.round(y))];
}
