import type { Display } from './display.ts';
import type { ScreenPoint } from './input.ts';
import { runText } from './run.ts';

/** Screen pixels. */
export interface ScreenRect extends ScreenPoint {
  readonly width: number;
  readonly height: number;
}

export interface XWindow extends ScreenRect {
  readonly id: string;
}

/** Helper windows of browsers and of the window manager are at most this wide. */
const HELPER_SIZE = 20;

/**
 * The windows that stand directly on the screen and can be seen by a person: the window manager's
 * frames, and menus, which have none.
 */
export async function topWindows(display: Display): Promise<XWindow[]> {
  return parseTopWindows(await runText('xwininfo', ['-root', '-children'], display.env));
}

/** Reads the lines `0x400011 (has no name): ()  275x216+300+400  +300+400` of `xwininfo`. */
export function parseTopWindows(listing: string): XWindow[] {
  // Neither frames nor menus have a class, in the brackets: browsers' invisible helpers do.
  const line = /^\s*(0x[0-9a-f]+) .*: \(\)\s+(\d+)x(\d+)\S+\s+\+(-?\d+)\+(-?\d+)$/gm;
  return [...listing.matchAll(line)]
    .map(([, id = '', width, height, x, y]) => ({
      id,
      width: Number(width),
      height: Number(height),
      x: Number(x),
      y: Number(y),
    }))
    .filter(({ width, height }) => width > HELPER_SIZE && height > HELPER_SIZE);
}

/** Where the window with the keyboard focus stands, without its frame. */
export async function activeWindow(display: Display): Promise<ScreenRect> {
  const listing = await runText(
    'xdotool',
    ['getactivewindow', 'getwindowgeometry', '--shell'],
    display.env,
  );
  const value = (key: string): number =>
    Number(new RegExp(`^${key}=(\\d+)`, 'm').exec(listing)?.[1]);
  return { x: value('X'), y: value('Y'), width: value('WIDTH'), height: value('HEIGHT') };
}
