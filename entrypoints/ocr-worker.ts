import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { loadEngine } from '../utils/engines/on-device/load-engine.ts';
import { serveReads } from '../utils/engines/on-device/serve-reads.ts';

/** The worker in which the engine on this device runs. */
export default defineUnlistedScript(() => {
  serveReads(self, loadEngine);
});
