/** A file that the page shows is in the cache, so this is much. */
const LOAD_TIMEOUT_MS = 2_000;

/** An image element of its own for an address, outside the document; null where it doesn't load. */
export function loadImage(url: string): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const image = new Image();
    const timer = setTimeout(() => resolve(null), LOAD_TIMEOUT_MS);
    const done = (loaded: boolean) => {
      clearTimeout(timer);
      resolve(loaded && image.naturalWidth > 0 ? image : null);
    };
    image.addEventListener('load', () => done(true));
    image.addEventListener('error', () => done(false));
    image.src = url;
  });
}
