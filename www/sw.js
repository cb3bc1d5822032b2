// The service worker: all files of one version, or none. The list with a hash for each file and the version, a hash of
// the list, are written by scripts/list-files.js. A file that is not what the list says makes the installation fail,
// and the version before stays as it is. Nothing is asked of any other origin.

const worker = /** @type {any} */ (self);
worker.importScripts('pkg/files.js');

/** @type {{version: string, files: Record<string, string>}} */
const { version, files } = worker.OFFPRINT;
const NAME = `offprint-${version}`;

/** @param {string} path @param {string} hash @param {Cache} cache */
async function keep(path, hash, cache) {
  const response = await fetch(path, { cache: 'no-cache', credentials: 'omit' });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = await response.clone().arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found !== hash) throw new Error(`${path} is of another version`);
  await cache.put(path, response);
}

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(NAME);
      try {
        await Promise.all(Object.entries(files).map(([path, hash]) => keep(path, hash, cache)));
      } catch (thrown) {
        await caches.delete(NAME);
        throw thrown;
      }
    })(),
  );
});

worker.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith('offprint-') && name !== NAME) await caches.delete(name);
    })(),
  );
});

worker.addEventListener('message', (/** @type {MessageEvent} */ event) => {
  if (event.data === 'take over') worker.skipWaiting();
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(NAME);
      // an address with a shared text in it is the page all the same
      const found = await cache.match(request.mode === 'navigate' && new URL('./', location.href).pathname === url.pathname ? './' : request, { ignoreSearch: request.mode === 'navigate' });
      return found ?? fetch(request);
    })(),
  );
});
