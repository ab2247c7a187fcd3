import { chooseEngine, type EngineId } from '../core/engine-choice.ts';
import { fail, toFailure } from '../core/failure.ts';
import type { Job, JobEvent, JobImage } from '../core/job.ts';
import type { ReadEnd } from '../core/read-event.ts';
import { isDeepInfra } from '../core/deepinfra-address.ts';
import { modelFor, otherServer, type Settings } from '../core/settings.ts';
import { publicAddress } from '../core/public-address.ts';
import type { PageInfo, Rung, Source } from '../core/source.ts';
import { taskRequest } from '../core/task-request.ts';
import type { Captured } from '../capture/capture-source.ts';
import type { TellShare } from '../capture/stitch.ts';
import type { Reader } from '../engines/reader.ts';
import type { NormalisedImage } from '../image/normalise-image.ts';
import type { JobStore } from './job-store.ts';

/** What a job needs of the world; given from outside, so that tests can give their own. */
export interface JobWorld {
  readonly store: Pick<JobStore, 'saveImage' | 'loadImage'>;
  /** One image or more, in the order in which they were chosen. */
  capture(
    source: Exclude<Source, { kind: 'file' }>,
    signal: AbortSignal,
    tell: TellShare,
  ): Promise<readonly Captured[]>;
  /** What the browser tells of the page in a tab. */
  loadPage(tabId: number): Promise<PageInfo | undefined>;
  normalise(captured: Blob): Promise<NormalisedImage>;
  loadSettings(): Promise<Settings>;
  /** The token for the API at this address, or an empty string. */
  loadToken(baseUrl: string): Promise<string>;
  readonly readers: Readonly<Record<EngineId, Reader>>;
  /** The language of the interface, as a BCP 47 tag. */
  uiLanguage(): string;
  now(): number;
}

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

/**
 * Runs a job from its capture to its end. Whatever happens, the last event is an end, and it is the
 * only one.
 */
export async function runJob(
  job: Job,
  world: JobWorld,
  emit: (event: JobEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const say = (event: WithoutTime<JobEvent>) => emit({ ...event, at: world.now() });
  const end = (ending: ReadEnd) => say({ type: 'read', event: { type: 'end', end: ending } });
  try {
    let captured: readonly JobImage[] = job.images;
    const images = await getImages(job, world, signal, (event) => {
      if (event.type === 'captured') captured = event.images;
      say(event);
    });
    signal.throwIfAborted();
    const settings = await world.loadSettings();
    const token = await world.loadToken(settings.baseUrl);
    // Only a model can go on, or be asked about what it said.
    const talks = job.earlier.length > 0 || job.carried !== '';
    const choice = chooseEngine({
      choice: talks ? 'deepinfra' : (job.engineChoice ?? settings.engine),
      // A server of one's own may want none.
      hasToken: token !== '' || !isDeepInfra(settings.baseUrl),
      task: job.task,
    });
    if ('failure' in choice) return end({ kind: 'failed', failure: choice.failure });
    const model = job.modelChoice ?? modelFor(settings, job.task);
    const server = choice.engine === 'deepinfra' ? otherServer(settings.baseUrl) : null;
    say({
      type: 'reading',
      engine: choice.engine,
      ...(server !== null && { server }),
      model: choice.engine === 'deepinfra' ? model : null,
    });
    const about = { model, imageCount: images.length, uiLanguage: world.uiLanguage() };
    const addresses = settings.sendAddress ? addressesOf(job.source, captured) : [];
    const request = { ...taskRequest(job, about), images, addresses, model, settings, token };
    for await (const event of world.readers[choice.engine](request, signal)) {
      say({ type: 'read', event });
      if (event.type === 'end') return;
    }
    end({ kind: 'failed', failure: { code: 'internal', detail: 'the engine gave no end' } });
  } catch (error) {
    if (signal.aborted) end({ kind: 'cancelled' });
    else end({ kind: 'failed', failure: toFailure(error) });
  }
}

/** Rungs that give the very file that lies at the image's address. */
const fileRungs: ReadonlySet<Rung> = new Set(['image-bytes', 'background-fetch']);

/** Where the captured image lies in public, if it is the file from there. */
function addressesOf(source: Source, images: readonly JobImage[]): readonly (string | null)[] {
  const rung = images[0]?.capture?.rung;
  if (source.kind !== 'page-image' || images.length !== 1 || !rung) return [];
  return [fileRungs.has(rung) ? publicAddress(source.srcUrl) : null];
}

/** The job's images: the stored ones where there are, else captured now, and stored. */
async function getImages(
  job: Job,
  world: JobWorld,
  signal: AbortSignal,
  say: (event: WithoutTime<JobEvent>) => void,
): Promise<readonly Blob[]> {
  const stored = await Promise.all(job.images.map(({ id }) => world.store.loadImage(id)));
  const kept = stored.filter((image) => image !== null);
  const whole = kept.length === job.images.length && kept.length > 0;
  if (whole && job.images.every(({ capture }) => capture !== null)) return kept;
  say({ type: 'capturing' });
  const tell: TellShare = (share) => say({ type: 'capturing', share });
  const { source } = job;
  const page = source.kind === 'file' ? undefined : world.loadPage(source.tabId);
  const obtained = await obtain(job, whole ? kept : [], world, signal, tell);
  const images: JobImage[] = [];
  const blobs: Blob[] = [];
  for (const [index, { image: captured, ...how }] of obtained.entries()) {
    const { image, width, height } = await world.normalise(captured);
    signal.throwIfAborted();
    const known = job.images[index];
    const id = known?.id ?? (index === 0 ? job.id : `${job.id}-${index + 1}`);
    if (image !== kept[index]) await world.store.saveImage(id, image);
    images.push({ ...known, id, capture: { ...how, width, height } });
    blobs.push(image);
  }
  const found = await page;
  say({ type: 'captured', images, ...(found && { page: found }) });
  return blobs;
}

async function obtain(
  { source }: Job,
  kept: readonly Blob[],
  world: JobWorld,
  signal: AbortSignal,
  tell: TellShare,
): Promise<readonly Captured[]> {
  if (source.kind !== 'file') return world.capture(source, signal, tell);
  if (kept.length === 0) fail('element_gone');
  return kept.map((image) => ({ image, rung: source.rung ?? 'file' }));
}
