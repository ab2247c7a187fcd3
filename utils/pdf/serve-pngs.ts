/** The worker's side: what it hears and says. A worker's global scope is one. */
interface WorkerScope extends EventTarget {
  postMessage(message: Blob | null): void;
}

/** Encodes each bitmap that comes; null where there is no memory for it. */
export function servePngs(scope: WorkerScope): void {
  const encode = async (bitmap: unknown): Promise<Blob | null> => {
    if (!(bitmap instanceof ImageBitmap)) return null;
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
    return canvas.convertToBlob({ type: 'image/png' }).catch(() => null);
  };
  scope.addEventListener('message', (event) => {
    if (event instanceof MessageEvent)
      void encode(event.data).then((png) => scope.postMessage(png));
  });
}
