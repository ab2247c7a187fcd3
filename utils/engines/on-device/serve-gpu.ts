import { answerQuestions, type AskedScope } from './answer-questions.ts';
import { fetchFile } from './fetch-file.ts';
import { toGpuSchema, type FromGpu } from './gpu-message.ts';
import type { OnnxModel } from './onnx-model.ts';

/** The side of the worker that has the GPU. One network runs at a time. */
export function serveGpu(
  scope: AskedScope<FromGpu>,
  load: (filesUrl: string, file: Uint8Array) => Promise<OnnxModel>,
): void {
  const models = new Map<string, OnnxModel>();
  const parse = (message: unknown) => toGpuSchema.parse(message);
  answerQuestions(scope, parse, async ({ filesUrl, model: name, input }) => {
    const model = models.get(name) ?? (await load(filesUrl, await fetchFile(filesUrl + name)));
    models.set(name, model);
    const began = performance.now();
    const output = await model.run(input);
    return { output, took: performance.now() - began };
  });
}
