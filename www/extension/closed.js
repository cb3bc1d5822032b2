// Why a page cannot be read: by its address, as far as the browser tells it, or by what was read.

/** Where extensions come from: hosts, with the beginning of the path where the host has other pages, too. */
const STORES = [
  ['chromewebstore.google.com', '/'],
  ['chrome.google.com', '/webstore'],
  ['addons.mozilla.org', '/'],
  ['microsoftedge.microsoft.com', '/addons'],
  ['addons.opera.com', '/'],
];

/** What Chromium says where it does not even tell the address. @type {[RegExp, string][]} */
const REFUSALS = [
  [/\b(?:chrome|chrome-extension|chrome-untrusted|devtools):\/\//, 'BrowserPage'],
  [/\bgallery\b/, 'StorePage'],
  [/\berror page\b/, 'GuardedPage'],
];

/**
 * The name of the error for a page that the browser keeps closed.
 * @param {string | undefined} url which the browser tells only of a page on which Offprint was clicked
 * @param {string} [refusal] what the browser says
 */
export function whyClosed(url, refusal = '') {
  if (!url || !URL.canParse(url)) return REFUSALS.find(([words]) => words.test(refusal))?.[1] ?? 'NotAsked';
  const { protocol, hostname, pathname } = new URL(url);
  if (/\.pdf$/i.test(pathname)) return 'PdfPage';
  if (protocol === 'file:') return 'FilePage';
  if (!/^https?:$/.test(protocol)) return 'BrowserPage';
  return STORES.some(([host, path]) => hostname === host && pathname.startsWith(/** @type {string} */ (path))) ? 'StorePage' : 'GuardedPage';
}

/** The name of the error for what was read, or nothing if something can be made of it. @param {import('./browsers.d.ts').Taken} taken */
export function whyUseless({ isEnormous, type }) {
  if (type === 'application/pdf') return 'PdfPage';
  return isEnormous ? 'EnormousPage' : '';
}
