/** How often the browser is asked, in ms: not every worker is sent the event. */
const ASK_EVERY_MS = 2_000;

/** Whether the browser knows of a connection; it may still lead nowhere. */
export function isOnline(): boolean {
  return navigator.onLine;
}

/** Waits for a connection, at most so many ms, or until the signal is aborted; gives the ms waited. */
export function waitForNetwork(longestMs: number, until: AbortSignal): Promise<number> {
  const start = performance.now();
  return new Promise((resolve) => {
    const look = () => {
      const waited = performance.now() - start;
      if (!isOnline() && !until.aborted && waited < longestMs) return;
      clearInterval(timer);
      removeEventListener('online', look);
      until.removeEventListener('abort', look);
      resolve(waited);
    };
    const timer = setInterval(look, ASK_EVERY_MS);
    addEventListener('online', look);
    until.addEventListener('abort', look);
    look();
  });
}
