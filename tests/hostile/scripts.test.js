// No script of a page runs, nothing of it is fetched, and nothing but the interface's own elements is shown: hundreds of
// vectors, in every place that a page can put them, in the page, the element and fresh documents, in both browsers. The control puts
// the same vectors in raw, so that it is known that they can run.
// OFFPRINT_VECTORS=FILE takes others: a JSON list of {id, title, payload}.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { Driver } from '../browser/driver.js';
import { examine, listen, raw } from './harness.js';
import { host } from './host.js';
import { asMarkup, asText, asValue, vectors as ownVectors } from './vectors/index.js';

/** Elements that the interface may show; www/dom.js has a list of its own. */
const NAMES =
  'a article aside bdi blockquote button canvas caption cite code dd del details div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr input ins kbd label legend li mark nav ol option p pre q s section select slot small span strong sub summary sup table tbody td th time tr ul dialog'.split(' ');
const ATTRIBUTES =
  '^(?:id|class|lang|dir|title|role|type|name|part|for|value|min|max|step|checked|selected|placeholder|autocomplete|spellcheck|start|colspan|rowspan|scope|tabindex|disabled|hidden|open|readonly|rows|datetime|href|rel|target|width|height|style|method|aria-[a-z]+|data-[a-z]+)$';
/** What a fresh document may hold of what `toHtml` writes, beside the document's own `html`, `head` and `body`. */
const WRITTEN =
  /^(?:xhtml (?:html|head|body|h[1-6]|p|ol|ul|li|blockquote|pre|code|table|tbody|tr|th|td|figure|figcaption|caption|img|hr|div|a|em|strong|s|sub|sup|mark|br)|MathML (?:math|mtext))(?: (?:href|src|cite|alt|start|colspan|rowspan|id|role|lang|dir|class|alttext|display))*$/;
/** How many go to the page at once: a call has a time limit. */
const BATCH = 4;
const CONTROL = 10;

/** @template T @param {T[]} list @param {number} size */
const batches = (list, size) => Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));

/** @param {string} origin @returns {import('./vectors/index.js').Vector[]} */
function vectors(origin) {
  const path = process.env['OFFPRINT_VECTORS'];
  if (!path) return ownVectors(origin);
  const list = /** @type {{title: string, payload: string}[]} */ (JSON.parse(readFileSync(path, 'utf8')));
  return list.map(({ title, payload }, at) => ({ id: at + 1, group: title, payload }));
}

const ROOT = new URL('../..', import.meta.url).pathname;
const ADDON = { id: 'offprint@offprint.invalid', host: '6f0c1d2e-5a3b-4c8d-9e7f-a1b2c3d4e5f6' };

/**
 * The extension's panel, opened as a tab, and what runs functions in it.
 * @param {'chromium' | 'firefox'} name @param {Driver} driver
 * @returns {Promise<{run: (code: (...args: any[]) => any, ...args: any[]) => Promise<any>, close: () => Promise<void>}>}
 */
async function panel(name, driver) {
  if (name === 'firefox') {
    await driver.install(`${ROOT}target/extension/firefox`);
    await driver.open(`moz-extension://${ADDON.host}/extension/panel.html?tab=0`);
    await driver.until(() => /** @type {HTMLElement} */ (document.querySelector('#failure')).innerText !== '');
    return { run: (code, ...args) => driver.run(code, ...args), close: async () => {} };
  }
  const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const context = await chromium.launchPersistentContext('', {
    executablePath: process.env['OFFPRINT_CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [...flags, '--enable-unsafe-extension-debugging'],
  });
  const cdp = await /** @type {import('playwright-core').Browser} */ (context.browser()).newBrowserCDPSession();
  const { id } = /** @type {any} */ (await cdp.send(/** @type {any} */ ('Extensions.loadUnpacked'), /** @type {any} */ ({ path: `${ROOT}target/extension/chromium` })));
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/extension/panel.html?tab=0`);
  await page.waitForFunction(() => /** @type {HTMLElement} */ (document.querySelector('#failure')).innerText !== '');
  return {
    run: (code, ...args) => page.evaluate(`(${code})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`),
    close: () => context.close(),
  };
}

for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`scripts never run in ${name}`, () => {
    /** @type {Driver} */ let driver;
    /** @type {Awaited<ReturnType<typeof host>>} */ let server;
    /** @type {import('./vectors/index.js').Vector[]} */ let all = [];
    /** What `toHtml` wrote in the passes before, each once. @type {Set<string>} */
    const written = new Set();

    before(async () => {
      server = await host();
      driver = await Driver.start(name, { uuids: { [ADDON.id]: ADDON.host } });
      all = vectors(server.origin);
      assert.ok(process.env['OFFPRINT_VECTORS'] || (all.length >= 250 && new Set(all.map(({ payload }) => payload)).size === all.length));
    });
    after(async () => {
      await driver?.end();
      server?.close();
    });

    /** @param {import('./vectors/index.js').Carrier[]} carriers @param {(code: (...args: any[]) => any, ...args: any[]) => Promise<any>} [run] */
    async function pass(carriers, run = (code, ...args) => driver.run(code, ...args)) {
      const list = { names: NAMES, attributes: ATTRIBUTES };
      await run(listen);
      let looked = 0;
      for (const batch of batches(carriers, BATCH)) {
        const result = await run(examine, batch, list);
        assert.deepEqual(result.wrong.slice(0, 20), []);
        assert.deepEqual(result.fired, []);
        looked += result.looked;
        for (const html of result.written) written.add(html);
      }
      assert.ok(looked > carriers.length * 20, `${looked} elements in ${carriers.length} articles`);
      assert.deepEqual(server.asked, []);
    }

    test('the page, which has a policy', async () => {
      await driver.open(`${server.origin}/`);
      await driver.until(() => document.documentElement.dataset['ready'] !== undefined);
      await driver.run((/** @type {string} */ text) => {
        /** @type {HTMLTextAreaElement} */ (document.querySelector('#source')).value = text;
        /** @type {HTMLFormElement} */ (document.querySelector('#start')).requestSubmit();
      }, asMarkup(/** @type {any} */ (all[0])).source);
      await driver.until(() => document.documentElement.dataset['state'] === 'reading' && /** @type {any} */ (document.querySelector('offprint-view:not([hidden])'))?.article);
      await pass(all.map(asMarkup));
    });

    test('the element, on a page without a policy', async () => {
      await driver.open(`${server.origin}/host.html`);
      await driver.until(() => customElements.get('offprint-view') !== undefined);
      await pass([...all.map(asValue), ...batches(all, 5).map(asText)]);
    });

    test('what was taken out is shown for what it is', async () => {
      const line = 'The members of the board \u202ewill pay\u202c on Monday for all that\u200b was broken in the hall.';
      const shown = await driver.run(async (text) => {
        const view = /** @type {any} */ (document.querySelector('offprint-view'));
        const article = await view.read(text, { format: 'text' });
        view.view = 'marked';
        await new Promise((done) => setTimeout(done, 50));
        const out = view.shadowRoot.querySelector('#stage .out');
        return { removed: article.removals.length, signs: [...out.querySelectorAll('.unseen')].map((each) => each.dataset.sign), text: out.textContent };
      }, `${line}\n\nNobody on the board had planted anything before.\n\n${line}`);
      assert.deepEqual([shown.removed, shown.signs], [1, ['RLO', 'PDF', 'ZWSP']]);
      assert.doesNotMatch(shown.text, /[\u200b\u202a-\u202e]/);
    });

    test('the panel of the extension', async () => {
      execFileSync('node', ['scripts/extension.js'], { cwd: ROOT });
      const { run, close } = await panel(name, driver);
      try {
        // half as markup and half as values: the pages before had all of both
        await pass(all.map((vector) => (vector.id % 2 ? asMarkup(vector) : asValue(vector))), run);
      } finally {
        await close();
      }
    });

    test('what is written, in fresh documents', async () => {
      await driver.open(`${server.origin}/blank.html`);
      await driver.run(listen);
      assert.ok(written.size >= all.length, `${written.size} documents`);
      /** @type {Set<string>} */
      const sources = new Set();
      for (const batch of batches([...written], 8 * BATCH)) {
        for (const way of /** @type {const} */ (['element', 'document'])) {
          const { alone, clicked, elements, addresses, images } = await driver.run(raw, batch, way, true);
          assert.deepEqual([...alone, ...clicked], []);
          assert.deepEqual(elements.filter((each) => !WRITTEN.test(each)), []);
          assert.deepEqual(addresses.filter((each) => !/^#fn-|^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(each)), []);
          // an image that the writer lists is fetched by whoever shows it, and nothing else is
          for (const path of images) sources.add(path);
        }
      }
      assert.deepEqual(server.asked.filter((path) => !sources.has(path)), []);
    });

    test('control: put in raw, they run', async (t) => {
      await driver.open(`${server.origin}/blank.html`);
      await driver.run(listen);
      server.asked.length = 0;
      /** @type {Record<string, Set<unknown>>} */
      const ran = { element: new Set(), document: new Set(), clicked: new Set() };
      for (const batch of batches(all, 8 * BATCH)) {
        for (const way of /** @type {const} */ (['element', 'document'])) {
          const { alone, clicked } = await driver.run(raw, batch.map(({ payload }) => payload), way);
          for (const id of alone) ran[way]?.add(id);
          for (const id of clicked) ran['clicked']?.add(id);
        }
      }
      const counts = Object.entries(ran).map(([way, ids]) => `${way} ${ids.size}`).join(', ');
      t.diagnostic(`of ${all.length} vectors ran: ${counts} (with a click on everything); ${new Set(server.asked).size} addresses were asked for`);
      assert.ok(new Set(Object.values(ran).flatMap((ids) => [...ids])).size >= CONTROL, counts);
      // each way has to show that it can: a list from elsewhere may be made for another one
      const least = process.env['OFFPRINT_VECTORS'] ? 1 : CONTROL;
      for (const ids of Object.values(ran)) assert.ok(ids.size >= least, counts);
    });
  });
}
