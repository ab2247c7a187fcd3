import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What a part of the shipped build may weigh, in bytes as it lies on the disk. A budget is raised
 * only with the reason in the commit.
 */
const budgets: Readonly<Record<string, number>> = {
  // The worker's cold start reads it all: openai 7 is two thirds of it; the rest is capture, tasks,
  // sizes, costs, batches, doubts, the history, private windows and updates. A service worker can
  // load no part of itself later.
  'background.js': 620_000,
  // Injected into pages at each gesture.
  'alt-text.js': 30_000,
  'capture.js': 40_000,
  'region.js': 60_000,
  'picker.js': 60_000,
  'text-layer.js': 40_000,
  'ocr-worker.js': 140_000,
  'tesseract-worker.js': 60_000,
  'gpu-worker.js': 90_000,
  'png-worker.js': 5_000,
  'request-worker.js': 60_000,
  // What is worked out of long texts: mostly what finds phone numbers, and what reads Markdown.
  'text-worker.js': 340_000,
  // The views' scripts, with what reads tables.
  chunks: 287_000,
  // Loaded when they are first needed: pdf.js; KaTeX and what draws grids and trees; DOMPurify; what
  // is done with a result, its image, its editor; what mends JSON; the history with its search; the
  // virtual list, which grids and the history share.
  'chunks/open-pdf': 520_000,
  'chunks/rendered-result': 281_000,
  'chunks/sanitised-html': 31_000,
  'chunks/result-tools': 12_000,
  'chunks/result-image': 4_000,
  'chunks/edited-text': 3_000,
  'chunks/json-repair': 12_000,
  'chunks/history-view': 30_000,
  'chunks/use-virtual-rows': 34_000,
  // What finds addresses and phone numbers, with each country's rules; the reader of codes.
  'chunks/found': 230_000,
  'chunks/read-codes': 60_000,
  codes: 1_000_000,
  assets: 40_000,
  // Three WebAssembly runtimes, 35 MB, 17 of which only machines with a GPU load; detection and English, 17; the networks of Chinese and Japanese,
  // 32; Tesseract's data of the other languages, 26.
  engine: 108_300_000,
  // The worker of pdf.js, character maps, stand-in fonts and decoders.
  pdf: 4_000_000,
  total: 115_400_000,
};

/** The parts of a build that are over their budget, one line each; empty if all are within. */
export async function overBudget(build: string): Promise<string[]> {
  const sizes = new Map<string, number>([['total', 0]]);
  for (const entry of await readdir(build, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const part = partOf(path.slice(build.length).replace(/^\/+/, ''));
    const { size } = statSync(path);
    sizes.set(part, (sizes.get(part) ?? 0) + size);
    sizes.set('total', (sizes.get('total') ?? 0) + size);
  }
  return Object.entries(budgets).flatMap(([part, most]) => {
    const size = sizes.get(part) ?? 0;
    if (size > most) return [`${build}: ${part} weighs ${size} bytes, ${most} are allowed`];
    return size === 0 ? [`${build}: ${part} is missing`] : [];
  });
}

/** The budget that a file of the build counts towards: a late chunk's own, or its folder's. */
function partOf(path: string): string {
  const late = Object.keys(budgets).find(
    (part) => part.startsWith('chunks/') && path.startsWith(`${part}-`),
  );
  return late ?? path.split('/')[0] ?? '';
}
