import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AskedPort, Refusal } from './asked-worker.ts';
import { createGpu } from './gpu.ts';
import type { FromGpu, ToGpu } from './gpu-message.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The worker that has the GPU, told what to answer. */
class FakePort extends EventTarget implements AskedPort<ToGpu> {
  readonly asked: ToGpu[] = [];
  ended = false;

  postMessage(message: ToGpu): void {
    this.asked.push(message);
  }

  answer(data: FromGpu | Refusal): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate(): void {
    this.ended = true;
  }
}

const LIMIT = 10_000;
const input = { data: Float32Array.of(1, 2), dims: [1, 2] };

function gpuOf(isThere: boolean) {
  const ports: FakePort[] = [];
  const gpu = createGpu(
    'engine/',
    async () => isThere,
    () => {
      const port = new FakePort();
      ports.push(port);
      return port;
    },
  );
  return { gpu, ports };
}

test('without a GPU no worker is started', async () => {
  const { gpu, ports } = gpuOf(false);
  await expect(gpu.run('a.onnx', input, LIMIT)).rejects.toThrow('no GPU');
  expect(ports).toEqual([]);
});

test('one worker runs all networks', async () => {
  const { gpu, ports } = gpuOf(true);
  const runs = [gpu.run('a.onnx', input, LIMIT), gpu.run('b.onnx', input, LIMIT)];
  await vi.waitFor(() => expect(ports[0]?.asked).toHaveLength(2));
  expect(ports).toHaveLength(1);
  expect(ports[0]?.asked[1]).toEqual({ filesUrl: 'engine/', model: 'b.onnx', input });
  const output = { data: Float32Array.of(3), dims: [1] };
  ports[0]?.answer({ output, took: 5 });
  ports[0]?.answer({ refused: 'Error: device lost' });
  await expect(runs[0]).resolves.toEqual({ output, took: 5 });
  await expect(runs[1]).rejects.toThrow('device lost');
});

test('a GPU that hangs is given up', async () => {
  const { gpu, ports } = gpuOf(true);
  const failure = { code: 'engine_unavailable', detail: "the GPU's worker: no answer" };
  await Promise.all([
    expect(gpu.run('a.onnx', input, LIMIT)).rejects.toMatchObject({ failure }),
    vi.advanceTimersByTimeAsync(LIMIT),
  ]);
  expect(ports[0]?.ended).toBe(true);
  await expect(gpu.run('a.onnx', input, LIMIT)).rejects.toMatchObject({ failure });
  expect(ports[0]?.asked).toHaveLength(1);
});
