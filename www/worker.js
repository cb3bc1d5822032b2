// The worker: loads the wasm once and answers one request after another.
// It decides nothing. Whatever goes wrong becomes an answer; what may have harmed the instance says so (`fatal`).

// @ts-ignore: the engine is built, and types are checked without it
import { clean, extract, initSync, toHtml, toMarkdown, toText } from './pkg/offprint.js';

/** @typedef {import('./engine.js').Request} Request */
/** @typedef {import('./engine.js').Answer} Answer */

/** @type {Record<string, (...args: any[]) => unknown>} */
const methods = { clean, extract, toText, toMarkdown, toHtml, rehearse };

/** @type {WebAssembly.Memory | null} */
let memory = null;

/** Entries of a list that go to the page at once: reading a long answer in one piece would hold the page up. */
const PIECE = 1000;

/** A small article in which there is something of all that is looked for. */
const SAMPLE = `A bridge

By Ann Lee

The bridge stays open, the council decided on Tuesday.

“It holds,” said the mayor, Ann Lee. “We looked at every bolt.” She said that it would be painted.

The bridge stays open, the council decided on Tuesday.

Sign up for our newsletter`;

/** What the rehearsal threw. @type {unknown} */
let harm;

/** @param {Answer} answer */
const post = (answer) => postMessage(answer);

/** Sends the long lists of an answer ahead, in pieces. @param {number} id @param {unknown} value */
function sendAhead(id, value) {
  if (typeof value !== 'object' || value === null) return;
  const lists = /** @type {Record<string, unknown>} */ (value);
  for (const [key, list] of Object.entries(lists)) {
    if (!Array.isArray(list) || list.length <= PIECE) continue;
    for (let at = 0; at < list.length; at += PIECE) post({ id, piece: { key, values: list.slice(at, at + PIECE) } });
    lists[key] = [];
  }
}

/**
 * @param {unknown} thrown
 * @returns {{name: string, message: string}}
 */
function describe(thrown) {
  if (thrown instanceof Error) return { name: thrown.name, message: thrown.message };
  return { name: 'EngineFailed', message: String(thrown) };
}

/**
 * A trap leaves the instance's memory in an unknown state: nothing may be asked of it again. What a stack that is full throws is
 * called RangeError by some browsers and InternalError by others.
 * @param {unknown} thrown
 */
const poisons = (thrown) => thrown instanceof WebAssembly.RuntimeError || thrown instanceof RangeError || (thrown instanceof Error && thrown.name === 'InternalError');

/** @param {string} address @returns {Promise<WebAssembly.Module>} */
async function compile(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  // a server that calls it by another type is no reason to fail
  const isNamed = response.headers.get('content-type') === 'application/wasm';
  return isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** @param {string} wasm address @param {WebAssembly.Module} [compiled] by a worker before this one @returns {Promise<WebAssembly.Module>} */
async function start(wasm, compiled) {
  const module = compiled ?? (await compile(wasm));
  ({ memory } = initSync({ module }));
  return module;
}

/** Browsers compile a function when it is first called, and tables are made then: nine tenths of what a first answer takes. So it is given beforehand. */
function rehearse() {
  try {
    extract(SAMPLE, { format: 'text', language: navigator.language });
    extract(`<title>A bridge</title><main><h1>${SAMPLE.replaceAll('\n\n', '<p>')}</main>`, { format: 'html' });
  } catch (thrown) {
    if (poisons(thrown)) harm = thrown;
  }
}

/** @param {MessageEvent<Request>} event */
function answer(event) {
  const { id, method, args } = event.data;
  if (harm) return post({ id, error: describe(harm), fatal: true });
  const call = methods[method];
  if (!call) {
    post({ id, error: { name: 'EngineFailed', message: `no function ${method}` } });
    return;
  }
  try {
    const value = call(...args);
    sendAhead(id, value);
    post({ id, value, held: memory?.buffer.byteLength ?? 0 });
  } catch (thrown) {
    post({ id, error: describe(thrown), fatal: poisons(thrown) });
  }
}

// the first message says where the wasm is, or brings it
addEventListener(
  'message',
  ({ data }) => {
    start(data.wasm, data.module).then(
      (module) => {
        addEventListener('message', /** @type {(event: Event) => void} */ (/** @type {unknown} */ (answer)));
        post({ ready: true, module });
      },
      (thrown) => post({ ready: false, error: describe(thrown) }),
    );
  },
  { once: true },
);

