// A server for pages under test: the page's folder, an element alone on a page without a policy, an empty page, and a list of
// what was asked for beside files.

import { createServer } from 'node:http';
import { serve } from '../../scripts/serve.js';

const ELEMENT = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body>
<script type="module" src="/element.js"></script><offprint-view></offprint-view></body></html>`;
const BLANK = '<!doctype html><title>Blank</title>';

/** @param {string} [pkg] folder of another engine, which stands in the place of `pkg/` */
export async function host(pkg) {
  /** @type {string[]} */
  const asked = [];
  const files = serve(new URL('../../www', import.meta.url).pathname);
  const engine = pkg ? serve(pkg) : null;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const page = { '/host.html': ELEMENT, '/blank.html': BLANK }[path];
    if (page) return void response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    if (path.startsWith('/hit/')) {
      asked.push(path);
      return void response.writeHead(404, { 'content-type': 'text/plain' }).end();
    }
    if (engine && path.startsWith('/pkg/') && !path.includes('files.js')) {
      request.url = path.slice('/pkg'.length);
      return void engine.emit('request', request, response);
    }
    files.emit('request', request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
