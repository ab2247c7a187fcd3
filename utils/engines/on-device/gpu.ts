import { AskedWorker, type AskedPort } from './asked-worker.ts';
import { fromGpuSchema, type FromGpu, type ToGpu } from './gpu-message.ts';
import type { TensorData } from './onnx-model.ts';

/** The GPU, in a worker of its own: neither what hangs there nor what crashes holds up a reading. */
export interface Gpu {
  /**
   * Runs a network on an input. The worker starts with the first one. Rejects where there is no GPU,
   * and from the first time on that it failed to answer within `limit` milliseconds.
   */
  run(model: string, input: TensorData, limit: number): Promise<FromGpu>;
}

export function createGpu(
  filesUrl: string,
  hasGpu: () => Promise<boolean>,
  createWorker: () => AskedPort<ToGpu>,
): Gpu {
  let starting: Promise<AskedWorker<ToGpu, FromGpu>> | null = null;

  async function start(): Promise<AskedWorker<ToGpu, FromGpu>> {
    if (!(await hasGpu())) throw new Error('no GPU');
    return new AskedWorker("the GPU's worker", createWorker(), (answer) =>
      fromGpuSchema.parse(answer),
    );
  }

  return {
    async run(model, input, limit) {
      const worker = await (starting ??= start());
      return worker.ask({ filesUrl, model, input }, limit);
    },
  };
}
