import { cpus, loadavg } from 'node:os';
import { launchChromium } from '../../tests/browsers/chromium.ts';
import { startDisplay } from '../../tests/browsers/display.ts';
import { isReadByCharacter, type Language } from '../../tests/ocr/labelled/labelled-page.ts';
import { indentation } from '../../tests/ocr/indentation.ts';
import { score } from '../../tests/ocr/score.ts';
import { wordOverlaps } from '../../tests/ocr/word-overlap.ts';
import { WorkspaceReader } from '../../tests/ocr/workspace-reader.ts';
import type { BenchImage } from './bench-image.ts';
import type { MeasuredImage, MeasuredReading, Run } from './measured.ts';
import { ownSet } from './own-set.ts';
import { peakMemory } from './peak-memory.ts';
import { sharedSet } from './shared-set.ts';
import { startTesseractPeer, type TesseractPeer } from './tesseract-peer.ts';

const OURS = new URL('../../.output/chrome-mv3', import.meta.url).pathname;

export interface MeasureOptions {
  readonly sets: readonly string[];
  /** Where the shared set's manifest lies, if it is there. */
  readonly sharedFolder: string;
  /** Given "category/name". */
  readonly isWanted: (name: string) => boolean;
  /** Without it, Tesseract.js reads nothing. */
  readonly withPeer: boolean;
  readonly onImage: (image: MeasuredImage) => void;
}

/** Reads every wanted image with the shipped build and with Tesseract.js, one after the other. */
export async function measure(options: MeasureOptions): Promise<Run> {
  const [load = null] = loadavg();
  const display = await startDisplay();
  try {
    const images = await loadImages(options, display);
    return { ...(await measureImages(images, options, display)), load };
  } finally {
    await display.stop();
  }
}

type Display = Awaited<ReturnType<typeof startDisplay>>;
type SetImage = BenchImage & { readonly set: string };

/** Rendered in a browser of its own, so that the one that reads has seen nothing before. */
async function loadImages(options: MeasureOptions, display: Display): Promise<SetImage[]> {
  const { sets, sharedFolder, isWanted } = options;
  const chromium = await launchChromium({ display, extension: OURS });
  try {
    const own = sets.includes('own') ? await ownSet(chromium, isWanted) : [];
    const shared = sets.includes('shared') ? await sharedSet(sharedFolder, isWanted) : [];
    const images = [
      ...own.map((image) => Object.assign(image, { set: 'own' })),
      ...shared.map((image) => Object.assign(image, { set: 'shared' })),
    ];
    // Tesseract loads each language once; nobody's times depend on the order.
    return images.sort((a, b) => languageRank(a.language) - languageRank(b.language));
  } finally {
    await chromium.close();
  }
}

const ranks: Language[] = ['eng'];
function languageRank(language: Language): number {
  if (!ranks.includes(language)) ranks.push(language);
  return ranks.indexOf(language);
}

async function measureImages(
  images: readonly SetImage[],
  { withPeer, onImage }: MeasureOptions,
  display: Display,
): Promise<Omit<Run, 'load'>> {
  const [first] = images;
  if (!first) throw new Error('No image was chosen');
  const chromium = await launchChromium({ display, extension: OURS });
  const reader = await WorkspaceReader.open(chromium);
  const peer = withPeer ? await startTesseractPeer(chromium) : null;
  try {
    await reader.page.bringToFront();
    const coldJob = await reader.read(first.png);
    const coldPeer = peer && (await readCold(peer, first));

    const measured: MeasuredImage[] = [];
    let language = first.language;
    let hasPeerLanguage = coldPeer !== null;
    for (const image of images) {
      if (peer && image.language !== language) {
        language = image.language;
        hasPeerLanguage = (await peer.start(language)) !== null;
      }
      const one = await measureImage(image, reader, hasPeerLanguage ? peer : null);
      measured.push(one);
      onImage(one);
    }
    const peaks = await peakMemory(chromium.browser.process()?.pid ?? 0);
    return {
      date: new Date().toISOString().slice(0, 10),
      browser: await chromium.browser.version(),
      cores: cpus().length,
      images: measured,
      coldStart: {
        legible: (coldJob.endedAt ?? 0) - coldJob.createdAt,
        enlarged: coldPeer,
      },
      peakMemory: { legible: peaks.extension, enlarged: withPeer ? peaks.page : null },
    };
  } finally {
    await peer?.close();
    await chromium.close();
  }
}

async function readCold(
  peer: TesseractPeer,
  { language, png }: BenchImage,
): Promise<number | null> {
  await peer.page.bringToFront();
  const start = await peer.start(language);
  return start === null ? null : start + (await peer.read(png, true)).ms;
}

async function measureImage(
  image: SetImage,
  reader: WorkspaceReader,
  peer: TesseractPeer | null,
): Promise<MeasuredImage> {
  const scored = ({ text, ms }: { text: string; ms: number }): MeasuredReading => ({
    text,
    ms,
    score: score(image.lines.join('\n'), text, {
      ignoreCase: image.ignoreCase,
      byCharacter: isReadByCharacter(image.language),
    }),
  });
  // A page in the background runs at a lower priority.
  await reader.page.bringToFront();
  const job = await reader.read(image.png);
  await peer?.page.bringToFront();
  const plain = await peer?.read(image.png, false);
  const enlarged = await peer?.read(image.png, true);
  const { set, name, category, language, hasOrder } = image;
  return {
    set,
    name,
    category,
    language,
    hasOrder,
    legible: scored({ text: job.text, ms: (job.endedAt ?? 0) - (job.readingSince ?? 0) }),
    plain: plain ? scored(plain) : null,
    enlarged: enlarged ? scored(enlarged) : null,
    overlaps: isReadByCharacter(language) ? [] : wordOverlaps(image.words, job.words),
    indentation: indentation(image.lines, job.text),
    failure: job.state.phase === 'failed' ? job.state.failure.code : null,
  };
}
