import type { ViewToBackground } from '../utils/core/messages.ts';
import { requestAllSites } from '../utils/platform/permissions.ts';

/** Asks the person for the permission. The background is told first, since the question closes popups. */
export function readFullSize(jobId: string, send: (message: ViewToBackground) => void): void {
  send({ type: 'read-full-size', jobId });
  void requestAllSites();
}
