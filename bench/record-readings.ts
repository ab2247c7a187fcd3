/**
 * `node bench/record-readings.ts`: reads the English pages of the own set with the shipped build, and
 * keeps what it read in tests/ocr/readings.json, on which words in doubt are measured.
 */
import { writeFile } from 'node:fs/promises';
import { launchChromium } from '../tests/browsers/chromium.ts';
import { startDisplay } from '../tests/browsers/display.ts';
import { WorkspaceReader } from '../tests/ocr/workspace-reader.ts';
import { ownSet } from './ocr/own-set.ts';

const extension = new URL('../.output/chrome-mv3', import.meta.url).pathname;
const file = new URL('../tests/ocr/readings.json', import.meta.url);

const display = await startDisplay();
const chromium = await launchChromium({ display, extension });
const images = await ownSet(chromium, () => true);
const reader = await WorkspaceReader.open(chromium);
await reader.page.bringToFront();
const records: string[] = [];
for (const { name, language, lines, png } of images) {
  if (language !== 'eng') continue;
  const { words } = await reader.read(png);
  const rows = words.map(({ text, x, y, width, height, confidence, angle, line }) => {
    const box = [x, y, width, height].map(Math.round);
    return JSON.stringify([text, ...box, Number(confidence.toFixed(2)), angle, line]);
  });
  const truth = JSON.stringify(lines.join('\n'));
  records.push(
    `{"name": ${JSON.stringify(name)}, "truth": ${truth}, "words": [\n${rows.join(',\n')}\n]}`,
  );
}
await chromium.close();
await display.stop();
await writeFile(file, `[\n${records.join(',\n')}\n]\n`);
