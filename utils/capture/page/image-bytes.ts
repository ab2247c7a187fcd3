/** No page may hold up a capture: a server that doesn't answer is as good as one that refuses. */
const FETCH_TIMEOUT_MS = 15_000;
/** Bytes. A message between processes carries 64 MiB, and base64 adds a third. */
const MOST_BYTES = 45_000_000;

/**
 * The bytes of an image file as the page itself may read them: same origin, CORS, `data:`, `blob:`.
 * Null where the page may not, or the server says no.
 */
export async function fetchImage(url: string): Promise<Blob | null> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
      // The image is on the screen, so it is in the cache: what is read is what is seen.
      cache: 'force-cache',
    });
    if (!response.ok) return null;
    const blob = await response.blob();
    return blob.size <= MOST_BYTES ? blob : null;
  } catch {
    // CORS, the page's policy, the network: `fetch` doesn't say which, and the next rung is the same.
    return null;
  }
}

export function toDataUri(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(blob);
  });
}

/** Enough to tell a format by, in bytes; a multiple of three, so that base64 can be cut there. */
const HEAD_BYTES = 1536;

/**
 * The first bytes of a base64 data URI. By way of base64, since in Firefox a content script may not
 * look into an ArrayBuffer that `blob.arrayBuffer()` gives it.
 */
export function headOf(dataUri: string): Uint8Array {
  return bytesOf(dataUri, HEAD_BYTES);
}

/** All bytes of a base64 data URI, or the first `most`, which is a multiple of three. */
export function bytesOf(dataUri: string, most = Infinity): Uint8Array {
  const start = dataUri.indexOf(',') + 1;
  const binary = atob(dataUri.slice(start, start + (most / 3) * 4));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
