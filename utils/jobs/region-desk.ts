import { captureSources, type Captured } from '../capture/capture-source.ts';
import type { TellShare } from '../capture/stitch.ts';
import { fail, toFailure } from '../core/failure.ts';
import { plainWish } from '../core/wish.ts';
import type { PageToBackground } from '../core/messages.ts';
import { selectRegionInPage } from '../platform/inject.ts';
import type { PageTab } from '../platform/page-tab.ts';
import { loadLastRegion, saveLastRegion } from '../platform/region-storage.ts';
import { openWorkspace } from '../platform/tabs.ts';
import type { JobDesk } from './job-desk.ts';
import type { JobStore } from './job-store.ts';

/** From the wish to choose a region to the job that reads it. */
export function createRegionDesk(world: {
  readonly store: Pick<JobStore, 'saveImage'>;
  readonly start: JobDesk['start'];
  openPopup(tab: PageTab): Promise<void>;
}) {
  const showScreenshot = async ({ tabId, windowId }: PageTab) => {
    const source = { kind: 'visible-tab', tabId, windowId } as const;
    const [captured] = await captureSources(source, new AbortController().signal, () => {});
    if (!captured) return;
    const imageId = crypto.randomUUID();
    await world.store.saveImage(imageId, captured.image);
    await openWorkspace('screenshot', imageId);
  };

  const chooseOnScreenshot = async (tab: PageTab) => {
    try {
      // The workspace is no private window's, and what it is opened on lies on the disk.
      if (tab.isPrivate) fail('page_not_allowed');
      await showScreenshot(tab);
    } catch {
      // A job that captures the same tells the failure and its remedy.
      world.start(plainWish('extract-text'), { kind: 'visible-tab', ...tab });
      await world.openPopup(tab);
    }
  };

  return {
    /** Lets the person choose in the page or, where no script may run, on a screenshot of it. */
    async select(tab: PageTab): Promise<void> {
      try {
        const last = await loadLastRegion();
        await selectRegionInPage(tab.tabId, last ? { last } : {});
      } catch {
        await chooseOnScreenshot(tab);
      }
    },

    /** As `captureSources`; an image that can't be got at may be chosen on a screenshot. */
    async capture(
      source: Parameters<typeof captureSources>[0],
      signal: AbortSignal,
      tell: TellShare,
    ): Promise<readonly Captured[]> {
      try {
        return await captureSources(source, signal, tell);
      } catch (error) {
        const isShut = toFailure(error).code === 'page_not_allowed';
        if (isShut && source.kind === 'page-image' && !source.isPrivate) {
          await showScreenshot(source).catch((refused: unknown) => {
            // The one refusal that a person can mend.
            if (toFailure(refused).code === 'file_access_needed') throw refused;
          });
        }
        throw error;
      }
    },

    /** What the selector in a page says. */
    heard(message: PageToBackground, tab: PageTab): void {
      switch (message.type) {
        case 'read-region':
          void saveLastRegion(message.shares);
          world.start(plainWish('extract-text'), {
            kind: 'region',
            ...tab,
            rect: message.rect,
            viewport: message.viewport,
          });
          return void world.openPopup(tab);
        case 'read-whole-tab':
          world.start(plainWish('extract-text'), { kind: 'visible-tab', ...tab });
          return void world.openPopup(tab);
        case 'read-full-page':
          world.start(plainWish('extract-text'), { kind: 'full-page', ...tab });
          return void world.openPopup(tab);
        case 'region-blocked':
          return void chooseOnScreenshot(tab);
      }
    },
  };
}
