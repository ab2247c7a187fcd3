export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('no values');
  return (low + high) / 2;
}

/** A row of the printed table: ours, the floor, and how many times the floor ours is. */
export function row(what: string, ours: readonly number[], floor: readonly number[]): string {
  const [a, b] = [median(ours), median(floor)];
  const cells = [a.toFixed(0), b.toFixed(0), (a / b).toFixed(2)].map((cell) => cell.padStart(8));
  return `${what.padEnd(52)}${cells.join('')}`;
}

/** The least value that a share of the values doesn't exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error('no values');
  return value;
}
