import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium, type Chromium } from '../browsers/chromium.ts';
import { startDisplay, type Display } from '../browsers/display.ts';
import { accuracyBounds, type Bound } from '../ocr/accuracy-bounds.ts';
import {
  isReadByCharacter,
  type LabelledImage,
  type LabelledPage,
} from '../ocr/labelled/labelled-page.ts';
import { labelledPages } from '../ocr/labelled/labelled-pages.ts';
import { renderLabelled } from '../ocr/labelled/render-labelled.ts';
import { indentation, type Indentation } from '../ocr/indentation.ts';
import { addScores, rates, score, type Score } from '../ocr/score.ts';
import { WorkspaceReader } from '../ocr/workspace-reader.ts';
import { CHROME_BUILD } from './chromium-lab.ts';

const quickPages = labelledPages.filter(({ quick }) => quick);
const groupOf = ({ category, language }: LabelledPage | LabelledImage) =>
  category === 'language' ? language : category;

let display: Display;
let chromium: Chromium;
let reader: WorkspaceReader;
const images: LabelledImage[] = [];

beforeAll(async () => {
  display = await startDisplay();
  chromium = await launchChromium({ display, extension: CHROME_BUILD });
  const tab = await chromium.newPage('about:blank');
  for (const page of quickPages) images.push(await renderLabelled(tab, page));
  await tab.close();
  reader = await WorkspaceReader.open(chromium);
});
afterAll(async () => {
  await chromium.close();
  await display.stop();
});

it('has a bound for every group of the quick pages, and no other', () => {
  expect(Object.keys(accuracyBounds).sort()).toEqual([...new Set(quickPages.map(groupOf))].sort());
});

it.each(Object.entries(accuracyBounds))('reads %s as well as it ever did', async (group, bound) => {
  const scores: Score[] = [];
  const texts: string[] = [];
  const indented = { lines: 0, right: 0 };
  for (const image of images.filter((image) => groupOf(image) === group)) {
    const job = await reader.read(image.png);
    expect(job.state.phase).toBe('done');
    const byCharacter = isReadByCharacter(image.language);
    scores.push(score(image.lines.join('\n'), job.text, { byCharacter }));
    const { lines, right } = indentation(image.lines, job.text);
    indented.lines += lines;
    indented.right += right;
    texts.push(`${image.name}:\n${job.text}`);
  }
  const reached = boundOf(addScores(scores), indented);
  console.log(`  ${group}: ${inspect(reached)},`);
  const read = texts.join('\n\n');
  expect(reached.errors, read).toBeLessThanOrEqual(bound.errors);
  expect(reached.found, read).toBeGreaterThanOrEqual(bound.found);
  expect(reached.right, read).toBeGreaterThanOrEqual(bound.right);
  expect(reached.inOrder, read).toBeLessThanOrEqual(bound.inOrder);
  expect(reached.indented ?? 0, read).toBeGreaterThanOrEqual(bound.indented ?? 0);
});

function boundOf(scores: Score, indented: Indentation): Bound {
  const { lineErrorRate, recall, precision, orderedErrorRate } = rates(scores);
  const atMost = (rate: number) => Math.ceil(rate * 1000) / 10;
  const atLeast = (rate: number) => Math.floor(rate * 1000) / 10;
  return {
    errors: atMost(lineErrorRate),
    found: atLeast(recall),
    right: atLeast(precision),
    inOrder: atMost(orderedErrorRate),
    ...(indented.lines > 0 && { indented: atLeast(indented.right / indented.lines) }),
  };
}
