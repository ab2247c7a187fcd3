import * as ort from 'onnxruntime-web/wasm';
import { onnxModel, type OnnxModel } from './onnx-model.ts';

/**
 * Says where the runtime's own files are (a URL that ends in a slash) and how many threads it may
 * use. To be called before any model is loaded; otherwise the runtime asks a CDN.
 */
export function configureRuntime(filesUrl: string, threads: number): void {
  ort.env.wasm.wasmPaths = filesUrl;
  ort.env.wasm.numThreads = threads;
}

/** Rejects with what the runtime says when the bytes aren't a model that it can run. */
export async function loadOnProcessor(file: Uint8Array): Promise<OnnxModel> {
  const session = await ort.InferenceSession.create(file, {
    executionProviders: ['wasm'],
    // Threads that wait actively take their core from Tesseract, which reads at the same time.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  return onnxModel(session, ort.Tensor);
}
