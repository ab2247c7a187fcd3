import { expect, test } from 'vitest';
import type { AskedPort, Refusal } from './asked-worker.ts';
import type { FromTesseract, ToTesseract } from './tesseract-message.ts';
import { createTesseractPool } from './tesseract-pool.ts';

/** A worker that is told what to answer, and when to die. */
class FakePort extends EventTarget implements AskedPort<ToTesseract> {
  readonly asked: ToTesseract[] = [];

  postMessage(message: ToTesseract): void {
    this.asked.push(message);
    if (message.type === 'use') this.answer({ type: 'ready' });
  }

  answer(data: FromTesseract | Refusal): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate(): void {}

  die(): void {
    this.dispatchEvent(new Event('error'));
  }
}

const image = { width: 1, height: 1, data: new Uint8Array(1) };

function poolOf(size: number) {
  const ports: FakePort[] = [];
  const pool = createTesseractPool(size, 'engine/', () => {
    const port = new FakePort();
    ports.push(port);
    return port;
  });
  return { pool, ports };
}

test('lines go to the worker that has least to do', async () => {
  const { pool, ports } = poolOf(2);
  await pool.use(['eng']);
  const reads = [1, 2, 3, 4].map(() => pool.read(image));
  expect(ports.map(({ asked }) => asked.length)).toEqual([3, 3]);
  for (const port of ports) {
    port.answer({ type: 'words', words: [] });
    port.answer({ type: 'words', words: [] });
  }
  expect(await Promise.all(reads)).toEqual([[], [], [], []]);
});

test('a worker that dies fails what it was reading, and all that comes after', async () => {
  const { pool, ports } = poolOf(1);
  await pool.use(['eng']);
  const reads = [1, 2].map(() => pool.read(image));
  ports[0]?.die();
  const unavailable = { failure: { code: 'engine_unavailable' } };
  for (const read of reads) await expect(read).rejects.toMatchObject(unavailable);
  await expect(pool.read(image)).rejects.toMatchObject(unavailable);
});

test('memory that runs out is told in the words that Tesseract has for it', async () => {
  const { pool, ports } = poolOf(1);
  await pool.use(['eng']);
  const read = pool.read(image);
  ports[0]?.answer({ refused: 'RuntimeError: Aborted(OOM)' });
  await expect(read).rejects.toThrow('Aborted(OOM)');
});
