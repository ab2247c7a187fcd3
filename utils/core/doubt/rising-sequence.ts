/** The indices of a longest run of values, not next to each other, in which none is smaller than the one before. */
export function risingSequence(values: readonly number[]): number[] {
  const best: { length: number; previous: number }[] = [];
  values.forEach((value, at) => {
    let [length, previous] = [1, -1];
    for (let before = 0; before < at; before++) {
      const known = best[before];
      if (!known || (values[before] ?? 0) > value || known.length < length) continue;
      [length, previous] = [known.length + 1, before];
    }
    best.push({ length, previous });
  });
  let at = best.findIndex(({ length }) => length === Math.max(...best.map((one) => one.length)));
  const rising: number[] = [];
  for (; at >= 0; at = best[at]?.previous ?? -1) rising.unshift(at);
  return rising;
}
