/** Puts the lines of each block (between empty lines) in the opposite order. */
export function reverseColumns(text: string): string {
  const blocks: string[][] = [[]];
  for (const line of text.split('\n')) {
    if (line.trim() === '') blocks.push([line], []);
    else blocks.at(-1)?.push(line);
  }
  return blocks.flatMap((block) => block.toReversed()).join('\n');
}
