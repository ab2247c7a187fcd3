/** How much of each kind there is. `held` are batches that lie in the background's memory alone. */
interface Busy {
  readonly jobs: number;
  readonly items: number;
  readonly collecting: number;
  readonly held: number;
}

interface World {
  /** Keeps the background alive until the signal is aborted. */
  keepAlive(until: AbortSignal): void;
  /** Has it started again, should it be killed all the same. */
  setWakeAlarm(): Promise<void>;
  clearWakeAlarm(): Promise<void>;
  /** Work is under way, or no longer. */
  onWork(isUnderWay: boolean): void;
  /** The background must not end, or may again. */
  onStay(mustStay: boolean): void;
}

/** Keeps the background alive while work is under way, or held that would be gone with it. */
export function createBusyWatch(world: World) {
  let busy: Busy = { jobs: 0, items: 0, collecting: 0, held: 0 };
  let isUnderWay = false;
  let awake: AbortController | null = null;

  const note = (change: Partial<Busy>): void => {
    busy = { ...busy, ...change };
    const had = isUnderWay;
    isUnderWay = busy.jobs + busy.items + busy.collecting > 0;
    if (isUnderWay !== had) world.onWork(isUnderWay);
    const mustStay = isUnderWay || busy.held > 0;
    if (mustStay === (awake !== null)) return;
    world.onStay(mustStay);
    if (mustStay) {
      world.keepAlive((awake = new AbortController()).signal);
      void world.setWakeAlarm();
    } else {
      awake?.abort();
      awake = null;
      void world.clearWakeAlarm();
    }
  };

  return {
    note,
    mustStay: () => awake !== null,
    /** Counts what is being collected until it is. */
    async collecting<T>(work: Promise<T>): Promise<T> {
      note({ collecting: busy.collecting + 1 });
      return work.finally(() => note({ collecting: busy.collecting - 1 }));
    },
  };
}
