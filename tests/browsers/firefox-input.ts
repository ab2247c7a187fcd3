import * as z from 'zod/mini';
import type { FirefoxContext, FirefoxSession } from './firefox-session.ts';

type Button = 'left' | 'right';
type Action = Readonly<Record<string, unknown>>;

/** The numbers that mouse events give them. */
const BUTTON_NUMBER: Record<Button, number> = { left: 0, right: 2 };
const ELEMENT_ID = 'element-6066-11e4-a52e-4f735466cecf';
const Element = z.object({ value: z.object({ [ELEMENT_ID]: z.string() }) });

/** CSS pixels of the current tab's viewport. */
export interface ViewportPoint {
  readonly x: number;
  readonly y: number;
}

/** Clicks the middle of what can be seen of an element of the current tab, or a point there. */
export async function clickInTab(
  firefox: FirefoxSession,
  target: string | ViewportPoint,
  button: Button = 'left',
): Promise<void> {
  await perform(firefox, 'content', pointer, [
    await moveTo(firefox, target),
    { type: 'pointerDown', button: BUTTON_NUMBER[button] },
    { type: 'pointerUp', button: BUTTON_NUMBER[button] },
  ]);
}

/** Presses the left button at the first point, passes through all others, releases at the last. */
export async function dragInTab(
  firefox: FirefoxSession,
  points: readonly ViewportPoint[],
): Promise<void> {
  const [first, ...others] = await Promise.all(points.map((point) => moveTo(firefox, point)));
  if (first === undefined) throw new Error('A drag needs at least one point');
  await perform(firefox, 'content', pointer, [
    first,
    { type: 'pointerDown', button: BUTTON_NUMBER.left },
    ...others,
    { type: 'pointerUp', button: BUTTON_NUMBER.left },
  ]);
}

/** Empties a field of the current tab and types text into it. */
export async function fillInTab(
  firefox: FirefoxSession,
  selector: string,
  text: string,
): Promise<void> {
  const id = await find(firefox, selector);
  await firefox.command('content', 'WebDriver:ElementClear', { id });
  await firefox.command('content', 'WebDriver:ElementSendKeys', { id, text });
}

/**
 * Presses keys at once and releases them in the current page: characters, or WebDriver's own, such
 * as `\uE009` for Control.
 */
export async function pressKeysInTab(
  firefox: FirefoxSession,
  ...keys: readonly string[]
): Promise<void> {
  await perform(firefox, 'content', keyboard, strokes(keys));
}

/** Presses keys that the browser itself or an extension has a command for, whatever the page. */
export async function pressShortcut(
  firefox: FirefoxSession,
  ...keys: readonly string[]
): Promise<void> {
  // Keys sent to a page never come by the browser's window, where commands are looked for.
  await perform(firefox, 'chrome', keyboard, strokes(keys));
}

const pointer = { id: 'pointer', type: 'pointer', parameters: { pointerType: 'mouse' } };
const keyboard = { id: 'keyboard', type: 'key' };

async function perform(
  firefox: FirefoxSession,
  context: FirefoxContext,
  source: Action,
  actions: readonly Action[],
): Promise<void> {
  await firefox.command(context, 'WebDriver:PerformActions', {
    actions: [{ ...source, actions }],
  });
}

async function find(firefox: FirefoxSession, selector: string): Promise<string> {
  const query = { using: 'css selector', value: selector };
  const found = await firefox.command('content', 'WebDriver:FindElement', query);
  return z.parse(Element, found).value[ELEMENT_ID];
}

async function moveTo(firefox: FirefoxSession, target: string | ViewportPoint): Promise<Action> {
  if (typeof target !== 'string') return { type: 'pointerMove', ...target, duration: 0 };
  const origin = { [ELEMENT_ID]: await find(firefox, target) };
  await firefox.evaluate(
    z.null(),
    `document.querySelector(args[0]).scrollIntoView({ block: 'nearest', inline: 'nearest' });`,
    target,
  );
  return { type: 'pointerMove', origin, x: 0, y: 0, duration: 0 };
}

function strokes(keys: readonly string[]): Action[] {
  const down = keys.map((value) => ({ type: 'keyDown', value }));
  const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
  return [...down, ...up];
}
