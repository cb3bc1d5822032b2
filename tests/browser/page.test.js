// The page as people use it, in Chromium and Firefox: paste, views, restoring, copying, files, keyboard, widths, themes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../scripts/serve.js';
import { Driver } from './driver.js';

const news = readFileSync(new URL('../fixtures/news.txt', import.meta.url), 'utf8');
const html = readFileSync(new URL('../fixtures/news.html', import.meta.url), 'utf8');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @type {import('node:http').Server} */
let server;
let address = '';
/** @type {string[]} */
const requested = [];

before(async () => {
  server = serve(new URL('../../www', import.meta.url).pathname);
  server.on('request', (request) => requested.push(`${request.headers.host}${request.url}`));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  address = `http://127.0.0.1:${bound.port}/`;
});
after(() => server.close());

/** Puts a text in as pasting does, and reads it. @param {Driver} page @param {string} text */
async function paste(page, text) {
  await page.open(address);
  await page.run((text) => {
    const area = /** @type {HTMLTextAreaElement} */ (document.querySelector('#source'));
    area.focus();
    area.value = text;
    area.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
  }, text);
  await page.click('#read');
  await read(page);
}

/** @param {Driver} page */
const read = (page) => page.until(() => document.documentElement.dataset['state'] === 'reading' && document.querySelector('#stage [data-row]'));

/** The text of an element, as it is seen. @param {Driver} page @param {string} selector @returns {Promise<string>} */
const seen = (page, selector) =>
  page.run((selector) => /** @type {HTMLElement} */ (document.querySelector(selector)).innerText.replace(/\s+/g, ' ').trim(), selector);

/** What a click on Copy puts on the clipboard: it is pasted with real keys. @param {Driver} page @param {string} form */
async function copy(page, form) {
  await page.run(() => {
    /** @type {HTMLElement} */ (document.querySelector('#live')).textContent = '';
  });
  await page.click(`[data-copy="${form}"]`);
  await page.until(() => /Copied/.test(document.querySelector('#live')?.textContent ?? ''));
  await page.run(() => {
    const area = document.createElement('textarea');
    area.id = 'pasted';
    document.body.prepend(area);
  });
  await page.type('#pasted', '\uE009v\uE000'); // Control, v, release
  await page.until(() => /** @type {HTMLTextAreaElement} */ (document.querySelector('#pasted')).value !== '');
  return page.run(() => {
    const area = /** @type {HTMLTextAreaElement} */ (document.querySelector('#pasted'));
    area.remove();
    return area.value;
  });
}

/** What axe-core finds wrong. @param {Driver} page */
async function violations(page) {
  await page.source(axe);
  return page.run(async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes.map((/** @type {any} */ n) => n.target.join(' ')).slice(0, 4).join(', ')}`);
  });
}

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(browser, () => {
    /** @type {Driver} */
    let page;
    before(async () => {
      page = await Driver.start(browser);
      await page.resize(1280, 900);
    });
    after(() => page?.end());

    test('a pasted article is cleaned, and every removal shown with its reason', async () => {
      await paste(page, news);
      const cleaned = await seen(page, '#stage');
      assert.match(cleaned, /The old harbour bridge in Wexley will close on Monday for eleven weeks/);
      assert.doesNotMatch(cleaned, /Sign up for our daily newsletter|Advertisement|rye/);
      assert.equal(cleaned.split('Harbour Bridge to Close').length, 2, 'one headline');
      assert.match(await seen(page, '#summary'), /\d+ of \d+ paragraphs removed, \d+%/);
      await page.click('#tab-marked');
      await page.until(() => document.querySelectorAll('#stage .note.removal').length > 5);
      const marked = await seen(page, '#stage');
      for (const said of ['Sign up for our daily newsletter', 'Boilerplate', 'Near duplicate', 'Related headline', 'Restore']) {
        assert.ok(marked.includes(said), said);
      }
      await page.click('#tab-original');
      await page.until(() => document.documentElement.dataset['view'] === 'original');
      assert.equal((await seen(page, '#stage')).replace(/\s/g, ''), news.replace(/\s/g, ''));
    });

    test('a removal is restored with one click, undone, redone, and copied', async () => {
      await paste(page, news);
      await page.click('#tab-marked');
      await page.until(() => document.querySelector('#removal-0'));
      const before = await copy(page, 'text');
      await page.click('#removal-0');
      await page.click('#tab-cleaned');
      await page.until(() => document.documentElement.dataset['view'] === 'cleaned');
      const restored = await copy(page, 'text');
      assert.equal(restored.split('Harbour Bridge to Close').length, 3, 'the second headline is back');
      await page.click('#undo');
      assert.equal(await copy(page, 'text'), before);
      await page.click('#redo');
      assert.equal(await copy(page, 'text'), restored);
      await page.click('#all');
      assert.equal(await copy(page, 'text'), news, 'all restored is the input');
      assert.match(await copy(page, 'markdown'), /^# Harbour Bridge/);
      const article = JSON.parse(await copy(page, 'json'));
      assert.ok(article.removals.length > 5 && article.text === news);
    });

    test('quotations are listed by speaker, and a click goes there and back', async () => {
      await paste(page, news);
      const voices = await seen(page, '#voices');
      assert.match(voices, /Tomas Reuel/);
      assert.match(voices, /Ines Varga/);
      const marks = await page.run(() => document.querySelectorAll('#stage [data-quotation]').length);
      assert.ok(marks >= 4, `${marks} quotations are highlighted`);
      await page.run(() => scrollTo(0, 0));
      await page.click('#voices li:last-child a');
      await page.until(() => {
        const row = document.activeElement?.closest('[data-row]');
        const box = row?.getBoundingClientRect();
        return box && box.bottom > 0 && box.top < innerHeight;
      });
      await page.run(() => /** @type {HTMLElement} */ (document.querySelector('#stage .note.speaker a')).click());
      await page.until(() => document.activeElement?.id.startsWith('entry-'));
    });

    test('a page in a dropped file gives its article, and none of its scripts', async () => {
      await page.open(address);
      await page.run((html) => {
        const data = new DataTransfer();
        data.items.add(new File([html], 'news.html', { type: 'text/html' }));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      }, html);
      await read(page);
      const cleaned = await seen(page, '#stage');
      assert.match(cleaned, /Harbour bridge to close for eleven weeks/);
      assert.match(cleaned, /Mara Ellison/);
      assert.doesNotMatch(cleaned, /Privacy policy|Ferry fares/);
      assert.equal(await page.run(() => document.title.includes('never run')), false);
      assert.equal(await page.run(() => document.querySelectorAll('#stage script, #stage img, #stage iframe').length), 0);
    });

    test('hostile text stays text', async () => {
      await paste(page, `${news}\n\n<img src=x onerror="document.title='run'"> <script>document.title='run'</script>\n`);
      await page.click('#tab-original');
      await page.until(() => document.documentElement.dataset['view'] === 'original');
      assert.match(await seen(page, '#stage'), /<img src=x/);
      assert.notEqual(await page.run(() => document.title), 'run');
    });

    test('the example shows every phenomenon', async () => {
      await page.open(address);
      await page.click('#example');
      await read(page);
      await page.click('#tab-marked');
      await page.until(() => document.querySelectorAll('#stage .note.removal').length > 5);
      const reasons = new Set(await page.run(() => [...document.querySelectorAll('#stage .note.removal strong')].map((e) => e.textContent)));
      for (const reason of ['Duplicate', 'Near duplicate', 'Cut-off copy', 'Boilerplate', 'Related headline', 'Credit', 'Timestamp']) {
        assert.ok(reasons.has(reason), `${reason} of ${[...reasons].join(', ')}`);
      }
      assert.match(await seen(page, '#voices'), /Unattributed/);
    });

    test('all of it works by keyboard', async () => {
      await page.open(address);
      await page.type('#source', `${news.slice(0, 1200)}\uE009\uE007\uE000`); // Control, Enter, release
      await read(page);
      await page.run(() => document.getElementById('tab-cleaned')?.focus());
      await page.type('#tab-cleaned', '\uE014'); // arrow to the right
      await page.until(() => document.documentElement.dataset['view'] === 'marked');
      assert.equal(await page.run(() => document.activeElement?.id), 'tab-marked');
    });

    test('nothing overflows between 320 and 2560 px', async () => {
      await paste(page, news);
      await page.click('#tab-marked');
      for (const width of [320, 768, 1280, 2560]) {
        await page.resize(Math.max(width, 320), 900);
        const [inner, scroll] = await page.run(() => [innerWidth, document.documentElement.scrollWidth]);
        assert.ok(scroll <= inner, `${scroll} px wide in a window of ${inner} px`);
      }
      await page.resize(1280, 900);
    });

    test('no request goes to another origin', async () => {
      await paste(page, news);
      const origins = await page.run(() => [...new Set(performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin))]);
      assert.deepEqual(origins, [new URL(address).origin]);
      assert.ok(requested.length > 5 && requested.every((url) => url.startsWith(new URL(address).host)));
    });

    for (const dark of [false, true]) {
      test(`axe-core finds nothing, ${dark ? 'dark' : 'light'}`, async () => {
        const themed = await Driver.start(browser, { dark });
        try {
          await themed.resize(1280, 900);
          await themed.open(address);
          assert.equal(await themed.run(() => matchMedia('(prefers-color-scheme: dark)').matches), dark);
          assert.deepEqual(await violations(themed), [], 'start');
          await paste(themed, news);
          assert.deepEqual(await violations(themed), [], 'cleaned');
          await themed.click('#tab-marked');
          await themed.until(() => document.querySelector('#removal-0'));
          await themed.click('#removal-0');
          assert.deepEqual(await violations(themed), [], 'marked');
        } finally {
          await themed.end();
        }
      });
    }
  });
}
