import http from 'node:http';

export interface Served {
  readonly body: string | Uint8Array;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Given only to requests that name a page of this origin as where they come from. */
  readonly onlyFrom?: string;
}

/** A site of our own on loopback, made of what a test puts there. */
export interface PageServer {
  /** Such as `http://127.0.0.1:1234`. */
  readonly origin: string;
  /** Puts something at a path and gives its address. */
  put(path: string, served: Served): string;
  /** Puts a page with this body and gives its address. */
  page(path: string, body: string): string;
  close(): Promise<void>;
}

export async function startPageServer(): Promise<PageServer> {
  const served = new Map<string, Served>();
  let origin = '';
  const server = http.createServer((request, response) => {
    const there = served.get(new URL(request.url ?? '/', 'http://loopback').pathname);
    const { referer = '' } = request.headers;
    const isShut = there?.onlyFrom !== undefined && !referer.startsWith(there.onlyFrom);
    const found = isShut ? undefined : there;
    response.writeHead(found ? 200 : 404, {
      'content-type': found?.type ?? 'text/plain',
      ...found?.headers,
    });
    response.end(found?.body ?? 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
  const put = (path: string, what: Served): string => {
    served.set(path, what);
    return origin + path;
  };
  return {
    origin,
    put,
    page: (path, body) =>
      put(path, {
        type: 'text/html; charset=utf-8',
        body: `<!doctype html><meta charset="utf-8"><title>Test page</title>${body}`,
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
