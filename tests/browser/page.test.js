// The page in other conditions, in both browsers: themes and axe-core, keyboard alone, languages and scripts, large and
// empty texts, print, without a network, a second version.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { write } from '../../scripts/list-files.js';
import { violations } from './axe.js';
import { copied, copy, fresh, openPage, paste, read, serve, texts, turn, until } from './page.js';

const news = readFileSync(new URL('../fixtures/news.txt', import.meta.url), 'utf8');

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(browser, () => {
    /** @type {import('./page.js').Page} */ let page;
    /** @type {Awaited<ReturnType<typeof serve>>} */ let server;
    /** The page's folder, with its list of files. @type {ReturnType<typeof copied>} */ let place;
    let folder = '';

    before(async () => {
      place = copied();
      ({ folder } = place);
      write(folder);
      server = await serve(folder);
      page = await openPage(browser, `${server.origin}/`);
    });
    after(async () => {
      await page?.close();
      await server?.close();
      place?.remove();
    });

    test('axe-core finds nothing, in every view and theme', async () => {
      assert.deepEqual(await violations(page.driver), [], 'start');
      await paste(page, news);
      for (const theme of ['light', 'dark', 'sepia', 'contrast']) {
        await page.run(`view.settings = { ...view.settings, theme: '${theme}' }; document.documentElement.dataset.theme = '${theme}'`);
        for (const view of /** @type {const} */ (['cleaned', 'marked', 'original'])) {
          await turn(page, view);
          assert.deepEqual(await violations(page.driver), [], `${theme} ${view}`);
        }
      }
      await page.click('#settings');
      assert.deepEqual(await violations(page.driver), [], 'settings');
      await page.press('Escape');
      await page.click('#beside');
      await until(page, `$('.pane.first .given')`);
      assert.deepEqual(await violations(page.driver), [], 'side by side');
    });

    test('a theme is chosen, remembered, and taken back', async () => {
      await page.click('#settings');
      await page.click('#theme-dark');
      const paper = await page.run(`return getComputedStyle(document.body).backgroundColor`);
      assert.equal(paper, 'rgb(22, 20, 17)');
      await page.run(`const size = $('#set-size'); size.value = '24'; size.dispatchEvent(new Event('change'))`);
      assert.equal(await page.run(`return focused().id`), 'theme-dark');
      await fresh(page, news);
      assert.equal(await page.run(`return getComputedStyle(document.body).backgroundColor`), paper);
      const ratio = await page.run(`return parseFloat(getComputedStyle($('#stage .row:not(.head) p')).fontSize) / parseFloat(getComputedStyle(view).fontSize)`);
      assert.equal(ratio.toFixed(2), (24 / 17).toFixed(2));
      await page.click('#settings');
      await page.click('#reset');
      assert.equal(await page.run(`return view.getAttribute('theme') ?? 'auto'`), 'auto');
    });

    test('the whole way by keyboard alone', async () => {
      await page.open();
      await page.run(`document.querySelector('#language').focus()`);
      await page.press('Tab');
      assert.equal(await page.run(`return document.activeElement.id`), 'source');
      await page.type(news);
      await page.press('Control+Enter');
      await read(page);
      await until(page, `document.activeElement.localName === 'offprint-view'`);
      await page.press('2');
      await until(page, `$('#stage').dataset.view === 'marked'`);
      await page.press('n');
      await until(page, `view.shadowRoot.activeElement?.id.startsWith('removal-')`);
      const first = await page.run(`return focused().id`);
      await page.press('n');
      await until(page, `view.shadowRoot.activeElement?.id.startsWith('removal-') && view.shadowRoot.activeElement.id !== '${first}'`);
      await page.press('p');
      await until(page, `view.shadowRoot.activeElement?.id === '${first}'`);
      await page.press('r');
      assert.equal(await page.run(`return view.restored.length`), 1);
      await page.press('Control+z');
      assert.equal(await page.run(`return view.restored.length`), 0);
      await page.press('q');
      await until(page, `CSS.highlights.has('offprint-found')`);
      await page.press('b');
      await page.press('m');
      assert.equal(await page.run(`return $('#marks').checked`), false);
      await page.press('m');
      await page.press('/');
      assert.equal(await page.run(`return focused().id`), 'search');
      await page.type('1');
      assert.equal(await page.run(`return $('#stage').dataset.view`), 'marked', 'in a field, a key is a letter');
      await page.run(`$('#tab-marked').focus()`);
      await page.press('ArrowLeft');
      await until(page, `$('#stage').dataset.view === 'cleaned' && view.shadowRoot.activeElement?.id === 'tab-cleaned'`);
      await page.press('?');
      assert.equal(await page.run(`return $('dialog[open] h2').textContent`), 'Keys');
      await page.run(`$('#singles').focus()`);
      await page.press('Space');
      await page.press('Escape');
      await until(page, `!$('dialog')`);
      await page.press('2');
      assert.equal(await page.run(`return $('#stage').dataset.view`), 'cleaned', 'single keys are off');
      await page.run(`localStorage.clear()`);
    });

    test('the interface in other languages', async () => {
      await fresh(page, news);
      await page.run(`const select = $('#language'); select.value = 'de'; select.dispatchEvent(new Event('change'))`);
      await until(page, `$('#tab-cleaned').textContent === 'Bereinigt'`);
      assert.match((await texts(page, '#summary .count'))[0] ?? '', /^\d+ von \d+ Absätzen entfernt, \d+\s%/);
      await turn(page, 'marked');
      assert.ok((await texts(page, '.note.removal strong')).includes('Dublette'));
      assert.equal(await page.run(`return document.documentElement.lang + $('.new').textContent`), 'deNeuer Text');
      await page.run(`localStorage.clear()`);
    });

    test('right to left, and without spaces', async () => {
      const hebrew = 'הגשר הישן ייסגר לשיפוצים\n\nהגשר הישן ייסגר ביום שני למשך אחד עשר שבועות, כך הודיעה העירייה ביום שלישי.\n\n"לא נוכל לחכות עוד," אמרה ראש העיר, מירה לוי. "הברגים חלודים."\n';
      await fresh(page, hebrew);
      assert.deepEqual(await page.run(`return $$('#stage .text > :is(p, h1)').map((p) => getComputedStyle(p).direction)`).then((/** @type {string[]} */ all) => [...new Set(all)]), ['rtl']);
      assert.equal(await copy(page, 'text'), hebrew);
      await fresh(page, 'الجسر القديم يغلق\n\nيغلق الجسر القديم يوم الاثنين لمدة أحد عشر أسبوعا للإصلاح.\n');
      assert.equal(await page.run(`return getComputedStyle($('#stage .text p')).direction`), 'rtl');
      const japanese = '古い橋が閉鎖される\n\n古い橋は月曜日から十一週間、修理のために閉鎖されると市が火曜日に発表した。\n\n「もう待てない」と市長の田中花子は述べた。\n';
      await fresh(page, japanese);
      assert.equal(await copy(page, 'text'), japanese);
      assert.match((await texts(page, '#summary .length'))[0] ?? '', /^\d+ words/);
    });

    test('nothing, page furniture alone, and what is no article', async () => {
      await page.open();
      await page.click('#read');
      assert.equal(await page.run(`return document.documentElement.dataset.state + document.activeElement.id`), 'startsource');
      await fresh(page, 'Sign up for our daily newsletter\n\nAdvertisement\n\nShare this article\n');
      const text = await page.run(`return $('#stage').textContent`);
      const removed = await page.run(`return view.article.removals.length`);
      assert.ok(removed === 0 ? text.includes('Advertisement') : await page.run(`return view.article.removals.length > 0`));
      await turn(page, 'original');
      assert.match(await page.run(`return $('#stage').textContent`), /Advertisement/);
      const list = 'milk\n\nbread\n\nthree eggs\n\nsoap\n';
      await fresh(page, list);
      assert.equal(await copy(page, 'text'), list);
    });

    test('text that other programs share is read at once', async () => {
      await page.open(`?title=${encodeURIComponent('Mill pond')}&text=${encodeURIComponent(news)}`);
      await read(page);
      assert.equal(await page.run(`return location.search`), '');
      assert.match(await page.run(`return $('#stage').textContent`), /The old harbour bridge in Wexley/);
    });

    test('five megabytes: the page stays alive, the work can be given up, and it is read', async () => {
      await page.open();
      await page.run(`
        let text = '';
        for (let i = 0; text.length < 5_000_000; i += 1) text += 'Paragraph number ' + i + ' of the long report says that item ' + i * 7 + ' was seen by ' + (i % 13) + ' people in all.' + (i % 5 ? ' ' : '\\n\\n') + (i % 50 ? '' : '"I liked it well," said Anna Holm. ');
        const data = new DataTransfer();
        data.items.add(new File([text], 'long.txt', { type: 'text/plain' }));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));`);
      await until(page, `$('.busy:not([hidden])')`);
      await page.click('#cancel');
      await until(page, `$('.busy[hidden]')`);
      await page.run(`void view.read(view.source, view.options, { timeLimit: 120_000 })`);
      await until(page, `Boolean($('#summary p') && $('#stage .row'))`, 120_000);
      assert.ok((await page.run(`return view.article.text.length`)) >= 5_000_000);
      await page.click('.new');
      assert.equal(await page.run(`return document.documentElement.dataset.state`), 'start');
    });

    test('paper holds the article and nothing else', async () => {
      await fresh(page, news);
      const pdf = await page.driver.print();
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      assert.ok(pdf.length > 5000);
    });

    test('works without a network, and a new version comes whole or not at all', async () => {
      await page.open();
      await until(page, `(await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'`);
      await page.open();
      assert.ok(await page.run(`return Boolean(navigator.serviceWorker.controller)`));
      await server.close();
      const asked = server.requested.length;
      await fresh(page, news);
      assert.match(await page.run(`return $('#stage').textContent`), /The old harbour bridge in Wexley/);
      assert.equal(server.requested.length, asked);
      // the same address again, with a file that is not what the list says: nothing of it is taken
      const port = Number(new URL(server.origin).port);
      write(folder);
      const style = readFileSync(join(folder, 'style.css'), 'utf8');
      writeFileSync(join(folder, 'style.css'), `${style}\n/* new */\n`);
      writeFileSync(join(folder, 'pkg/files.js'), readFileSync(join(folder, 'pkg/files.js'), 'utf8').replace(/"version": "\w+"/, '"version": "other"'));
      server = await serve(folder, port);
      const update = `const registration = await navigator.serviceWorker.getRegistration(); await registration.update().catch(() => {}); const worker = registration.installing; if (worker) await new Promise((done) => worker.addEventListener('statechange', () => worker.state !== 'installing' && done())); return [Boolean(registration.waiting), (await caches.keys()).length].join()`;
      assert.equal(await page.run(update), 'false,1');
      // and whole: it waits until the reader wants it
      write(folder);
      assert.equal(await page.run(update), 'true,2');
      await page.open();
      await until(page, `$('#news button')`);
      await page.click('#news button');
      await until(page, `(await caches.keys()).length === 1 && (await (await fetch('style.css')).text()).includes('/* new */')`);
    });

  });
}
