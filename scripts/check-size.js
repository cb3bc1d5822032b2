// What the page loads to work, after brotli, beside the budget in scripts/size-budget.json. The page has to be built.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { list } from './list-files.js';

const ROOT = fileURLToPath(new URL('../target/page', import.meta.url));

/** @param {string} path @returns {number} kB */
function compressed(path) {
  return statSync(join(ROOT, `${path}.br`)).size / 1000;
}

/** English is in the script; of the other languages the page loads one at the most, and the largest one is counted. */
const OTHER_LANGUAGES = /^(?:de|es|fr)-\w+\.js$/;

const sizes = { wasm: 0, js: 0, css: 0, html: 0 };
let largest = 0;
for (const path of Object.keys(list(ROOT).files)) {
  const kind = /** @type {keyof typeof sizes | 'other'} */ (path === './' ? 'html' : /\.(wasm|js|css)$/.exec(path)?.[1] ?? 'other');
  if (kind === 'other') continue;
  const size = compressed(path === './' ? 'index.html' : path);
  if (OTHER_LANGUAGES.test(path)) largest = Math.max(largest, size);
  else sizes[kind] += size;
}
sizes.js += largest;

const budget = JSON.parse(readFileSync(new URL('size-budget.json', import.meta.url), 'utf8'));
const found = { wasm: sizes.wasm, all: sizes.wasm + sizes.js + sizes.css };
console.log(`kB after brotli: ${Object.entries(sizes).map(([kind, size]) => `${kind} ${size.toFixed(1)}`).join(' · ')}`);
for (const [name, size] of Object.entries(found)) {
  const { ceiling, goal } = budget[name];
  console.log(`${name}: ${size.toFixed(1)} kB, ceiling ${ceiling}, goal ${goal}${size > goal ? `, ${(size - goal).toFixed(1)} above it` : ''}`);
  if (!(size <= ceiling)) process.exitCode = 1;
}
if (sizes.wasm === 0) throw new Error('no wasm: make build');
