// The worker: loads the wasm once and answers one request after another.
// It decides nothing. Whatever goes wrong becomes an answer; what may have harmed the instance says so (`fatal`).

/** @typedef {import('./engine.js').Request} Request */
/** @typedef {import('./engine.js').Answer} Answer */

/** @type {Record<string, (...args: any[]) => unknown>} */
const methods = {};

/** @param {Answer} answer */
const post = (answer) => postMessage(answer);

/**
 * @param {unknown} thrown
 * @returns {{name: string, message: string}}
 */
function describe(thrown) {
  if (thrown instanceof Error) return { name: thrown.name, message: thrown.message };
  return { name: 'EngineFailed', message: String(thrown) };
}

/** A trap leaves the instance's memory in an unknown state: nothing may be asked of it again. @param {unknown} thrown */
const poisons = (thrown) => thrown instanceof WebAssembly.RuntimeError || thrown instanceof RangeError;

/** @param {string} wasm address */
async function start(wasm) {
  // @ts-ignore: the engine is built, and types are checked without it
  const door = /** @type {Record<string, any>} */ (await import('./pkg/offprint.js'));
  await door.default({ module_or_path: wasm });
  for (const name of ['clean', 'extract', 'toText', 'toMarkdown', 'toHtml']) methods[name] = door[name];
}

/** @param {MessageEvent<Request>} event */
function answer(event) {
  const { id, method, args } = event.data;
  const call = methods[method];
  if (!call) {
    post({ id, error: { name: 'EngineFailed', message: `no function ${method}` } });
    return;
  }
  try {
    post({ id, value: call(...args) });
  } catch (thrown) {
    post({ id, error: describe(thrown), fatal: poisons(thrown) });
  }
}

// the first message says where the wasm is
addEventListener(
  'message',
  ({ data }) => {
    start(data.wasm).then(
      () => {
        addEventListener('message', /** @type {(event: Event) => void} */ (/** @type {unknown} */ (answer)));
        post({ ready: true });
      },
      (thrown) => post({ ready: false, error: describe(thrown) }),
    );
  },
  { once: true },
);

export {};
