import { expect, test } from 'vitest';
import type { FromGpu } from './gpu-message.ts';
import type { OnnxModel, TensorData } from './onnx-model.ts';
import { takeQuicker } from './quicker-model.ts';

const OUTPUT = [0.1, 0.9, 0.5];
const tensor = (values: readonly number[]): TensorData => ({
  data: Float32Array.from(values),
  dims: [values.length],
});

/** A network that takes a second on the processor, and says there how often it ran. */
function networkOf(gpu: (count: number) => Promise<FromGpu> | FromGpu) {
  let clock = 0;
  const runs = { processor: 0, gpu: 0 };
  const processor: OnnxModel = {
    async run() {
      runs.processor++;
      clock += 1_000;
      return tensor(OUTPUT);
    },
  };
  const onGpu = async () => gpu(++runs.gpu);
  const model = takeQuicker(processor, onGpu, () => clock);
  /** Runs it so often, and lets what goes on beside it come to its end each time. */
  const read = async (times: number) => {
    let last: TensorData | undefined;
    for (let count = 0; count < times; count++) {
      last = await model.run(tensor([1, 2]));
      await new Promise((resolve) => setTimeout(resolve));
    }
    return last && [...last.data];
  };
  return { read, runs };
}

const answer = (output: readonly number[], took: number): FromGpu => ({
  output: tensor(output),
  took,
});

test('a GPU that gives the same and is quicker takes over', async () => {
  // What it takes for the first run, in which it compiles its shaders, doesn't count.
  const { read, runs } = networkOf((count) => answer(OUTPUT, count === 1 ? 60_000 : 10));
  await read(6);
  expect(runs).toEqual({ processor: 6, gpu: 5 });
  await read(10);
  expect(runs).toEqual({ processor: 6, gpu: 15 });
});

test('the GPU is not tried for little work', async () => {
  const { read, runs } = networkOf(() => answer(OUTPUT, 10));
  await read(1);
  expect(runs).toEqual({ processor: 1, gpu: 0 });
});

test('a GPU that is slower is left', async () => {
  const { read, runs } = networkOf(() => answer(OUTPUT, 1_100));
  await read(20);
  expect(runs).toEqual({ processor: 20, gpu: 5 });
});

test.each([
  ['another value', [0.1, 0.9, 0.503]],
  ['another number of values', [0.1, 0.9]],
  ['what is no number', [0.1, NaN, 0.5]],
])('a GPU that gives %s is left at once', async (_name, output) => {
  const { read, runs } = networkOf((count) => answer(count < 3 ? OUTPUT : output, 10));
  expect(await read(20)).toEqual([...tensor(OUTPUT).data]);
  expect(runs).toEqual({ processor: 20, gpu: 3 });
});

test('rounding otherwise is giving the same', async () => {
  const { read, runs } = networkOf(() => answer([0.1004, 0.8996, 0.5], 10));
  await read(10);
  expect(runs.processor).toBe(6);
});

test('where there is no GPU, it is asked for once', async () => {
  const { read, runs } = networkOf(() => Promise.reject(new Error('no GPU')));
  await read(20);
  expect(runs).toEqual({ processor: 20, gpu: 1 });
});

test('what a lost GPU does not answer, the processor does, and all after it', async () => {
  const { read, runs } = networkOf((count) =>
    count > 7 ? Promise.reject(new Error('device lost')) : answer(OUTPUT, 10),
  );
  expect(await read(20)).toEqual([...tensor(OUTPUT).data]);
  expect(runs).toEqual({ processor: 18, gpu: 8 });
});

test('while the GPU compares, the processor reads on', async () => {
  const { read, runs } = networkOf(() => new Promise(() => {}));
  await read(20);
  expect(runs).toEqual({ processor: 20, gpu: 1 });
});
