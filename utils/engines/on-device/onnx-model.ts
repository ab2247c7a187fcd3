import * as ort from 'onnxruntime-web/wasm';

export interface TensorData {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** A network with one input and one output, both of 32-bit floats. */
export interface OnnxModel {
  run(input: TensorData): Promise<TensorData>;
}

/**
 * Says where the runtime's own files are (a URL that ends in a slash) and how many threads it may
 * use. To be called before any model is loaded; otherwise the runtime asks a CDN.
 */
export function configureRuntime(filesUrl: string, threads: number): void {
  ort.env.wasm.wasmPaths = filesUrl;
  ort.env.wasm.numThreads = threads;
}

/** Rejects with what the runtime says when the bytes aren't a model that it can run. */
export async function loadOnnxModel(file: Uint8Array): Promise<OnnxModel> {
  const session = await ort.InferenceSession.create(file, {
    executionProviders: ['wasm'],
    // Threads that wait actively take their core from Tesseract, which reads at the same time.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  const [inputName] = session.inputNames;
  const [outputName] = session.outputNames;
  if (inputName === undefined || outputName === undefined) throw new Error('no input or output');
  return {
    async run(input) {
      const feeds = { [inputName]: new ort.Tensor('float32', input.data, input.dims) };
      const output = (await session.run(feeds))[outputName];
      if (!(output?.data instanceof Float32Array)) throw new Error('no floats in the output');
      return { data: output.data, dims: output.dims };
    },
  };
}
