import type { Page } from 'puppeteer-core';
import * as z from 'zod/mini';

const eventSchema = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(),
  dur: z.optional(z.number()),
  tdur: z.optional(z.number()),
});
const traceSchema = z.object({ traceEvents: z.array(z.unknown()) });
/** Milliseconds since some moment. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const RUN_TASK = 'ThreadControllerImpl::RunTask';

/**
 * The longest that a page worked on one frame while something was done with it, in milliseconds; 0
 * where none took 50. The frames are what `long-animation-frame` tells, from the first task until it
 * is drawn; of these the time counts in which the page's thread had the processor: a busy machine is
 * not the page's fault.
 */
export async function longestFrame(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.tracing.start({ categories: ['-*', 'toplevel', 'blink.user_timing'] });
  const mark = `frames-${crypto.randomUUID()}`;
  const markedAt = await page.evaluate((name: string) => performance.mark(name).startTime, mark);
  await act();
  const frames = await framesSince(page, markedAt);
  const trace = new TextDecoder().decode(await page.tracing.stop());
  const { traceEvents } = traceSchema.parse(JSON.parse(trace));
  const events = traceEvents.flatMap((event) => eventSchema.safeParse(event).data ?? []);
  const marked = events.find(({ name }) => name === mark);
  if (!marked) throw new Error('the mark is not in the trace');
  const tasks = events
    .filter(({ name, pid, tid }) => name === RUN_TASK && pid === marked.pid && tid === marked.tid)
    .map(({ ts, dur = 0, tdur = dur }) => {
      const start = markedAt + (ts - marked.ts) / 1000;
      return { start, end: start + dur / 1000, ms: tdur / 1000 };
    });
  const times = frames.map(({ start, end }) =>
    tasks
      .filter((task) => task.start < end && task.end > start)
      .reduce((time, { ms }) => time + ms, 0),
  );
  return Math.round(Math.max(0, ...times));
}

async function framesSince(page: Page, since: number): Promise<Span[]> {
  const frames = await page.evaluate(async () => {
    const drawn = () => new Promise((done) => requestAnimationFrame(done));
    const found: { start: number; end: number }[] = [];
    // A frame is told of when it is over.
    await drawn();
    await drawn();
    const observer = new PerformanceObserver((list) => {
      for (const { startTime: start, duration } of list.getEntries()) {
        found.push({ start, end: start + duration });
      }
    });
    observer.observe({ type: 'long-animation-frame', buffered: true });
    await drawn();
    await drawn();
    observer.disconnect();
    return found;
  });
  return frames.filter(({ start }) => start >= since);
}
