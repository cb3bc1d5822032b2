// A static file server for the page, with the right media types: what any web host does, and nothing more.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
});

/** The folder of the page. */
export const www = fileURLToPath(new URL('../../www/', import.meta.url));

/**
 * Serves a folder on a free port of this machine.
 * @param {string} [root] @param {number} [port]
 * @returns {Promise<{origin: string, close: () => Promise<void>}>}
 */
export async function serve(root = www, port = 0) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    if (path === '/frame') {
      // an empty page, to put the page into a frame of any size
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html><title>Frame</title><body>');
      return;
    }
    const file = join(root, path.endsWith(sep) ? join(path, 'index.html') : path);
    const type = TYPES[extname(file)];
    const found = file.startsWith(root) && type && (await stat(file).catch(() => null));
    if (!found || !found.isFile()) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    response.writeHead(200, { 'content-type': type, 'content-length': found.size, 'cache-control': 'no-store' });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await serve(www, Number(process.argv[2] ?? 8000));
  console.log(origin);
}
