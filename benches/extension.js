// The extension in Chromium: from the click on its button to the article in the side panel, cold and warm, beside
// Readability.js on the same page; and what the panel holds after many pages. `node benches/extension.js [PAGES]`.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { built, site, startChromium } from '../tests/browser/extension.js';
import { long } from '../tests/browser/extension-pages.js';

const COLD = 5;
const WARM = 21;
const PAGES = Number(process.argv[2] ?? 200);
const SIZE = 300_000;
const readability = readFileSync(createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js'), 'utf8');

/** @param {number[]} values */
const median = (values) => /** @type {number} */ (values.toSorted((one, other) => one - other)[values.length >> 1]);
const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The side panel itself, which is no page of the context: over the protocol. @param {Awaited<ReturnType<typeof startChromium>>} extension @param {number} tab */
async function sidePanel({ cdp }, tab) {
  for (;;) {
    const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'page' }] });
    const found = targetInfos.find(({ url }) => url.endsWith(`panel.html?tab=${tab}`));
    if (found) return attach(cdp, found.targetId);
    await wait(5);
  }
}

/** @param {import('playwright-core').CDPSession} cdp @param {string} targetId */
async function attach(cdp, targetId) {
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
  let last = 0;
  /** @param {string} method @param {object} params @returns {Promise<any>} */
  const send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const hear = (/** @type {any} */ { sessionId: from, message }) => {
        const answer = JSON.parse(message);
        if (from !== sessionId || answer.id !== id) return;
        cdp.off('Target.receivedMessageFromTarget', hear);
        if (answer.error) reject(new Error(answer.error.message));
        else resolve(answer.result);
      };
      cdp.on('Target.receivedMessageFromTarget', hear);
      void cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    });
  const run = async (/** @type {string} */ expression) => (await send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true })).result.value;
  /** When the article of the nth reading was shown, in milliseconds since 1970. @param {number} nth */
  const shown = async (nth) => {
    for (;;) {
      const at = await run(`performance.getEntriesByName('shown')[${nth}]?.startTime + performance.timeOrigin || 0`);
      if (at) return Number(at);
      await wait(5);
    }
  };
  /** Bytes that its objects take up, after what is dead has gone. */
  const held = async () => {
    await send('HeapProfiler.collectGarbage');
    return (await send('Runtime.getHeapUsage')).usedSize;
  };
  return { shown, held };
}

/** What a busy loop gets of the time that it takes, from 0 to 1: figures of a machine that is shared say little without it. */
function share() {
  const from = performance.now();
  const before = process.cpuUsage();
  let used = 0;
  while (used < 100_000) {
    for (let turn = 0; turn < 1e6; turn += 1) used += turn % 2;
    const { system, user } = process.cpuUsage(before);
    used = system + user;
  }
  return used / 1000 / (performance.now() - from);
}

/** Bytes that the extension's process has in memory, its worker's among them; Linux alone. @param {import('playwright-core').CDPSession} cdp */
async function resident(cdp) {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ id, type }) => type === 'renderer' && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--extension-process'));
  const sizes = pages.map(({ id }) => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0));
  return sizes.reduce((sum, size) => sum + size * 1024, 0);
}

/** From a click to the article, in a browser that has just started, and again and again in it. @param {string} folder @param {string} url @param {number} again */
async function clicks(folder, url, again) {
  const extension = await startChromium(folder);
  const live = await extension.open(url);
  await wait(1000);
  let from = Date.now();
  await live.click();
  const panel = await sidePanel(extension, live.id);
  const cold = (await panel.shown(0)) - from;
  /** @type {number[]} */
  const warm = [];
  /** @type {number[]} */
  const other = [];
  for (let nth = 1; nth <= again; nth += 1) {
    await wait(100);
    from = Date.now();
    await live.click();
    warm.push((await panel.shown(nth)) - from);
    other.push(Number(await live.tab.source(`${readability}; (() => {
      const from = performance.now();
      new Readability(document.cloneNode(true)).parse();
      return performance.now() - from;
    })()`)));
  }
  await extension.end();
  return { cold, warm, other };
}

/** What the panel holds after ten pages, and after many. @param {string} folder @param {string} origin @param {number} pages */
async function memory(folder, origin, pages) {
  const extension = await startChromium(folder);
  const live = await extension.open(`${origin}/0`);
  await live.click();
  const panel = await sidePanel(extension, live.id);
  await panel.shown(0);
  const held = async () => ({ objects: await panel.held(), resident: await resident(extension.cdp) });
  let early = await held();
  for (let nth = 1; nth < pages; nth += 1) {
    await live.tab.run((url) => location.assign(url), `${origin}/${nth}`);
    await live.tab.until((path) => location.pathname === path && document.readyState === 'complete', `/${nth}`);
    await live.click();
    await panel.shown(nth);
    if (nth === 9) early = await held();
  }
  const late = await held();
  await extension.end();
  return { early, late };
}

const build = await built();
const pages = Object.fromEntries(Array.from({ length: Math.max(PAGES, 1) }, (_, at) => [`/${at}`, { body: long(20_000 + at) }]));
const server = await site({ '/': { body: long(SIZE) }, ...pages });
/** @type {number[]} */
const cold = [];
for (let at = 1; at < COLD; at += 1) cold.push((await clicks(build.folder, `${server.origin}/`, 0)).cold);
const last = await clicks(build.folder, `${server.origin}/`, WARM);
cold.push(last.cold);
const ms = (/** @type {number[]} */ values) => `${median(values).toFixed(0)} ms`;
console.log(`click to article, ${SIZE / 1000} kB, medians: cold ${ms(cold)} (of ${COLD}), warm ${ms(last.warm)} (of ${WARM}); Readability.js alone, copy and parse: ${ms(last.other)}`);
console.log(`… while a busy loop got ${(100 * share()).toFixed(0)} % of the time`);
const { early, late } = await memory(build.folder, server.origin, PAGES);
const grown = (/** @type {'objects' | 'resident'} */ what) => `${(late[what] / early[what]).toFixed(2)} times (${(early[what] / 1e6).toFixed(1)} MB, then ${(late[what] / 1e6).toFixed(1)} MB)`;
console.log(`after ${PAGES} pages, of what it was after 10: objects of the panel ${grown('objects')}, memory of its process ${grown('resident')}`);
server.close();
build.remove();
