import { createDbDetector } from './db-detector.ts';
import { DETECTION_MODEL, RECOGNITION_ALPHABET, RECOGNITION_MODEL } from './engine-files.ts';
import { configureRuntime, loadOnnxModel } from './onnx-model.ts';
import { parseAlphabet } from './alphabet.ts';
import type { OcrEngine } from './read-image.ts';
import { createSvtrRecogniser } from './svtr-recogniser.ts';

/** More threads than this no longer help networks of this size. */
const MOST_THREADS = 4;

/**
 * Loads the runtime and the models from a folder's URL, which ends in a slash. Takes about a second.
 * Rejects with whatever the runtime or the network says.
 */
export async function loadEngine(filesUrl: string): Promise<OcrEngine> {
  configureRuntime(filesUrl, threads());
  const [detection, recognition, alphabet] = await Promise.all([
    fetchFile(filesUrl + DETECTION_MODEL).then(loadOnnxModel),
    fetchFile(filesUrl + RECOGNITION_MODEL).then(loadOnnxModel),
    fetchFile(filesUrl + RECOGNITION_ALPHABET).then(parseAlphabet),
  ]);
  return {
    detector: createDbDetector(detection),
    recogniser: createSvtrRecogniser(recognition, alphabet),
  };
}

/** Threads need shared memory, which only cross-origin isolated pages have. */
function threads(): number {
  return globalThis.crossOriginIsolated ? Math.min(MOST_THREADS, navigator.hardwareConcurrency) : 1;
}

async function fetchFile(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}
