// The wasm in Chromium, beside what runs natively and beside other readers of pages: `node benches/browser.js`, once
// `cargo bench` has written its texts, pages and times to target/bench.json and `make build` has built the wasm.
// Nothing makes code quicker than it is, so the quickest of several runs counts, and of pages each one's quickest.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Driver } from '../tests/browser/driver.js';
import { serve } from '../scripts/serve.js';

const RUNS = 7;
const { texts, whole, pages, native, pasted } = JSON.parse(readFileSync('target/bench.json', 'utf8'));
const { resolve } = createRequire(import.meta.url);
const others = ['@mozilla/readability/Readability.js', 'defuddle'].map((name) => readFileSync(resolve(name), 'utf8'));

const server = serve('www');
await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const driver = await Driver.start('chromium');
await driver.open(`http://127.0.0.1:${port}/bench`);

/** The functions that pages are measured with, and the wasm. Gives the milliseconds from nothing to the first answer. @param {number} runs @param {string} text */
async function prepare(runs, text) {
  const page = /** @type {any} */ (globalThis);
  const from = performance.now();
  // @ts-ignore: the engine is built, and types are checked without it
  const door = await import('/pkg/offprint.js');
  await door.default();
  door.extract(text, { format: 'text' });
  const first = performance.now() - from;
  page.door = door;
  /** @param {() => unknown} work */
  page.quickest = (work) => {
    let best = Infinity;
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      work();
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };
  return first;
}

/** @param {string[]} list */
function cleaning(list) {
  const { door, quickest } = /** @type {any} */ (globalThis);
  return quickest(() => list.forEach((text) => door.clean(text, { language: 'en' })));
}

/** Milliseconds that each reader takes for a live page and for its string. @param {string} html */
async function reading(html) {
  const { door, quickest, Readability, Defuddle } = /** @type {any} */ (globalThis);
  const frame = document.createElement('iframe');
  frame.srcdoc = html;
  const loaded = new Promise((done) => frame.addEventListener('load', done));
  document.body.append(frame);
  await loaded;
  const live = /** @type {Document} */ (frame.contentDocument);
  const parse = () => new DOMParser().parseFromString(html, 'text/html');
  const times = {
    live: quickest(() => door.extract(live)),
    readability: quickest(() => new Readability(live.cloneNode(true)).parse()),
    defuddle: quickest(() => new Defuddle(live.cloneNode(true)).parse()),
    string: quickest(() => door.extract(html, { format: 'html' })),
    parser: quickest(parse),
    parserAndReadability: quickest(() => new Readability(parse()).parse()),
  };
  frame.remove();
  return times;
}

/** Milliseconds from pasted text to the view. @param {string} text @param {number} runs */
async function showing(text, runs) {
  await import('/element.js');
  const view = /** @type {any} */ (document.createElement('offprint-view'));
  document.body.append(view);
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const from = performance.now();
    const shown = new Promise((done) => view.addEventListener('offprint-ready', done, { once: true }));
    view.source = `${text}\n\n${run}`;
    await shown;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    best = Math.min(best, performance.now() - from);
  }
  return best;
}

const rate = (/** @type {string[]} */ list, /** @type {number} */ ms) => list.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / ms / 1e3;
const ratio = (/** @type {number} */ one, /** @type {number} */ other) => `${(one / other).toFixed(2)}`;

const first = await driver.run(prepare, RUNS, texts[0]);
for (const source of others) await driver.run((code) => void document.head.append(Object.assign(document.createElement('script'), { textContent: code })), source);
for (const [name, list, key] of /** @type {[string, string[], string]} */ ([['articles', texts, 'articles'], ['one text of 1 MB', [whole], 'whole']])) {
  const ms = await driver.run(cleaning, list);
  console.log(`wasm, clean, ${name}: ${rate(list, ms).toFixed(1)} MB/s, ${((100 * native[key]) / ms).toFixed(0)} % of native`);
}
/** @type {Record<string, number>} */
const sums = {};
for (const html of pages) {
  for (const [name, ms] of Object.entries(await driver.run(reading, html))) sums[name] = (sums[name] ?? 0) + ms;
}
const { live = 0, readability = 0, defuddle = 0, string = 0, parser = 0, parserAndReadability = 0 } = sums;
console.log(`live pages, snapshot to result: ${(live / pages.length).toFixed(1)} ms a page; Readability.js on a copy takes ${ratio(readability, live)} times as long, Defuddle ${ratio(defuddle, live)}`);
console.log(`pages as strings: ${rate(pages, string).toFixed(1)} MB/s; DOMParser alone takes ${ratio(parser, string)} times as long, with Readability.js ${ratio(parserAndReadability, string)}`);
console.log(`from nothing to the first answer: ${first.toFixed(0)} ms; 5,000 words from pasted to shown: ${(await driver.run(showing, pasted, RUNS)).toFixed(0)} ms`);
await driver.end();
server.close();
