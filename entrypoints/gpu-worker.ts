import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { loadOnGpu } from '../utils/engines/on-device/gpu-runtime.ts';
import { serveGpu } from '../utils/engines/on-device/serve-gpu.ts';

/** The worker in which networks run on the GPU, started by the engine's worker. */
export default defineUnlistedScript(() => {
  serveGpu(self, loadOnGpu);
});
