/** The classes of a PaddleOCR recogniser: CTC's blank, the dictionary file's lines, the space. */
export function parseAlphabet(file: Uint8Array): string[] {
  const characters = new TextDecoder().decode(file).replaceAll('\r', '').split('\n');
  if (characters.at(-1) === '') characters.pop();
  return ['', ...characters, ' '];
}
