import * as z from 'zod/mini';
import type { Marionette } from './marionette.ts';

/** `content` is the page in the current tab; `chrome` is the browser itself, with all rights. */
export type FirefoxContext = 'content' | 'chrome';

const Value = z.object({ value: z.unknown() });
const TextValue = z.object({ value: z.string() });
const Tab = z.object({ handle: z.string() });

/**
 * What can be done with a running Firefox, whatever is installed in it. Scripts are the bodies of
 * async functions: they may `await`, find their arguments in `args`, and `return` JSON.
 */
export class FirefoxSession {
  readonly #marionette: Marionette;
  /** The contexts are modes of the connection, so what is asked of Firefox must not overlap. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(marionette: Marionette) {
    this.#marionette = marionette;
  }

  /** Loads a page in the current tab and waits for it; extension pages too. */
  async goto(url: string): Promise<void> {
    await this.command('content', 'WebDriver:Navigate', { url });
  }

  /** Opens a tab in front of the others, makes it the current one, and gives its handle. */
  async newTab(url: string): Promise<string> {
    const tab = await this.command('content', 'WebDriver:NewWindow', { type: 'tab', focus: true });
    const { handle } = z.parse(Tab, tab);
    await this.switchTo(handle);
    await this.goto(url);
    return handle;
  }

  /** The handles of all tabs. */
  async tabs(): Promise<string[]> {
    const handles = await this.command('content', 'WebDriver:GetWindowHandles');
    return z.parse(z.array(z.string()), handles);
  }

  /** Makes a tab the current one for scripts; only with `focus` does it come to the front. */
  async switchTo(handle: string, focus = false): Promise<void> {
    await this.command('content', 'WebDriver:SwitchToWindow', { handle, focus });
  }

  /** Closes the current tab. `switchTo` another one afterwards. */
  async closeTab(): Promise<void> {
    await this.command('content', 'WebDriver:CloseWindow');
  }

  /** Runs a script in the page of the current tab. */
  async evaluate<T>(schema: z.ZodMiniType<T>, script: string, ...args: unknown[]): Promise<T> {
    return z.parse(schema, await this.#run('content', script, args));
  }

  /** Runs a script in the browser itself: its windows, menus, preferences and extensions. */
  async evaluateInChrome<T>(
    schema: z.ZodMiniType<T>,
    script: string,
    ...args: unknown[]
  ): Promise<T> {
    return z.parse(schema, await this.#run('chrome', script, args));
  }

  /** A picture of what the current tab shows, as PNG. */
  async screenshot(): Promise<Buffer> {
    const shot = await this.command('content', 'WebDriver:TakeScreenshot', { full: false });
    return Buffer.from(z.parse(TextValue, shot).value, 'base64');
  }

  /** Any of Marionette's commands, in one of its two contexts; its result as Firefox sent it. */
  async command(
    context: FirefoxContext,
    name: string,
    parameters: Record<string, unknown> = {},
  ): Promise<unknown> {
    const turn = this.#turn.then(async () => {
      await this.#marionette.send('Marionette:SetContext', { value: context });
      return this.#marionette.send(name, parameters);
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #run(context: FirefoxContext, script: string, args: unknown[]): Promise<unknown> {
    const answer = await this.command(context, 'WebDriver:ExecuteScript', {
      script: `return (async (...args) => { ${script} })(...arguments);`,
      args,
      // In a page, the page's own sandbox; in the browser, one with all rights.
      sandbox: context === 'chrome' ? 'system' : null,
      newSandbox: false,
    });
    return z.parse(Value, answer).value;
  }
}
