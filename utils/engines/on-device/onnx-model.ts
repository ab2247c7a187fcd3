import type { InferenceSession, TensorConstructor } from 'onnxruntime-web/wasm';

export interface TensorData {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** A network with one input and one output, both of 32-bit floats. */
export interface OnnxModel {
  run(input: TensorData): Promise<TensorData>;
}

/** What a session of the runtime runs. Each build of the runtime has its own class of tensors. */
export function onnxModel(session: InferenceSession, Tensor: TensorConstructor): OnnxModel {
  const [inputName] = session.inputNames;
  const [outputName] = session.outputNames;
  if (inputName === undefined || outputName === undefined) throw new Error('no input or output');
  return {
    async run(input) {
      const feeds = { [inputName]: new Tensor('float32', input.data, input.dims) };
      const output = (await session.run(feeds))[outputName];
      if (!(output?.data instanceof Float32Array)) throw new Error('no floats in the output');
      return { data: output.data, dims: output.dims };
    },
  };
}
