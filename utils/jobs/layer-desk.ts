import { alignedLines, seenLines } from '../core/layer-lines.ts';
import type { Job } from '../core/job.ts';
import { isPrivateKey } from '../core/private-key.ts';
import type { Word } from '../core/read-event.ts';
import type { Source } from '../core/source.ts';
import { answerForm } from '../core/task.ts';
import type { LayerTarget } from '../core/text-layer.ts';
import { t } from '../platform/i18n.ts';
import { holdLayerTarget, showTextLayer, type PageFrame } from '../platform/text-layer.ts';
import type { DeviceReading } from './device-reading.ts';
import type { JobStore } from './job-store.ts';

/** Lays the text of jobs over the images that they read. */
export function createLayerDesk(world: {
  readonly store: Pick<JobStore, 'loadJob' | 'loadImage'>;
  readImage(image: Blob): Promise<DeviceReading | null>;
  /** For what went wrong. */
  openPopup(of: { isPrivate: boolean }): Promise<void>;
}) {
  const wanted = new Set<string>();

  const show = async (jobId: string): Promise<boolean> => {
    const job = await world.store.loadJob(jobId);
    const place = job && placeOf(job.source);
    const capture = job?.images[0]?.capture;
    if (!place || !capture) return false;
    const words = await wordsOf(job);
    if (words.length === 0) return false;
    const isCloud = job.engine === 'deepinfra' && job.text !== '';
    const isMarkdown = answerForm(job) === 'markdown';
    try {
      return await showTextLayer(place.frame, place.target, {
        lines: isCloud ? alignedLines(job.text, words, { isMarkdown }) : seenLines(words),
        size: { width: capture.width, height: capture.height },
        asShown: capture.rung === 'screenshot',
        label: t('layer_label'),
      });
    } catch {
      // The tab went elsewhere, and activeTab with it.
      return false;
    }
  };

  const wordsOf = async (job: Job): Promise<readonly Word[]> => {
    if (job.words.length > 0) return job.words;
    const image = job.images[0] && (await world.store.loadImage(job.images[0].id));
    return (image && (await world.readImage(image))?.words) ?? [];
  };

  return {
    show,

    /** Shows the layer once the job is done; what is meant is remembered in the page now. */
    async want({ id, source }: Job): Promise<void> {
      wanted.add(id);
      const place = placeOf(source);
      // Where no script may run, the job's own failure says so.
      if (place) await holdLayerTarget(place.frame, place.target).catch(() => undefined);
    },

    async ended(jobId: string): Promise<void> {
      if (!wanted.delete(jobId)) return;
      if ((await world.store.loadJob(jobId))?.state.phase === 'cancelled') return;
      if (!(await show(jobId))) await world.openPopup({ isPrivate: isPrivateKey(jobId) });
    },
  };
}

/** Where on which page the image of a source is; null where it is on none, or not all on it. */
function placeOf(source: Source): { frame: PageFrame; target: LayerTarget } | null {
  switch (source.kind) {
    case 'page-image': {
      const { tabId, frameId, srcUrl, targetElementId, mark } = source;
      const target = {
        ...(mark !== undefined && { mark }),
        ...(srcUrl !== null && { srcUrl }),
        ...(targetElementId !== null && { targetElementId }),
      };
      return { frame: { tabId, frameId }, target };
    }
    case 'region':
      return { frame: { tabId: source.tabId, frameId: 0 }, target: { rect: source.rect } };
    case 'visible-tab':
    case 'full-page':
    case 'file':
      return null;
  }
}
