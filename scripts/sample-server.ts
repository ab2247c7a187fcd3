import { readFile } from 'node:fs/promises';
import http from 'node:http';

const folder = new URL('./sample/', import.meta.url);
const files: Readonly<Record<string, { name: string; type: string }>> = {
  '/': { name: 'index.html', type: 'text/html; charset=utf-8' },
  '/draw.js': { name: 'draw.js', type: 'text/javascript; charset=utf-8' },
};

/** Serves the sample page on loopback. */
export async function serveSample(): Promise<{ url: string; close: () => void }> {
  const server = http.createServer((request, response) => {
    const file = files[request.url ?? ''];
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    void readFile(new URL(file.name, folder)).then((body) =>
      response.writeHead(200, { 'content-type': file.type }).end(body),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
