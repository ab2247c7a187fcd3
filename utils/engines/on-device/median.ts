/** The upper median; `fallback` where there are no values. */
export function median(values: readonly number[], fallback = 0): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? fallback;
}
