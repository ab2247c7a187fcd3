import { parseAlphabet } from './alphabet.ts';
import { createCascade } from './cascade.ts';
import { createDbDetector } from './db-detector.ts';
import {
  DETECTION_MODEL,
  RECOGNITION_ALPHABET,
  RECOGNITION_MODEL,
  TESSERACT_WORKER,
} from './engine-files.ts';
import { fetchFile } from './fetch-file.ts';
import { configureRuntime, loadOnnxModel } from './onnx-model.ts';
import type { OcrEngine } from './read-image.ts';
import { createSvtrRecogniser } from './svtr-recogniser.ts';
import { createTesseractPool } from './tesseract-pool.ts';
import { createTesseractRecogniser } from './tesseract-recogniser.ts';

/** More threads than this no longer help networks of this size; more workers cost too much memory. */
const MOST_THREADS = 4;

/**
 * Loads the runtime and the models from a folder's URL, which ends in a slash. Takes about a second.
 * Rejects with whatever the runtime or the network says.
 */
export async function loadEngine(filesUrl: string): Promise<OcrEngine> {
  const cores = Math.min(MOST_THREADS, navigator.hardwareConcurrency);
  // Threads need shared memory, which only cross-origin isolated pages have.
  configureRuntime(filesUrl, globalThis.crossOriginIsolated ? cores : 1);
  const tesseractUrl = new URL(TESSERACT_WORKER, filesUrl);
  const pool = createTesseractPool(cores, filesUrl, () => new Worker(tesseractUrl));
  const [detection, recognition, alphabet] = await Promise.all([
    fetchFile(filesUrl + DETECTION_MODEL).then(loadOnnxModel),
    fetchFile(filesUrl + RECOGNITION_MODEL).then(loadOnnxModel),
    fetchFile(filesUrl + RECOGNITION_ALPHABET).then(parseAlphabet),
    pool.use(['eng']),
  ]);
  return {
    detector: createDbDetector(detection),
    recogniser: createCascade(
      createTesseractRecogniser(pool),
      createSvtrRecogniser(recognition, alphabet),
    ),
  };
}
