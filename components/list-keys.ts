const targets: Readonly<Record<string, (from: number, last: number, page: number) => number>> = {
  ArrowDown: (from, last) => Math.min(last, from + 1),
  ArrowUp: (from) => Math.max(0, from - 1),
  PageDown: (from, last, page) => Math.min(last, from + page),
  PageUp: (from, _, page) => Math.max(0, from - page),
  Home: () => 0,
  End: (_, last) => last,
};

/** The row of a list to which a key leads, a page key over `page` rows; undefined for other keys. */
export function rowAfterKey(
  key: string,
  from: number,
  last: number,
  page: number,
): number | undefined {
  return targets[key]?.(from, last, page);
}
