// A static file server for the page: `node scripts/serve.js [FOLDER] [PORT]`. Only files below the folder, GET and HEAD.
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { constants, createBrotliCompress } from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** What is smaller when it is compressed. */
const LOOSE = /^(?:text\/|application\/(?:json|wasm|manifest)|image\/svg)/;
/** Quick rather than small, where there is no packed file beside it: it is done for every request. */
const PACK = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * @param {string} folder
 * @returns {import('node:http').Server}
 */
export function serve(folder) {
  const root = resolve(folder);
  return createServer(async (request, response) => {
    try {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
      let file = resolve(join(root, path));
      if (file !== root && !file.startsWith(root + sep)) throw new Error('outside');
      if ((await stat(file)).isDirectory()) file = join(file, 'index.html');
      const { size } = await stat(file);
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      const packed = LOOSE.test(type) && /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
      response.writeHead(200, {
        'content-type': type,
        ...(packed ? { 'content-encoding': 'br', vary: 'accept-encoding' } : { 'content-length': size }),
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      });
      if (request.method === 'HEAD') response.end();
      else if (packed && existsSync(`${file}.br`)) createReadStream(`${file}.br`).pipe(response);
      else if (packed) pipeline(createReadStream(file), createBrotliCompress(PACK), response, () => {});
      else createReadStream(file).pipe(response);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    }
  });
}

if (process.argv[1] && import.meta.url.endsWith('/serve.js') && process.argv[1].endsWith('serve.js')) {
  const [folder = 'www', port = '8000'] = process.argv.slice(2);
  serve(folder).listen(Number(port), '127.0.0.1', () => {
    console.log(`Offprint is at http://localhost:${port}/ (Ctrl+C ends it)`);
  });
}
