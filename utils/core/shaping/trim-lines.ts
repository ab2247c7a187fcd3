/**
 * Without spaces at the ends of lines, empty lines at both ends, and more than one empty line in a
 * row. The beginnings of lines stay: there they may mean something, as in code.
 */
export function trimLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}
