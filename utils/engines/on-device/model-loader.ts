import { fetchFile } from './fetch-file.ts';
import type { Gpu } from './gpu.ts';
import type { OnnxModel } from './onnx-model.ts';
import { loadOnProcessor } from './processor-runtime.ts';
import { takeQuicker } from './quicker-model.ts';

/** Loads a network by the name of its file. Rejects with what the runtime or the network says. */
export type LoadModel = (name: string) => Promise<OnnxModel>;

/** Networks start on the processor, and go over to the GPU where that is better. */
export function createModelLoader(filesUrl: string, gpu: Gpu): LoadModel {
  return async (name) => {
    const processor = await loadOnProcessor(await fetchFile(filesUrl + name));
    return takeQuicker(processor, (input, limit) => gpu.run(name, input, limit));
  };
}
