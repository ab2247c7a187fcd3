export interface PngEncoder {
  /** Takes the bitmap; not called again before it has ended. Errors: where there is no memory. */
  encode(bitmap: ImageBitmap): Promise<Blob>;
  close(): void;
}

/**
 * Encodes in a worker of its own: a page that nobody sees gets no idle time, and its `toBlob` waits
 * a second, later a minute, for some.
 */
export function createPngEncoder(workerUrl: string): PngEncoder {
  const worker = new Worker(workerUrl);
  let giveUp = () => {};
  worker.addEventListener('error', () => giveUp());
  return {
    encode: (bitmap) =>
      new Promise((resolve, reject) => {
        giveUp = () => reject(new Error('not encoded'));
        worker.addEventListener(
          'message',
          ({ data }) => (data instanceof Blob ? resolve(data) : giveUp()),
          { once: true },
        );
        worker.postMessage(bitmap, [bitmap]);
      }),
    close() {
      worker.terminate();
      giveUp();
    },
  };
}
