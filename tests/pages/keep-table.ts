import { readFile, writeFile } from 'node:fs/promises';
import { printTable, type CaseResult } from './verdict.ts';
import type { BrowserName } from './page-case.ts';

const FILE = new URL('../../docs/capture-cases.md', import.meta.url);
const TITLE = `# What is captured, and how

Written by the end-to-end tests (\`CAPTURE_CASES=write npm run e2e -- tests/e2e/page-cases\`): each case is a small page with
a test card on it (\`tests/pages/cases\`), right-clicked with the real pointer; \`exact\` means every pixel.
`;

/** Prints the table, and keeps it in the docs where the environment asks for it. */
export async function keepTable(
  browser: BrowserName,
  results: readonly CaseResult[],
): Promise<void> {
  const table = printTable(browser, results);
  console.log(table);
  if (process.env['CAPTURE_CASES'] !== 'write') return;
  const before = await readFile(FILE, 'utf8').catch(() => TITLE);
  const others = before.split(/^(?=## )/m).filter((part) => part.startsWith('## '));
  const kept = others.filter((part) => !part.startsWith(`## ${browser}`));
  const parts = [...kept.map((part) => part.trimEnd() + '\n'), table].toSorted();
  await writeFile(FILE, [TITLE, ...parts].join('\n'));
}
