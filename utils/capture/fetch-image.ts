/** No server may hold up a capture. */
const FETCH_TIMEOUT_MS = 15_000;

/** What a server said to the background. */
export type Fetched =
  | { readonly kind: 'image'; readonly image: Blob }
  /** It answered, with something else than an image: it wants a Referer or a login, perhaps. */
  | { readonly kind: 'refused' }
  /** No answer that may be read. */
  | { readonly kind: 'blocked' };

/**
 * Works where the server allows every origin, or the person has given the permission. No cookies:
 * what needs them isn't ours to ask for.
 */
export async function fetchInBackground(url: string, signal: AbortSignal): Promise<Fetched> {
  // A `data:` address is the image itself, also of a page or frame that lets no script in.
  if (!/^(?:https?:|data:image\/)/.test(url)) return { kind: 'blocked' };
  try {
    const until = AbortSignal.any([signal, AbortSignal.timeout(FETCH_TIMEOUT_MS)]);
    const response = await fetch(url, { credentials: 'omit', signal: until });
    const type = response.headers.get('content-type') ?? '';
    // A worker can't decode SVG.
    const isReadable = type.startsWith('image/') && !type.startsWith('image/svg');
    if (!response.ok || !isReadable) return { kind: 'refused' };
    return { kind: 'image', image: await response.blob() };
  } catch {
    signal.throwIfAborted();
    return { kind: 'blocked' };
  }
}
