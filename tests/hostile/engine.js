// The wasm that the page loads, in Node: the functions themselves, without a worker; and chance that repeats itself.

import { readFileSync } from 'node:fs';

export const PKG = new URL('../../www/pkg/', import.meta.url);

/** A new instance of the engine's module, with a memory of its own. @returns {Promise<any>} */
export async function engine() {
  const door = await import(new URL('offprint.js', PKG).href);
  door.initSync({ module: new WebAssembly.Module(readFileSync(new URL('offprint_bg.wasm', PKG))) });
  return door;
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). @param {number} seed */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (/** @type {number} */ n) => Math.floor(next() * n);
  return {
    below,
    /** @template T @param {ArrayLike<T>} list @returns {T} */
    pick: (list) => /** @type {T} */ (list[below(list.length)]),
  };
}
