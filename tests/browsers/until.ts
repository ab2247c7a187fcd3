import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until the answer is neither `undefined`, `null` nor `false`, and gives it.
 * Only for things that send no event, such as the window list of an X server.
 */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  { deadlineMs = 10_000, everyMs = 20 }: { deadlineMs?: number; everyMs?: number } = {},
): Promise<Exclude<T, undefined | null | false>> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (isAnswer(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`Waited ${deadlineMs} ms in vain: ${what}`);
    await delay(everyMs);
  }
}

function isAnswer<T>(value: T): value is Exclude<T, undefined | null | false> {
  return value !== undefined && value !== null && value !== false;
}
