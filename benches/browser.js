// The wasm in Chromium, beside what runs natively and beside other readers of pages: `node benches/browser.js`, once
// `cargo bench` has written its texts, pages and times to target/bench.json and `make build` has built the wasm.
// Nothing makes code quicker than it is, so the quickest of several runs counts, and of pages each one's quickest.
// Of what people wait for, it is the median.

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

/** The functions that pages are measured with, and the wasm. Gives milliseconds from a compiled module to the first answer. @param {number} runs @param {string} text */
async function prepare(runs, text) {
  const page = /** @type {any} */ (globalThis);
  // @ts-ignore: the engine is built, and types are checked without it
  const door = await import('/pkg/offprint.js');
  const module = await WebAssembly.compileStreaming(fetch('/pkg/offprint_bg.wasm'));
  const compiled = performance.now();
  await door.default({ module_or_path: module });
  door.extract(text, { format: 'text' });
  const first = performance.now() - compiled;
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

/** Milliseconds that the page's worker takes from nothing until it is ready, and from there, or from when it has rehearsed, to its first answer.
 * @param {string} text @param {boolean} isRehearsed */
async function loading(text, isRehearsed) {
  const from = performance.now();
  const worker = new Worker('/worker.js', { type: 'module' });
  /** @param {object} message */
  const ask = async (message) => {
    const asked = performance.now();
    const said = new Promise((done) => worker.addEventListener('message', done, { once: true }));
    worker.postMessage(message);
    await said;
    return performance.now() - asked;
  };
  await ask({ wasm: '/pkg/offprint_bg.wasm' });
  const ready = performance.now() - from;
  if (isRehearsed) await ask({ id: 0, method: 'rehearse', args: [] });
  return { ready, answer: await ask({ id: 1, method: 'extract', args: [text, { format: 'text' }] }) };
}

/** The same in browsers that were just started, since one keeps what it compiled: medians. @param {boolean} isRehearsed */
async function loaded(isRehearsed) {
  const shipped = serve('target/page');
  await new Promise((done) => shipped.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (shipped.address());
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const fresh = await Driver.start('chromium');
    await fresh.open(`http://127.0.0.1:${port}/fonts/OFL.txt`);
    times.push(await fresh.run(loading, texts[0], isRehearsed));
    await fresh.end();
  }
  shipped.close();
  /** @param {number[]} list */
  const median = (list) => list.sort((a, b) => a - b)[list.length >> 1] ?? 0;
  return { ready: median(times.map(({ ready }) => ready)), answer: median(times.map(({ answer }) => answer)) };
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

/** How long pasted text takes to the view, and how long a bare copy of it from a text field into paragraphs: medians in
 * milliseconds; and the tasks of more than 50 ms on the page's own thread meanwhile. @param {string} text @param {number} runs */
async function showing(text, runs) {
  await import('/element.js');
  const view = /** @type {any} */ (document.createElement('offprint-view'));
  const copy = document.createElement('div');
  document.body.append(view, copy);
  /** @type {number[]} */
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  /** @param {(run: number) => unknown} work */
  const median = async (work) => {
    const times = [];
    for (let run = 0; run < runs; run += 1) {
      const from = performance.now();
      await work(run);
      await frame();
      times.push(performance.now() - from);
    }
    return times.sort((one, other) => one - other)[runs >> 1] ?? 0;
  };
  const field = document.createElement('textarea');
  const bare = await median((run) => {
    field.value = `${text}\n\n${run}`;
    copy.replaceChildren(...field.value.split('\n\n').map((part) => Object.assign(document.createElement('p'), { textContent: part })));
  });
  copy.remove();
  observer.observe({ type: 'longtask' });
  const shown = await median((run) => {
    const ready = new Promise((done) => view.addEventListener('offprint-ready', done, { once: true }));
    view.source = `${text}\n\n${run}`;
    return ready;
  });
  await frame();
  observer.disconnect();
  view.remove();
  return { shown, bare, tasks: tasks.length, longest: Math.max(0, ...tasks) };
}

/** A text is read and shown: milliseconds until it is there, and the tasks of more than 50 ms on the page's own thread until every row is.
 * @param {string} text @param {number} copies of it, each with words of its own */
async function holding(text, copies) {
  const view = /** @type {any} */ (document.createElement('offprint-view'));
  document.body.append(view);
  const whole = Array.from({ length: copies }, (_, copy) => text.replace(/[a-z]{6,}/gu, (word) => `${word}${copy}`)).join('\n\n');
  /** @type {number[]} */
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
  await new Promise((done) => setTimeout(done, 500));
  observer.observe({ type: 'longtask' });
  const from = performance.now();
  const ready = new Promise((done) => view.addEventListener('offprint-ready', done, { once: true }));
  view.source = whole;
  await ready;
  const shown = performance.now() - from;
  const rows = () => view.shadowRoot.querySelectorAll('.row').length;
  for (let before = -1; rows() !== before; ) {
    before = rows();
    await new Promise((done) => setTimeout(done, 1000));
  }
  observer.disconnect();
  view.remove();
  return { length: whole.length, shown, tasks: tasks.length, longest: Math.max(0, ...tasks) };
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
console.log(`from a compiled module to the first answer: ${first.toFixed(0)} ms`);
const { ready, answer } = await loaded(false);
const { answer: rehearsed } = await loaded(true);
console.log(`the page's worker, from nothing: ready in ${ready.toFixed(0)} ms, its first answer ${answer.toFixed(0)} ms behind, ${rehearsed.toFixed(0)} where it had time to rehearse (medians of ${RUNS})`);
const { shown, bare, ...held } = await driver.run(showing, pasted, 20);
/** @param {{tasks: number, longest: number}} found */
const told = ({ tasks, longest }) => (tasks === 0 ? 'no task over 50 ms' : `${tasks} tasks over 50 ms, the longest ${longest.toFixed(0)} ms`);
console.log(`5,000 words from pasted to shown: ${shown.toFixed(0)} ms, a bare copy from a text field into paragraphs ${bare.toFixed(0)} ms (medians of 20); on the page's own thread ${told(held)} in 20 runs`);
const { length, shown: long, ...meanwhile } = await driver.run(holding, whole, 5);
console.log(`${(length / 1e6).toFixed(1)} million characters from given to shown: ${(long / 1e3).toFixed(1)} s; on the page's own thread ${told(meanwhile)}`);
await driver.end();
server.close();
