// The extension in Chromium: from the click on its button to the article in the side panel, cold and warm, beside
// Readability.js on the same page; and what the panel holds after many pages. `node benches/extension.js [PAGES]`.

import { readFileSync, readdirSync } from 'node:fs';
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

/** The extension's own process; Linux alone. @param {import('playwright-core').CDPSession} cdp */
async function ownProcess(cdp) {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const { id } = processInfo.find(({ id, type }) => type === 'renderer' && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--extension-process')) ?? { id: 0 };
  return id;
}

/** Bytes that it has in memory, its worker's among them. @param {number} id of a process */
const resident = (id) => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) * 1024;

/** Milliseconds that its page and its worker were at work, and those that they waited for a processor. @param {number} id of a process */
function labour(id) {
  const sums = { worked: 0, waited: 0 };
  for (const thread of readdirSync(`/proc/${id}/task`)) {
    if (Number(thread) !== id && readFileSync(`/proc/${id}/task/${thread}/comm`, 'utf8').trim() !== 'DedicatedWorker') continue;
    const [worked = 0, waited = 0] = readFileSync(`/proc/${id}/task/${thread}/schedstat`, 'utf8').split(' ').map(Number);
    sums.worked += worked / 1e6;
    sums.waited += waited / 1e6;
  }
  return sums;
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
  const own = await ownProcess(extension.cdp);
  const { worked, waited } = labour(own);
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
  const each = (labour(own).worked - worked) / Math.max(again, 1);
  await extension.end();
  return { cold, worked, waited, warm, each, other };
}

/** What the panel holds after ten pages, and after many. @param {string} folder @param {string} origin @param {number} pages */
async function memory(folder, origin, pages) {
  const extension = await startChromium(folder);
  const live = await extension.open(`${origin}/0`);
  await live.click();
  const panel = await sidePanel(extension, live.id);
  await panel.shown(0);
  const held = async () => ({ objects: await panel.held(), resident: resident(await ownProcess(extension.cdp)) });
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
const runs = [];
for (let at = 1; at < COLD; at += 1) runs.push(await clicks(build.folder, `${server.origin}/`, 0));
const last = await clicks(build.folder, `${server.origin}/`, WARM);
runs.push(last);
const ms = (/** @type {number[]} */ values) => `${median(values).toFixed(0)} ms`;
console.log(`click to article, ${SIZE / 1000} kB, medians: cold ${ms(runs.map(({ cold }) => cold))} (of ${COLD}), warm ${ms(last.warm)} (of ${WARM}); Readability.js alone, copy and parse: ${ms(last.other)}`);
const [worked, waited] = [ms(runs.map(({ worked }) => worked)), ms(runs.map(({ waited }) => waited))];
console.log(`… of which panel and worker were at work for ${worked} cold, while they waited for a processor for ${waited}, and for ${last.each.toFixed(0)} ms warm`);
const { early, late } = await memory(build.folder, server.origin, PAGES);
const grown = (/** @type {'objects' | 'resident'} */ what) => `${(late[what] / early[what]).toFixed(2)} times (${(early[what] / 1e6).toFixed(1)} MB, then ${(late[what] / 1e6).toFixed(1)} MB)`;
console.log(`after ${PAGES} pages, of what it was after 10: objects of the panel ${grown('objects')}, memory of its process ${grown('resident')}`);
server.close();
build.remove();
