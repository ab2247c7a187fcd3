import * as z from 'zod/mini';
import type { FirefoxSession } from './firefox-session.ts';
import { until } from './until.ts';

/** What each script about the popup starts with: its `<browser>` and the way into its document. */
const FIND_POPUP = `
  const popup = document.querySelector('browser.webextension-popup-browser');
  const isOpen = popup?.closest('panel')?.state === 'open';
  // The way on which Marionette itself runs scripts in tabs, which leads into any document.
  const actor = () => popup.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
`;

export type HeldKey = 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey';

const Point = z.object({ x: z.number(), y: z.number() });

/** The extension's popup below the toolbar, headless too. */
export class FirefoxPopup {
  readonly #firefox: FirefoxSession;

  constructor(firefox: FirefoxSession) {
    this.#firefox = firefox;
  }

  /** Whether it is open. */
  async isOpen(): Promise<boolean> {
    return this.#firefox.evaluateInChrome(z.boolean(), `${FIND_POPUP} return isOpen === true;`);
  }

  /** Resolves once it is open and its page is loaded. */
  async waitUntilOpen(timeoutMs = 10_000): Promise<void> {
    const isLoaded = async (): Promise<boolean> =>
      (await this.isOpen()) &&
      this.evaluate(z.boolean(), `return document.readyState === 'complete';`).catch(() => false);
    await until('the popup opens', isLoaded, { deadlineMs: timeoutMs });
  }

  /** Runs a script in the popup's page, as `FirefoxSession.evaluate` does in a tab's. */
  async evaluate<T>(schema: z.ZodMiniType<T>, script: string, ...args: unknown[]): Promise<T> {
    // Arguments and results cross as text, since the popup is unknown to Marionette's own books.
    const inPopup = `return (async (...args) => { ${script} })(...${JSON.stringify(args)})
      .then((value) => JSON.stringify(value ?? null));`;
    const json = await this.#firefox.evaluateInChrome(
      z.string(),
      `${FIND_POPUP} return actor().executeScript(args[0], [], { timeout: 30000 });`,
      inPopup,
    );
    return z.parse(schema, JSON.parse(json));
  }

  /** Clicks the middle of an element in the popup; the browser takes it for a person's click. */
  async click(selector: string): Promise<void> {
    const point = await this.evaluate(
      Point,
      `const element = document.querySelector(args[0]);
      if (!element) throw new Error('Nothing to click: ' + args[0]);
      element.scrollIntoView({ block: 'nearest' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };`,
      selector,
    );
    await this.#firefox.evaluateInChrome(
      z.null(),
      `${FIND_POPUP}
      const [{ x, y }] = args;
      for (const type of ['mousemove', 'mousedown', 'mouseup']) {
        const eventData = { type, button: 0, clickCount: type === 'mousemove' ? 0 : 1 };
        await actor().dispatchEvent('synthesizeMouseAtPoint', { x, y, eventData });
      }`,
      point,
    );
  }

  /** Presses and releases a key in the popup: a character, or one of WebDriver's: `\uE007`. */
  async press(key: string, held: readonly HeldKey[] = []): Promise<void> {
    await this.#firefox.evaluateInChrome(
      z.null(),
      `${FIND_POPUP}
      const [key, held] = args;
      const { keyData } = ChromeUtils.importESModule(
        'chrome://remote/content/shared/webdriver/KeyData.sys.mjs',
      );
      const eventData = { ...keyData.getData(key) };
      for (const name of held) eventData[name] = true;
      await actor().dispatchEvent('synthesizeKeyDown', { eventData });
      await actor().dispatchEvent('synthesizeKeyUp', { eventData });`,
      key,
      held,
    );
  }

  /** Closes it, as a click elsewhere does. */
  async close(): Promise<void> {
    await this.#firefox.evaluateInChrome(
      z.null(),
      `${FIND_POPUP} popup?.closest('panel').hidePopup();`,
    );
    await until('the popup closes', async () => !(await this.isOpen()));
  }
}
