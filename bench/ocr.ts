/**
 * `npm run bench:ocr`: how right and how quick the shipped build reads on this device, beside
 * Tesseract.js on the same images in the same run. docs/ocr-accuracy.md says how it is measured.
 */
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { installBrowsers } from '../tests/browsers/install.ts';
import { keepFigures } from './ocr/keep-figures.ts';
import { measure } from './ocr/measure.ts';
import { runSchema, type MeasuredImage, type Run } from './ocr/measured.ts';
import { runTables } from './ocr/tables.ts';

const { values } = parseArgs({
  options: {
    /** `own`, `shared`, or both. */
    set: { type: 'string', multiple: true, default: ['own', 'shared'] },
    shared: { type: 'string', default: new URL('../../shared/ocr', import.meta.url).pathname },
    /** Parts of "category/name"; one of them must fit. */
    only: { type: 'string', multiple: true, default: [''] },
    /** Where the measurements go; printed again by `--from`. */
    json: { type: 'string' },
    /** Files of earlier runs: nothing is measured. */
    from: { type: 'string', multiple: true, default: [] },
    'no-peer': { type: 'boolean', default: false },
    /** Puts the tables into docs/ocr-accuracy.md. */
    keep: { type: 'boolean', default: false },
  },
});

const run = values.from.length > 0 ? joinRuns(await readRuns(values.from)) : await measureNow();
if (values.json !== undefined) await writeFile(values.json, JSON.stringify(run, null, 1));
console.log(`\n${runTables(run)}`);
if (values.keep) await keepFigures(runTables(run));

async function measureNow(): Promise<Run> {
  await installBrowsers({ firefox: false });
  if (spawnSync('npm', ['run', '--silent', 'build:chrome'], { stdio: 'ignore' }).status !== 0) {
    throw new Error('the build failed');
  }
  return measure({
    sets: values.set,
    sharedFolder: values.shared,
    isWanted: (name) => values.only.some((part) => name.includes(part)),
    withPeer: !values['no-peer'],
    onImage: printImage,
  });
}

function printImage({ category, name, legible, enlarged, failure }: MeasuredImage): void {
  const cell = (reading: MeasuredImage['enlarged']) =>
    reading
      ? `${reading.score.errors} of ${reading.score.characters}, ${reading.ms.toFixed(0)} ms`.padEnd(
          26,
        )
      : '';
  console.log(
    `${`${category}/${name}`.padEnd(40)} ${cell(legible)} ${cell(enlarged)} ${failure ?? ''}`,
  );
}

async function readRuns(files: readonly string[]): Promise<Run[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return texts.map((text) => runSchema.parse(JSON.parse(text)));
}

/** One run made of parts; what is measured once in a run is the first part's. */
function joinRuns([first, ...others]: readonly Run[]): Run {
  if (!first) throw new Error('no runs');
  return { ...first, images: [first, ...others].flatMap(({ images }) => images) };
}
