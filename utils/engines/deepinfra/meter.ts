import { fail } from '../../core/failure.ts';
import { withSpent, wouldPassCap, type Caps, type Spending } from '../../core/spending.ts';

export interface MeterWorld {
  load(): Promise<Spending>;
  save(spending: Spending): Promise<void>;
  /** The local day, such as `2026-11-22`. */
  today(): string;
}

/** A request's share of what may be spent, from before it is sent until its cost is known. */
export interface Hold {
  /** The request is over and has cost this, in USD. */
  settle(usd: number): Promise<void>;
}

export interface Meter {
  /**
   * Books what a request is expected to cost, so that it counts even if nobody is left to say what
   * it did, and holds the most that it can until it is settled. USD. Errors: FailureError
   * `cap_reached`.
   */
  reserve(cost: { expected: number; most: number }, caps: Caps): Promise<Hold>;
}

/** Keeps account of what requests cost. One a background: it alone writes what is stored. */
export function createMeter(world: MeterWorld): Meter {
  /** What running requests may cost beyond what is booked for them. */
  let held = 0;
  let turn: Promise<unknown> = Promise.resolve();

  /** Reads and writes one after the other, or two requests would book over each other. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  };

  return {
    reserve: ({ expected, most }, caps) =>
      inTurn(async () => {
        const day = world.today();
        const spending = await world.load();
        if (wouldPassCap(spending, day, held + most, caps)) fail('cap_reached');
        if (expected !== 0) await world.save(withSpent(spending, day, expected));
        const beyond = most - expected;
        held += beyond;
        let isOpen = true;
        return {
          settle: (usd) =>
            inTurn(async () => {
              if (!isOpen) return;
              isOpen = false;
              held -= beyond;
              if (usd === expected) return;
              await world.save(withSpent(await world.load(), day, usd - expected));
            }),
        };
      }),
  };
}
