import type { ViewToBackground } from '../utils/core/messages.ts';
import { closePopup } from '../utils/platform/action.ts';
import { requestAllSites } from '../utils/platform/permissions.ts';

/**
 * Asks the person for the permission. The background is told first, since the question closes
 * popups: Chromium does it; in Firefox the question doesn't come up before the popup is gone.
 */
export function readFullSize(jobId: string, send: (message: ViewToBackground) => void): void {
  send({ type: 'read-full-size', jobId });
  void requestAllSites();
  if (import.meta.env.FIREFOX) closePopup();
}
