import { createDbDetector } from './db-detector.ts';
import { DETECTION_MODEL, GPU_WORKER, TESSERACT_WORKER } from './engine-files.ts';
import { createGpu } from './gpu.ts';
import { hasGpu } from './gpu-adapter.ts';
import { createModelLoader } from './model-loader.ts';
import { configureRuntime } from './processor-runtime.ts';
import type { OcrEngine } from './read-image.ts';
import { planReading } from './reading-plan.ts';
import { createRecognisers } from './recognisers.ts';
import { createTesseractPool } from './tesseract-pool.ts';

/** More threads than this no longer help networks of this size; more workers cost too much memory. */
const MOST_THREADS = 4;

/**
 * Loads the runtime, and what English needs, from a folder's URL, which ends in a slash. Takes about
 * a second. Rejects with whatever the runtime or the network says.
 */
export async function loadEngine(filesUrl: string): Promise<OcrEngine> {
  const cores = Math.min(MOST_THREADS, navigator.hardwareConcurrency);
  // Threads need shared memory, which only cross-origin isolated pages have.
  configureRuntime(filesUrl, globalThis.crossOriginIsolated ? cores : 1);
  const tesseractUrl = new URL(TESSERACT_WORKER, filesUrl);
  const pool = createTesseractPool(cores, filesUrl, () => new Worker(tesseractUrl));
  const gpuUrl = new URL(GPU_WORKER, filesUrl);
  const gpu = createGpu(filesUrl, hasGpu, () => new Worker(gpuUrl));
  const loadModel = createModelLoader(filesUrl, gpu);
  const recognisers = createRecognisers(filesUrl, loadModel, pool);
  const [detection] = await Promise.all([loadModel(DETECTION_MODEL), recognisers.best(['en'])]);
  return {
    detector: createDbDetector(detection),
    plan: (image, boxes, languages, beforeStep) =>
      planReading(image, boxes, languages, recognisers, beforeStep),
  };
}
