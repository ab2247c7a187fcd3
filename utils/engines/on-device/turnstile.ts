/** A place in a queue: `turn` resolves when all before have left; `leave` lets the next one in. */
export interface Place {
  readonly turn: Promise<void>;
  readonly leave: () => void;
}

/** Lets one pass at a time, in the order of asking. */
export function createTurnstile(): () => Place {
  let last = Promise.resolve();
  return () => {
    const turn = last;
    const left = Promise.withResolvers<void>();
    last = turn.then(() => left.promise);
    return { turn, leave: left.resolve };
  };
}
