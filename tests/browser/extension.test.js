// The extension in both browsers, from a real click on its button: nothing can be read before it, the article is right
// after it, marks come and go without a trace, and nothing leaves the machine.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { failure, installed, settled, shown } from './extension.js';
import { PAGES, TITLE } from './extension-pages.js';

/** @typedef {import('./extension.js').Tab} Tab */

/** Until what was clicked on is read. @param {Tab} panel */
const reads = (panel) => panel.until(() => !(/** @type {HTMLInputElement} */ (document.querySelector('#mark')).disabled));

/** What the page sees: changes, and its own markup. @param {Tab} tab */
const seen = (tab) => tab.run(() => [sessionStorage.getItem('seen') ?? '0', document.documentElement.outerHTML].join('|'));

/** Highlights and adopted sheets, of the page and of what is in it. @param {Tab} tab @returns {Promise<string[]>} */
const traces = (tab) =>
  tab.run(() => {
    const inner = /** @type {any} */ (document.querySelector('iframe'))?.contentWindow ?? window;
    const roots = [document, inner.document, document.querySelector('news-story')?.shadowRoot].filter(Boolean);
    const names = new Set([.../** @type {any} */ (CSS).highlights.keys(), ...inner.CSS.highlights.keys()]);
    return [...names, ...roots.flatMap((root) => (root.adoptedStyleSheets.length > 0 ? ['sheet'] : []))];
  });

/** The text that is marked under a name. @param {Tab} tab @param {string} name */
const marked = (tab, name) =>
  tab.run((name) => {
    const inner = /** @type {any} */ (document.querySelector('iframe'))?.contentWindow ?? window;
    return [...(inner.CSS.highlights.get(name) ?? [])].map(String).join('|');
  }, name);

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`extension in ${browser}`, () => {
    /** @type {Awaited<ReturnType<typeof installed>>} */ let extension;

    before(async () => {
      extension = await installed(browser, PAGES);
    });
    after(() => extension?.end());

    for (const path of ['/', '/strict', '/overrides', '/shadow', '/frames']) {
      test(`${path}: closed before the click, read and marked after it, without a trace in the end`, async () => {
        const live = await extension.open(`${extension.origin}${path}`);
        const panel = await extension.own(`panel.html?tab=${live.id}`);
        await settled(panel);
        assert.match(await failure(panel), /has not been asked/);
        const before = await seen(live.tab);
        await live.click();
        await reads(panel);
        assert.equal(await failure(panel), '');
        const { text, removed, speakers } = await shown(panel);
        assert.match(text, /spades, rakes and a ladder[^]*ninety years[^]*A rake is a long book/);
        assert.deepEqual(removed.filter((each) => each.startsWith('The tools are to stand')).length, 1, String(removed));
        assert.deepEqual(speakers, ['Alma Reyes', 'Tom Iversen']);

        await panel.press('#mark');
        await live.tab.until(() => [window, .../** @type {any} */ (Array.from(/** @type {any} */ (window)))].some((each) => each.CSS.highlights.has('offprint-voice-1')));
        assert.match(await marked(live.tab, 'offprint-removed'), /^The tools are to stand/);
        assert.doesNotMatch(await marked(live.tab, 'offprint-removed'), new RegExp(TITLE));
        assert.match(await marked(live.tab, 'offprint-voice-0'), /ninety years.*planted anything/);
        await panel.close();
        await live.tab.until(() => [window, .../** @type {any} */ (Array.from(/** @type {any} */ (window)))].every((each) => each.CSS.highlights.size === 0));
        assert.deepEqual(await traces(live.tab), []);
        assert.equal(await seen(live.tab), before);
        // where a page watches itself, it would have seen something
        if (path !== '/strict') {
          await live.tab.run(() => void document.body.append('.'));
          assert.notEqual(await seen(live.tab), before);
          assert.match(await seen(live.tab), /^[1-9]/);
        }
        await live.tab.close();
      });
    }

    test('a quotation of the panel is shown on the page, and one of the page in the panel', async () => {
      const { tab, panel, close } = await extension.opened(`${extension.origin}/long`);
      await panel.press('#mark');
      await tab.until(() => /** @type {any} */ (CSS).highlights.has('offprint-voice-0'));
      await tab.run(() => scrollTo(0, document.body.scrollHeight));
      await panel.run(() => /** @type {any} */ (document.querySelector('offprint-view')).showQuotation(0));
      await tab.until(() => {
        const box = /** @type {Element} */ (document.querySelector('#p1')).getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight;
      });
      await panel.run(() => {
        const view = /** @type {HTMLElement} */ (document.querySelector('offprint-view'));
        view.addEventListener('quote-selected', (event) => (view.dataset['chosen'] = String(/** @type {CustomEvent} */ (event).detail.speaker)));
      });
      await tab.run(() => document.querySelector('#p4')?.scrollIntoView());
      await tab.run(() => {
        const { left, top } = /** @type {Element} */ (document.querySelector('#p4')).getBoundingClientRect();
        document.elementFromPoint(left + 30, top + 8)?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, clientX: left + 30, clientY: top + 8 }));
      });
      await panel.until(() => (/** @type {HTMLElement} */ (document.querySelector('offprint-view')).dataset['chosen'] ?? '') !== '');
      await close();
    });

    test('a page of 3 MB', async () => {
      const { panel, close } = await extension.opened(`${extension.origin}/long`);
      const { text, speakers } = await shown(panel);
      assert.ok(text.length > 2_900_000, String(text.length));
      assert.deepEqual(speakers, ['Alma Reyes', 'Tom Iversen']);
      await close();
    });

    test('a page that turns into another without loading is read anew', async () => {
      const { tab, panel, click, close } = await extension.opened(`${extension.origin}/app`);
      assert.match((await shown(panel)).text, /spades, rakes/);
      await panel.press('#mark');
      await tab.press('#next');
      await click();
      await panel.until(() => /bridge at Sandford/.test(/** @type {any} */ (document.querySelector('offprint-view')).article?.text));
      const { text, speakers } = await shown(panel);
      assert.doesNotMatch(text, /spades/);
      assert.deepEqual(speakers, ['Ines Holt']);
      // marks that were on stay on
      await tab.until(() => [.../** @type {any} */ (CSS).highlights.values()].some((found) => [...found].some((range) => String(range).includes('carried more'))));
      await close();
    });

    test('of a selection, the selection, marked in its place', async () => {
      const live = await extension.open(`${extension.origin}/`);
      const before = await seen(live.tab);
      await live.tab.run(() => {
        const text = (/** @type {string} */ id) => /** @type {Node} */ (document.querySelector(id)?.firstChild);
        getSelection()?.setBaseAndExtent(text('#p3'), 0, text('#p4'), 58);
      });
      await live.click();
      const panel = await extension.own(`panel.html?tab=${live.id}`);
      await settled(panel);
      assert.equal(await failure(panel), '');
      const { text, speakers } = await shown(panel);
      assert.match(text.trim(), /^The tools are to stand[^]*"A rake is a long book," said Tom Iversen, who gave the fi$/);
      assert.deepEqual(speakers, ['Tom Iversen']);
      await panel.press('#mark');
      await live.tab.until(() => /** @type {any} */ (CSS).highlights.has('offprint-voice-0'));
      assert.equal(await marked(live.tab, 'offprint-voice-0'), '"A rake is a long book,"');
      await panel.close();
      await live.tab.until(() => /** @type {any} */ (CSS).highlights.size === 0);
      assert.equal(await seen(live.tab), before);
      await live.tab.close();
    });

    test('a selection that begins and ends inside a text', async () => {
      const { tab, panel, click, close } = await extension.opened(`${extension.origin}/`);
      await tab.run(() => {
        const text = /** @type {Node} */ (document.querySelector('#p1')?.firstChild);
        getSelection()?.setBaseAndExtent(text, 1, text, 68);
      });
      await click();
      await panel.until(() => /** @type {any} */ (document.querySelector('offprint-view')).article?.text.length < 100);
      assert.equal((await shown(panel)).text.trim(), 'We have lent books for ninety years," said Alma Reyes, who runs it.');
      await close();
    });

    test('pictures that would load later are in the article, by their addresses', async () => {
      const { panel, close } = await extension.opened(`${extension.origin}/lazy`);
      const { images } = await shown(panel);
      assert.deepEqual(images, ['/rake.jpg', '/spade.jpg'].map((path) => `${extension.origin}${path}`));
      await close();
    });

    test('its pages asked for nothing but their own files', async () => {
      assert.deepEqual(await extension.requests(), []);
    });
  });
}
