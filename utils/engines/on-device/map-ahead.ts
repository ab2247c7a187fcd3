/**
 * Maps in order, with up to `ahead` calls under way at a time. Whoever stops asking stops the rest;
 * what is under way then ends unheard.
 */
export async function* mapAhead<Item, Result>(
  items: readonly Item[],
  ahead: number,
  map: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const underWay: Promise<Result>[] = [];
  for (const item of items) {
    const result = map(item);
    // A failure is told when its turn comes, or never if nobody asks any more.
    result.catch(() => {});
    underWay.push(result);
    const first = underWay.length >= ahead ? underWay.shift() : undefined;
    if (first) yield await first;
  }
  for (const result of underWay) yield await result;
}
