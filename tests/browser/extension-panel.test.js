// The extension's own pages in both browsers: what the panel says of pages that it cannot read, what the options do,
// what is kept for a site, and that all of it can be used by everybody.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from './axe.js';
import { failure, installed, patiently, settled, shown } from './extension.js';
import { PAGES, TITLE } from './extension-pages.js';

/** @typedef {import('./extension.js').Tab} Tab */

/** Chooses in a list, as a person does. @param {Tab} tab @param {string} id @param {string} value */
const choose = (tab, id, value) =>
  tab.run((id, value) => {
    const select = /** @type {HTMLSelectElement} */ (document.getElementById(id));
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, id, value);

/** @param {Tab} tab @param {string} id */
const chosen = (tab, id) => tab.run((id) => /** @type {HTMLSelectElement} */ (document.getElementById(id)).value, id);

/** @param {Tab} tab @param {string} text that the status line is to say */
const says = (tab, text) => tab.until((text) => document.querySelector('#status')?.textContent?.includes(text), text);

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`panel and options in ${browser}`, () => {
    /** @type {Awaited<ReturnType<typeof installed>>} */ let extension;

    before(async () => {
      extension = await installed(browser, PAGES);
    });
    after(() => extension?.end());

    async function options() {
      const tab = await extension.own('options.html');
      await tab.until(() => document.querySelectorAll('#view option').length === 3);
      return tab;
    }

    const own = browser === 'chromium' ? 'chrome://version/' : 'about:support';
    for (const [what, url, wanted] of /** @type {const} */ ([
      ['of the browser', own, /page of the browser itself[^]*Open an article/],
      ['without text', '/empty', /no text on this page[^]*read again/],
      ['that is a PDF', '/paper.pdf', /This is a PDF[^]*as a web page/],
    ])) {
      test(`a page ${what} says why it cannot be read, and what to do`, async () => {
        const { panel, close } = await extension.opened(url.startsWith('/') ? `${extension.origin}${url}` : url);
        assert.match(await failure(panel), wanted);
        assert.equal(await panel.run(() => /** @type {HTMLElement} */ (document.querySelector('#keep')).hidden), true);
        await close();
      });
    }

    test('a page of more than 64 MB says so, and that a part of it can be selected', async () => {
      const { tab, click, panel, close } = await extension.opened(`${extension.origin}/`);
      await tab.run(() => {
        const hidden = document.createElement('div');
        hidden.hidden = true;
        hidden.append('many words '.repeat(6_200_000));
        document.body.append(hidden);
      });
      await click();
      await panel.until(() => !(/** @type {HTMLElement} */ (document.querySelector('#failure')).hidden));
      assert.match(await failure(panel), /too large[^]*Select the part/);
      await tab.run(() => getSelection()?.selectAllChildren(/** @type {Node} */ (document.querySelector('#p1'))));
      await click();
      await panel.until(() => /^"We have lent books/.test(/** @type {any} */ (document.querySelector('offprint-view')).article?.text.trim()));
      await close();
    });

    test('the button opens the panel beside the page, with the article in it', async () => {
      const live = await extension.open(`${extension.origin}/`);
      await live.click();
      await patiently(async () => (await extension.beside()) === `${TITLE} · Offprint`, 'the title of the panel');
      await live.tab.close();
    });

    test('what is chosen in the options holds for the next article', async () => {
      const tab = await options();
      for (const [id, value] of [['view', 'marked'], ['level', 'careful'], ['theme', 'sepia'], ['lang', 'de']]) {
        await choose(tab, /** @type {string} */ (id), /** @type {string} */ (value));
        await says(tab, id === 'lang' ? 'Gemerkt' : 'Kept');
        await tab.run(() => (/** @type {HTMLElement} */ (document.querySelector('#status')).textContent = ''));
      }
      await tab.press('#reason-duplicate');
      await says(tab, 'Gemerkt');
      const { panel, close } = await extension.opened(`${extension.origin}/`);
      const { removed } = await shown(panel);
      assert.equal(removed.filter((text) => text.startsWith('The tools')).length, 0, String(removed));
      const is = await panel.run(() => {
        const view = /** @type {any} */ (document.querySelector('offprint-view'));
        return [view.view, view.level, document.documentElement.dataset['theme'], view.settings.theme, document.documentElement.lang, document.querySelector('#again')?.textContent];
      });
      assert.deepEqual(is, ['marked', 'careful', 'sepia', 'sepia', 'de', 'Neu lesen']);
      await tab.press('#reason-duplicate');
      for (const [id, value] of [['view', 'cleaned'], ['level', 'standard'], ['theme', 'auto'], ['lang', '']]) await choose(tab, /** @type {string} */ (id), /** @type {string} */ (value));
      // a panel that is open changes its dress at once
      await panel.until(() => document.documentElement.dataset['theme'] === 'auto');
      await close();
      await tab.close();
    });

    test('all options go into a file, and come back from it; another file changes nothing', async () => {
      const tab = await options();
      await choose(tab, 'view', 'original');
      await says(tab, 'Kept');
      const written = await tab.run(async () => {
        /** @type {Blob | null} */
        let made = null;
        const create = URL.createObjectURL;
        URL.createObjectURL = (blob) => ((made = /** @type {Blob} */ (blob)), create.call(URL, blob));
        /** @type {HTMLButtonElement} */ (document.querySelector('#save')).click();
        URL.createObjectURL = create;
        return /** @type {Blob} */ (/** @type {unknown} */ (made)).text();
      });
      assert.equal(JSON.parse(written).view, 'original');
      const load = (/** @type {string} */ text) =>
        tab.run((text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], 'options.json'));
          const input = /** @type {HTMLInputElement} */ (document.querySelector('#file'));
          input.files = data.files;
          input.dispatchEvent(new Event('change'));
        }, text);
      await load('{"view": "marked"}');
      await says(tab, 'no options of Offprint');
      await load('no JSON');
      await says(tab, 'no options of Offprint');
      assert.equal(await chosen(tab, 'view'), 'original');
      await load(written.replace('"original"', '"marked"'));
      await says(tab, 'Loaded');
      assert.equal(await chosen(tab, 'view'), 'marked');
      await choose(tab, 'view', 'cleaned');
      await tab.until(() => /** @type {HTMLSelectElement} */ (document.querySelector('#view')).value === 'cleaned');
      await tab.close();
    });

    test('view and level are kept for a site when that is asked for, and only then; the options list and forget them', async () => {
      const first = await extension.opened(`${extension.origin}/`);
      const view = (/** @type {Tab} */ panel) => panel.run(() => /** @type {any} */ (document.querySelector('offprint-view')).view);
      const turn = (/** @type {Tab} */ panel, /** @type {string} */ to) => panel.run((to) => (/** @type {any} */ (document.querySelector('offprint-view')).view = to), to);
      await turn(first.panel, 'original');
      await first.close();
      const second = await extension.opened(`${extension.origin}/strict`);
      assert.equal(await view(second.panel), 'cleaned');
      await turn(second.panel, 'original');
      await second.panel.press('#more summary');
      await second.panel.press('#remember');
      await turn(second.panel, 'marked');
      await second.panel.run(() => (/** @type {any} */ (document.querySelector('offprint-view')).level = 'careful'));
      const isKept = async (/** @type {string} */ origin) => {
        const { browser, chrome } = /** @type {any} */ (globalThis);
        const { sites } = await (browser ?? chrome).storage.local.get(['sites']);
        return sites[origin]?.view === 'marked' && sites[origin].level === 'careful';
      };
      await second.panel.until(isKept, extension.origin);
      await second.close();
      const third = await extension.opened(`${extension.origin}/`);
      assert.equal(await view(third.panel), 'marked');
      assert.equal(await third.panel.run(() => /** @type {HTMLInputElement} */ (document.querySelector('#remember')).checked), true);
      // to be opened is not to choose
      assert.equal(await third.panel.run(isKept, extension.origin), true);
      await third.close();
      const tab = await options();
      await tab.until(() => /127\.0\.0\.1:\d+: Marked, Careful/.test(document.querySelector('#sites')?.textContent ?? ''));
      await tab.press('#sites button');
      await tab.until(() => /None so far/.test(document.querySelector('#sites')?.textContent ?? ''));
      await tab.close();
      const fourth = await extension.opened(`${extension.origin}/`);
      assert.equal(await view(fourth.panel), 'cleaned');
      await fourth.close();
    });

    test('axe-core finds nothing in panel, tab and options, light or dark', async () => {
      const tab = await options();
      const { panel, close } = await extension.opened(`${extension.origin}/`);
      const full = await extension.own(`panel.html?tab=${await panel.run(() => new URLSearchParams(location.search).get('tab'))}&full`);
      await settled(full);
      const closed = await extension.own('panel.html?tab=999999');
      await settled(closed);
      for (const theme of ['light', 'dark', 'sepia', 'contrast']) {
        await choose(tab, 'theme', theme);
        for (const [name, page] of Object.entries({ options: tab, panel, full, closed })) {
          await page.until((theme) => document.documentElement.dataset['theme'] === theme, theme);
          assert.deepEqual(await violations(page), [], `${name}, ${theme}`);
        }
      }
      for (const page of [full, closed, tab]) await page.close();
      await close();
    });

    test('its pages asked for nothing but their own files, and could not', async () => {
      const tab = await options();
      const { length } = extension.asked;
      assert.match(await tab.run((url) => fetch(url).then(() => 'loaded', (error) => error.name), `${extension.origin}/`), /Error/);
      assert.equal(extension.asked.length, length);
      assert.deepEqual(await extension.requests(), []);
    });

    if (browser === 'chromium') {
      test('the browser has nothing to say against it', async () => {
        const { context, id } = /** @type {any} */ (extension);
        const page = await context.newPage();
        await page.goto('chrome://extensions/');
        const { state, manifestErrors, runtimeErrors, runtimeWarnings, installWarnings = [] } = await page.evaluate(`chrome.developerPrivate.getExtensionInfo('${id}')`);
        assert.deepEqual({ state, found: [manifestErrors, runtimeErrors, runtimeWarnings, installWarnings].flat() }, { state: 'ENABLED', found: [] });
        await page.close();
      });
    }
  });
}
