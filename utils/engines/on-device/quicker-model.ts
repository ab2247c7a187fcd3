import type { FromGpu } from './gpu-message.ts';
import type { OnnxModel, TensorData } from './onnx-model.ts';

/**
 * Milliseconds that a network has to have cost the processor before the GPU is tried. To load it
 * there and to compile its shaders costs about as much: a single small image isn't worth it.
 */
const WORTH_TRYING = 1_500;
/** Milliseconds after which the GPU is given up while nothing waits for it, and while a reading does. */
const COMPARISON_LIMIT = 60_000;
const READING_LIMIT = 10_000;
/** Inputs on which both are compared, after a first one for which the GPU compiles its shaders. */
const TIMED = 4;
/** The detector's map is kept in 256 steps, of which this is half of one. */
const SAME = 1 / 512;

/**
 * A network that goes over to the GPU where that gives the same and is quicker. That is found out
 * beside the reading, on what the processor has read already, so nothing waits for it; what the GPU
 * then fails to answer, the processor does. `now` in milliseconds.
 */
export function takeQuicker(
  processor: OnnxModel,
  gpu: (input: TensorData, limit: number) => Promise<FromGpu>,
  now: () => number = () => performance.now(),
): OnnxModel {
  let chosen: 'processor' | 'gpu' | null = null;
  let comparing = false;
  let compared = 0;
  let spent = 0;
  let ahead = 0;

  async function compare(input: TensorData, output: TensorData, took: number): Promise<void> {
    comparing = true;
    try {
      const answer = await gpu(input, COMPARISON_LIMIT);
      if (compared > 0) ahead += took - answer.took;
      compared++;
      if (!isSame(answer.output, output)) chosen = 'processor';
      else if (compared > TIMED) chosen = ahead > 0 ? 'gpu' : 'processor';
    } catch {
      // No GPU, or one that can't run this network: the processor goes on.
      chosen = 'processor';
    } finally {
      comparing = false;
    }
  }

  return {
    async run(input) {
      if (chosen === 'gpu') {
        try {
          return (await gpu(input, READING_LIMIT)).output;
        } catch {
          // The GPU is lost, to another program or to the machine's sleep: the processor goes on.
          chosen = 'processor';
        }
      }
      const began = now();
      const output = await processor.run(input);
      const took = now() - began;
      spent += took;
      if (chosen === null && !comparing && spent >= WORTH_TRYING) {
        void compare(input, output, took);
      }
      return output;
    },
  };
}

/** Whether each value is the same but for what GPUs round otherwise; what isn't a number never is. */
function isSame(a: TensorData, b: TensorData): boolean {
  if (a.data.length !== b.data.length) return false;
  return a.data.every((value, index) => Math.abs(value - (b.data[index] ?? NaN)) <= SAME);
}
