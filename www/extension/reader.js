// What a panel loads first: it has the page read, and the engine started, while the interface is still loading.

import { Engine } from '../engine.js';
import { api } from './api.js';
import { whyClosed, whyUseless } from './closed.js';

/** @typedef {import('../types.js').PageSnapshot} PageSnapshot */
/** @typedef {import('./browsers.d.ts').Taken} Taken */

/**
 * A page that was read, or why it was not.
 * @typedef {object} Page
 * @property {number} tab
 * @property {boolean} isPrivate
 * @property {string} why the name of an error; empty where there is a source
 * @property {string} origin
 * @property {PageSnapshot | null} source
 */

export const engine = new Engine({ worker: api.runtime.getURL('worker.js'), wasm: api.runtime.getURL('pkg/offprint_bg.wasm') });
engine.warm();

/** The tab that this panel belongs to; a sidebar belongs to a window and has none. */
export const given = Number(new URLSearchParams(location.search).get('tab'));

/** @param {number} tab @returns {Promise<Taken>} */
async function inject(tab) {
  const [found] = await api.scripting.executeScript({ target: { tabId: tab }, files: ['/extension/injected.js'] });
  if (!found?.result) throw new Error('nothing came back from the page');
  return /** @type {Taken} */ (found.result);
}

/** @param {string} words in base64, as injected.js packs them */
const unpacked = (words) => new Uint32Array(Uint8Array.from(atob(words), (byte) => byte.charCodeAt(0)).buffer);

/** @param {Taken} taken @returns {PageSnapshot} */
const snapshotOf = ({ text, lengths, names, nodes, url }) => ({ text, lengths: unpacked(lengths), names, nodes: unpacked(nodes), url });

/** The page as it is now. @returns {Promise<Page>} */
export async function take() {
  const tab = given || ((await api.tabs.query({ active: true, currentWindow: true }))[0]?.id ?? 0);
  const told = api.tabs.get(tab).catch(() => undefined);
  let refusal = '';
  const taken = await inject(tab).catch((thrown) => {
    refusal = String(thrown?.message);
    return null;
  });
  const about = await told;
  const why = taken ? whyUseless(taken) : whyClosed(about?.url, refusal);
  return { tab, isPrivate: about?.incognito === true, why, origin: taken?.origin ?? '', source: taken && !why ? snapshotOf(taken) : null };
}

/** The page as it was when the panel was opened. */
export const first = take();
