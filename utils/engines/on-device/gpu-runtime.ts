import * as ort from 'onnxruntime-web/jspi';
import { onnxModel, type OnnxModel } from './onnx-model.ts';

/** Only what goes wrong: the runtime tells of each network that it keeps small sums on the processor. */
const ERRORS = 3;

/**
 * Loads a network onto the GPU. The runtime's own files are in a folder whose URL ends in a slash.
 * Rejects with what the runtime says.
 */
export async function loadOnGpu(filesUrl: string, file: Uint8Array): Promise<OnnxModel> {
  ort.env.wasm.wasmPaths = filesUrl;
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(file, {
    executionProviders: ['webgpu'],
    logSeverityLevel: ERRORS,
  });
  return onnxModel(session, ort.Tensor);
}
