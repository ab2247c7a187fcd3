import { saveFullSizeWish, takeFullSizeWish } from '../platform/full-size-wish.ts';
import { mayReadAllSites, onAllSitesGranted } from '../platform/permissions.ts';

/**
 * The wish for a full-size file that waits for a permission, and is met as soon as it is granted,
 * whether or not the view that asked is still there. A refusal leaves everything as it was.
 */
export function createFullSizeWish(meet: (jobId: string) => Promise<void>) {
  const meetIfAllowed = async () => {
    if (!(await mayReadAllSites())) return;
    const jobId = await takeFullSizeWish();
    if (jobId !== null) await meet(jobId);
  };
  onAllSitesGranted(() => void meetIfAllowed());
  return {
    async want(jobId: string): Promise<void> {
      await saveFullSizeWish(jobId);
      await meetIfAllowed();
    },
  };
}
