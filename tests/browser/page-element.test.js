// <offprint-view> on somebody else's page, under a strict policy; and the marks on a live page, put there and taken away.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openBeside, until } from './page.js';

const policy = /content="(default-src[^"]+)"/.exec(readFileSync(new URL('../../www/index.html', import.meta.url), 'utf8'))?.[1] ?? '';
const EMBED = `<!doctype html><html lang="fr" data-ready><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Embedder</title>
<script type="module" src="embed.js"></script></head><body>
<main><article><h1>Library to lend its garden tools</h1>
<p>The library on Park Row will lend spades, rakes and a ladder from the first of May, its board has decided.</p>
<p>"We have lent books for ninety years," said Alma Reyes, who runs it. "Nobody has planted anything with them."</p>
<p>The tools are to stand where the newspapers stood, and can be kept for a week like any other book in the house.</p>
<p>"A rake is a long book," said Tom Iversen, who gave the first one. The library will mend what comes back broken.</p>
<div class="newsletter"><p>Sign up for our daily newsletter</p></div></article></main>
<offprint-view id="one"></offprint-view><offprint-view id="two" view="marked" lang="en" theme="dark"></offprint-view></body></html>`;
const SCRIPT = `const early = document.querySelector('#two');
early.source = 'Pond to be drained for the first time\\n\\nPond to be drained for the first time\\n\\nThe pond behind the old mill will be drained in June, so that divers can look at the wall.\\n';
const { configure, OffprintView } = await import('./element.js');
configure({ wasm: new URL('elsewhere/engine.wasm', location.href) });
const log = (document.body.log = []);
for (const name of ['offprint-ready', 'removal-toggled', 'quote-selected', 'error', 'view-changed'])
  for (const view of document.querySelectorAll('offprint-view')) view.addEventListener(name, (event) => log.push([view.id, name, JSON.stringify(event.detail).length > 2]));
document.body.OffprintView = OffprintView;`;

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(browser, () => {
    /** @type {Awaited<ReturnType<typeof openBeside>>} */ let place;
    /** @type {import('./page.js').Page} */ let page;

    before(async () => {
      place = await openBeside(browser, { 'embed.html': EMBED, 'embed.js': SCRIPT }, (folder) => {
        mkdirSync(join(folder, 'elsewhere'));
        renameSync(join(folder, 'pkg/offprint_bg.wasm'), join(folder, 'elsewhere/engine.wasm'));
      });
      ({ page } = place);
    });
    after(() => place?.close());

    test('two on a page, one set before it was defined; the wasm is where it was said to be', async () => {
      await until(page, `document.querySelector('#two').article && document.querySelector('#two').shadowRoot.querySelector('#stage del')`);
      await page.run(`document.querySelector('#one').source = document.querySelector('main')`);
      await until(page, `document.querySelector('#one').article && document.querySelector('#one').shadowRoot.querySelector('#stage .row')`);
      assert.equal(await page.run(`return document.querySelector('#one').engine === document.querySelector('#two').engine`), true);
      assert.match(await page.run(`return document.querySelector('#one').shadowRoot.querySelector('#stage').textContent`), /lend spades, rakes and a ladder/);
      assert.ok(place.server.requested.some((address) => address.endsWith('/elsewhere/engine.wasm')));
      assert.equal(place.server.requested.filter((address) => address.endsWith('/worker.js')).length, 1);
      assert.ok(place.server.requested.every((address) => address.startsWith(place.server.origin)));
    });

    test('each in its own language, view and theme; nothing of it leaks', async () => {
      await until(page, `document.querySelector('#one').shadowRoot.querySelector('#tab-cleaned').textContent === 'Épuré'`);
      assert.equal(await page.run(`return document.querySelector('#two').shadowRoot.querySelector('#tab-cleaned').textContent`), 'Cleaned');
      assert.equal(await page.run(`return document.querySelector('#two').shadowRoot.querySelector('[aria-selected=true]').id`), 'tab-marked');
      assert.equal(await page.run(`return getComputedStyle(document.querySelector('#two')).colorScheme`), 'dark');
      assert.deepEqual(await page.run(`return [document.adoptedStyleSheets.length, document.querySelectorAll('style, link').length, getComputedStyle(document.body).fontFamily === getComputedStyle(document.querySelector('#one')).fontFamily]`), [0, 0, false]);
    });

    test('custom properties and parts are the embedder’s', async () => {
      await page.run(`
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('#one { --offprint-ink: rgb(1, 2, 3); --offprint-size: 20px } #one::part(summary) { display: none }');
        document.adoptedStyleSheets = [sheet];`);
      assert.deepEqual(await page.run(`const one = document.querySelector('#one'); return [getComputedStyle(one).color, getComputedStyle(one).fontSize, getComputedStyle(one.shadowRoot.querySelector('#summary')).display]`), ['rgb(1, 2, 3)', '20px', 'none']);
      await page.run(`document.adoptedStyleSheets = []`);
    });

    test('events and methods', async () => {
      await page.run(`const two = document.querySelector('#two'); two.restore([0]); two.undo(); two.redo(); two.view = 'cleaned'; document.querySelector('#one').showQuotation(0)`);
      await until(page, `document.body.log.some(([, name]) => name === 'quote-selected')`);
      const names = await page.run(`return document.body.log.filter(([id]) => id === 'two').map(([, name]) => name)`);
      assert.deepEqual(names, ['offprint-ready', 'removal-toggled', 'removal-toggled', 'removal-toggled', 'view-changed']);
      assert.deepEqual(await page.run(`return document.querySelector('#two').restored`), [0]);
      assert.match(await page.run(`return document.querySelector('#two').write('text')`), /^Pond to be .*\n\nPond to be .*\n\nThe pond/);
      await page.run(`document.querySelector('#two').source = 'x'.repeat(10); document.querySelector('#two').options = { format: 'nonsense' }`);
      await until(page, `document.body.log.some(([id, name]) => id === 'two' && name === 'error')`);
      await page.run(`document.querySelector('#two').options = {}; document.querySelector('#two').source = null`);
      await until(page, `document.querySelector('#two').article === null`);
    });

    test('of two readings that follow at once, the last is shown', async () => {
      await page.run(`const two = document.querySelector('#two'); const long = 'One paragraph of many that are all a little different, number 1.\\n\\n'.repeat(4000); void two.read(long); await new Promise((done) => two.addEventListener('offprint-ready', done, { once: true })); two.article = two.article; void two.read('The last text of all stands here, and nothing else is shown.', { level: 'careful' })`);
      await until(page, `/The last text of all/.test(document.querySelector('#two').shadowRoot.querySelector('#stage').textContent)`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.deepEqual(await page.run(`const two = document.querySelector('#two'); return [two.article.text.length < 100, two.level, two.canUndo]`), [true, 'careful', false]);
    });

    test('a snapshot, an article that is ready, and an element that moves', async () => {
      await page.run(`
        const { snapshot } = await import('./snapshot.js');
        const two = document.querySelector('#two');
        await two.read(snapshot(document.querySelector('main')));
        document.body.prepend(two);
        two.article = two.article;`);
      await until(page, `/lend spades/.test(document.querySelector('#two').shadowRoot.querySelector('#stage').textContent)`);
      assert.equal(await page.run(`return document.querySelector('#two').shadowRoot.querySelectorAll('.sheet').length`), 1);
    });

    test('marks on a live page: quotations by speaker, removals dimmed, and away without a trace', async () => {
      const found = await page.run(`
        const { highlight } = await import('./highlight.js');
        const { Engine } = await import('./engine.js');
        const main = document.querySelector('main');
        const before = [document.documentElement.outerHTML, document.adoptedStyleSheets.length, CSS.highlights.size].join();
        const article = await document.querySelector('#one').engine.extract(document.querySelector('main'));
        const stop = highlight(article, document.querySelector('main'));
        const said = [...CSS.highlights.keys()].filter((name) => name !== 'offprint-found');
        const text = (name) => [...(CSS.highlights.get(name) ?? [])].map(String).join('|');
        const during = document.documentElement.outerHTML === before.slice(0, document.documentElement.outerHTML.length);
        const again = highlight(article, main, { restored: article.removals.map((_, index) => index) });
        stop();
        const removed = [text('offprint-voice-0'), CSS.highlights.has('offprint-removed'), document.adoptedStyleSheets.length];
        again();
        CSS.highlights.delete('offprint-found');
        const after = [document.documentElement.outerHTML, document.adoptedStyleSheets.length, CSS.highlights.size].join();
        return { said, during, removed, same: after === before || before.replace(/,\\d+$/, '') === after.replace(/,\\d+$/, ''), left: CSS.highlights.size };`);
      assert.ok(found.said.includes('offprint-voice-0') && found.said.includes('offprint-voice-1'), String(found.said));
      assert.equal(found.during, true);
      assert.match(found.removed[0], /ninety years/);
      assert.deepEqual(found.removed.slice(1), [false, 1]);
      assert.deepEqual([found.same, found.left], [true, 0]);
    });
  });
}
