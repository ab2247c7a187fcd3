import type { Page } from 'puppeteer-core';

/** Everything that a script could leave on a page. */
export interface PageTraces {
  /** How many listeners there are, by whose and where: of the page or of an extension. */
  readonly listeners: Readonly<Record<string, number>>;
  /** Its markup, where it is scrolled, its style sheets, its globals. */
  readonly markup: readonly unknown[];
}

export async function pageTraces(page: Page): Promise<PageTraces> {
  const session = await page.createCDPSession();
  const extensions: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension:')) extensions.push(context.id);
  });
  await session.send('Runtime.enable');
  const listeners: Record<string, number> = {};
  const count = async (expression: string, contextId?: number) => {
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      ...(contextId !== undefined && { contextId }),
    });
    const objectId = result.objectId ?? '';
    const below = { depth: -1, pierce: true };
    const found = await session.send('DOMDebugger.getEventListeners', { objectId, ...below });
    const where = contextId === undefined ? expression : `extension's ${expression}`;
    if (found.listeners.length > 0) listeners[where] = found.listeners.length;
  };
  // Stands for all of its elements, whoever listens.
  await count('document');
  for (const expression of ['window', 'visualViewport']) {
    // Of these each world sees its own.
    await count(expression);
    for (const contextId of extensions) await count(expression, contextId);
  }
  await session.detach();
  const markup = await page.evaluate(() => [
    document.documentElement.outerHTML,
    scrollX,
    scrollY,
    document.adoptedStyleSheets.length,
    // But for the test's own.
    Object.keys(window).filter((name) => !name.includes('ariaQuery')).length,
  ]);
  return { listeners, markup };
}
