import type { Model } from '../../core/catalogue.ts';
import { textTokens, tokenCost, type Price } from '../../core/cost.ts';
import { fail, toFailure } from '../../core/failure.ts';
import { imageRule } from '../../core/image-rule.ts';
import type { ReadEnd, ReadEvent } from '../../core/read-event.ts';
import { isDeepInfra } from '../../core/deepinfra-address.ts';
import { usableBaseUrl } from '../../core/settings.ts';
import type { Seam } from '../../core/tiles.ts';
import { sizeImage, type SizedImage, type SizedTile } from '../../image/sized-image.ts';
import type { Reader, ReadRequest } from '../reader.ts';
import { createBill } from './bill.ts';
import { chatRequest } from './chat-request.ts';
import type { Hold, Meter } from './meter.ts';
import { allOptions } from './refused-option.ts';
import { createTileText, type ReadTile } from './tile-text.ts';

export interface SizeWorld {
  readonly meter: Meter;
  /** The models whose prices are known. */
  models(): Promise<readonly Model[]>;
  /** Whether the person has given access to the host of an API that isn't DeepInfra's. */
  mayReach(baseUrl: string): Promise<boolean>;
}

/** Tiles of one image: read one after the other, or looked at together in one request. */
const MOST_READ = 40;
const MOST_TOGETHER = 8;

/** USD per million tokens that a model of DeepInfra's is taken for whose price isn't known. */
const carefulPrice: Price = { inputPrice: 1, outputPrice: 5 };
const unknownPrice: Price = { inputPrice: null, outputPrice: null };

/** What is asked at once. */
interface Step extends ReadTile {
  readonly tiles: readonly SizedTile[];
  readonly captions?: readonly string[];
  readonly addresses?: readonly (string | null)[];
  /** Tokens of images and prompt. */
  readonly inputTokens: number;
}

/**
 * Reads with `ask` what is larger than a model can look at, in the size that suits it: small crops
 * enlarged, large images scaled down, tall pages cut into tiles and read as one text. Says what it
 * is going to cost and what it did, and stops before a cap would be passed.
 */
export function readInSize(ask: Reader, world: SizeWorld): Reader {
  return async function* (request, signal) {
    const images: SizedImage[] = [];
    const price = await priceOf(request, world);
    const bill = createBill(price ?? unknownPrice);
    let hold: Hold | null = null;
    try {
      await checkServer(request, world);
      yield { type: 'progress', progress: { step: 'preparing-image' } };
      const { budget } = imageRule(request.model);
      const most = request.task.lineByLine ? MOST_READ : MOST_TOGETHER;
      for (const image of request.images) images.push(await sizeImage(image, budget, most));
      if (signal.aborted) return yield end({ kind: 'cancelled' });

      const steps = stepsOf(request, images);
      const input = steps.reduce((sum, { inputTokens }) => sum + inputTokens, 0);
      const costUsd = price && tokenCost(price, { input, output: 0 });
      yield { type: 'estimate', estimate: { promptTokens: input, costUsd } };
      hold = await world.meter.reserve(reservation(request, price, input, steps.length), {
        capPerDayUsd: request.settings.capPerDayUsd,
        capPerMonthUsd: request.settings.capPerMonthUsd,
      });

      const text = createTileText();
      let model: string | null = null;
      for (const [index, step] of steps.entries()) {
        const isLast = index === steps.length - 1;
        bill.begin(step.inputTokens);
        text.begin(step);
        for await (const given of askStep(ask, request, step, signal)) {
          const event = bill.note(given);
          if (event.type === 'end') {
            const isComplete = event.end.kind === 'complete';
            const rest = text.end() + (isComplete && !isLast ? '' : text.rest());
            if (steps.length > 1 && rest !== '') yield { type: 'text', text: rest };
            if (isComplete && !isLast) break;
            await hold.settle(bill.total());
            return yield event;
          }
          if (event.type === 'answered-by') {
            if (event.model === model) continue;
            model = event.model;
          }
          if (steps.length === 1) yield event;
          else yield* inPart(event, text, { part: index + 1, total: steps.length });
        }
        if (signal.aborted) return yield end({ kind: 'cancelled' });
      }
    } catch (error) {
      yield end(signal.aborted ? { kind: 'cancelled' } : failedBy(error));
    } finally {
      for (const image of images) image.close();
      await hold?.settle(bill.total());
    }
  };
}

function end(ending: ReadEnd): ReadEvent {
  return { type: 'end', end: ending };
}

function failedBy(error: unknown): ReadEnd {
  return { kind: 'failed', failure: toFailure(error) };
}

async function checkServer({ settings }: ReadRequest, world: SizeWorld): Promise<void> {
  const baseUrl = usableBaseUrl(settings.baseUrl) ?? fail('base_url_invalid');
  if (!isDeepInfra(baseUrl) && !(await world.mayReach(baseUrl))) fail('host_not_allowed');
}

/** Null for a server whose prices nobody knows: one's own, which costs nothing, or another's. */
async function priceOf(request: ReadRequest, world: SizeWorld): Promise<Price | null> {
  if (!isDeepInfra(request.settings.baseUrl)) return null;
  return (await world.models()).find(({ id }) => id === request.model) ?? null;
}

/** What a reading is expected to cost, and the most that it can: every answer as long as allowed. */
function reservation(
  { task, settings }: ReadRequest,
  price: Price | null,
  input: number,
  steps: number,
) {
  const known = isDeepInfra(settings.baseUrl) ? (price ?? carefulPrice) : unknownPrice;
  return {
    expected: tokenCost(known, { input, output: 0 }) ?? 0,
    most: tokenCost(known, { input, output: task.maxTokens * steps }) ?? 0,
  };
}

/** Each tile by itself where lines are read; else everything together, in one request. */
function stepsOf(request: ReadRequest, images: readonly SizedImage[]): Step[] {
  const { task, model, earlier, carried } = request;
  const { tokens } = imageRule(model);
  const promptTokens = textTokens(JSON.stringify(chatRequest(request, [], allOptions).messages));
  const inputTokens = (tiles: readonly SizedTile[]) =>
    tiles.reduce((sum, tile) => sum + tokens(tile), promptTokens);
  const isTall = images.some(({ tiles }) => tiles.length > 1);

  if (isTall && task.lineByLine && earlier.length === 0 && carried === '') {
    const tiles = images.flatMap(({ tiles }, index) =>
      tiles.map((tile) => ({ tile, seam: tile.seam ?? (index === 0 ? null : newImage) })),
    );
    return tiles.map(({ tile, seam }, index) => ({
      height: tile.height,
      above: seam,
      below: tiles[index + 1]?.seam ?? null,
      tiles: [tile],
      inputTokens: inputTokens([tile]),
    }));
  }
  const tiles = images.flatMap(({ tiles }) => tiles);
  const whole = { height: 1, above: null, below: null, tiles, inputTokens: inputTokens(tiles) };
  if (isTall) return [{ ...whole, captions: images.flatMap(captionsOf) }];
  // By its address an image goes only where it would go untouched, or it would cost more tokens.
  const addresses = tiles.map(({ asIs }, index) => (asIs && request.addresses?.[index]) || null);
  return [{ ...whole, ...(addresses.some((address) => address !== null) && { addresses }) }];
}

/** The text of another image is a paragraph of its own. */
const newImage: Seam = { kind: 'blank', gap: 'paragraph' };

function captionsOf({ tiles }: SizedImage, index: number): string[] {
  const image = `Image ${index + 1}`;
  if (tiles.length === 1) return [`${image}:`];
  return tiles.map(
    (_, part) => `${image}, part ${part + 1} of ${tiles.length} from top to bottom, overlapping:`,
  );
}

/** Asks once; and once more with the pixels where the server can't fetch what lies at an address. */
async function* askStep(
  ask: Reader,
  request: ReadRequest,
  { tiles, captions, addresses }: Step,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  const images: Blob[] = [];
  for (const tile of tiles) images.push(await tile.encode());
  const { addresses: _, ...plain } = { ...request, images, ...(captions && { captions }) };
  if (addresses) {
    let isRefused = false;
    for await (const event of ask({ ...plain, addresses }, signal)) {
      isRefused = event.type === 'end' && event.end.kind === 'failed' && isBadRequest(event.end);
      if (isRefused) break;
      yield event;
    }
    if (!isRefused) return;
  }
  yield* ask(plain, signal);
}

function isBadRequest({ failure }: Extract<ReadEnd, { kind: 'failed' }>): boolean {
  return failure.status === 400 || failure.status === 422;
}

/** Steps of one request, in place of which its number among several is told. */
const ownSteps: ReadonlySet<string> = new Set([
  'preparing-image',
  'waiting-turn',
  'sending',
  'waiting-for-model',
]);

/** An event of one part among several, as one of the whole reading. */
function* inPart(
  event: ReadEvent,
  text: ReturnType<typeof createTileText>,
  part: { part: number; total: number },
): Generator<ReadEvent> {
  if (event.type === 'text') {
    const out = text.add(event.text);
    if (out !== '') yield { type: 'text', text: out };
  } else if (event.type === 'replace-text') {
    yield { type: 'replace-text', text: text.replace(event.text) };
  } else if (event.type === 'progress' && ownSteps.has(event.progress.step)) {
    yield { type: 'progress', progress: { step: 'reading-part', ...part } };
  } else yield event;
}
