import { readFile, writeFile } from 'node:fs/promises';

const FILE = new URL('../../docs/ocr-accuracy.md', import.meta.url);
const TITLE = '## Figures\n';

/** Puts a run's tables under the docs' last heading, in place of those that stood there. */
export async function keepFigures(tables: string): Promise<void> {
  const [method = ''] = (await readFile(FILE, 'utf8')).split(TITLE);
  await writeFile(FILE, `${method}${TITLE}\n${tables}`);
}
