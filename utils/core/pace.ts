/**
 * How many requests may be under way at once, learned from the server's refusals: one more after as
 * many successes as there are requests at once, half after a refusal (additive increase,
 * multiplicative decrease).
 */
export interface Pace {
  /** A whole number of it is allowed; it grows in fractions. */
  readonly limit: number;
  readonly most: number;
  /** Counts the decreases: a request begun before the last one says nothing new by its refusal. */
  readonly epoch: number;
}

export function newPace(most: number): Pace {
  return { limit: most, most, epoch: 0 };
}

export function allowedAtOnce({ limit }: Pace): number {
  return Math.max(1, Math.floor(limit));
}

export function afterSuccess(pace: Pace): Pace {
  return { ...pace, limit: Math.min(pace.most, pace.limit + 1 / pace.limit) };
}

/** `epoch` is the one in which the refused request began. */
export function afterRefusal(pace: Pace, epoch: number): Pace {
  if (epoch !== pace.epoch) return pace;
  return { ...pace, limit: Math.max(1, pace.limit / 2), epoch: pace.epoch + 1 };
}

/** The same experience under another upper bound. */
export function boundedBy(pace: Pace, most: number): Pace {
  if (most === pace.most) return pace;
  // A limit that nothing has lowered follows the bound up.
  const limit = pace.limit === pace.most ? most : Math.min(pace.limit, most);
  return { ...pace, limit, most };
}
