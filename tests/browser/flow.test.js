// A reader's way through the page, in both browsers: paste, view, restore, undo, copy; files; quotations there and back.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { example } from '../../www/example.js';
import { drop, openPage, paste, pasted, serve, texts, turn, until } from './page.js';

const HEADLINE = 'Mill pond to be drained for the first time since the war';
const TEXT = `${HEADLINE}

${HEADLINE}

The pond behind the old mill will be drained in June, so that divers can look at the wall that holds it.

"Nobody knows what lies down there," said Karel Vrba, who keeps the mill. "I know of three bicycles."

The work is to take two weeks, and the carp will spend them in a tank at the school.
`;
const PAGE = `<!doctype html><html lang="en"><head><title>${HEADLINE}</title></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>${HEADLINE}</h1>
<p>The pond behind the old mill will be drained in June, so that divers can look at the <a href="https://example.org/wall">wall that holds it</a>, and at <a href="javascript:document.title='ran'">the gate</a>.</p>
<p>The work is to take two weeks, and the carp will spend them in a tank at the school, where the children are to feed them every morning before lessons begin.</p>
<p>"Nobody knows what lies down there," said Karel Vrba, who keeps the mill. <img src="https://example.org/pond.png" onerror="document.title='ran'" alt="The pond"></p>
<script>document.title = 'ran'</script></article><footer>Imprint</footer></body></html>`;

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(browser, () => {
    /** @type {import('./page.js').Page} */ let page;
    /** @type {Awaited<ReturnType<typeof serve>>} */ let server;

    before(async () => {
      server = await serve();
      page = await openPage(browser, `${server.origin}/`);
    });
    after(async () => {
      await page?.close();
      await server?.close();
    });

    const read = () => until(page, `document.documentElement.dataset.state === 'reading' && document.querySelector('#summary p')`);
    const again = async () => {
      await page.run(`document.querySelector('#new').click()`);
      await page.run(`document.querySelector('#source').value = ''`);
    };

    test('pasted text is read with Ctrl+Enter and cleaned', async () => {
      await paste(page, TEXT);
      await page.press('Control+Enter');
      await read();
      assert.deepEqual(await texts(page, '#stage h1'), [HEADLINE]);
      assert.equal((await texts(page, '#stage .row')).filter((row) => row.includes(HEADLINE)).length, 1);
      assert.match((await texts(page, '#summary .count'))[0] ?? '', /^1 of 5 paragraphs removed, \d+% of the text$/);
      assert.equal(await page.run(`return document.activeElement.id`), 'article');
    });

    test('removals are marked in place, with reason, kept copy and a way back', async () => {
      await turn(page, 'marked');
      assert.deepEqual(await texts(page, '#stage del'), [HEADLINE]);
      assert.deepEqual(await texts(page, '.note.removal strong'), ['Duplicate']);
      await page.click('.note.removal .see');
      assert.equal(await page.run(`return document.activeElement.querySelector('h1, p')?.textContent`), HEADLINE);
      await page.click('.note.removal button');
      assert.deepEqual(await texts(page, '#stage del'), []);
      assert.equal(await page.run(`return document.activeElement.textContent`), 'Remove');
      assert.match((await texts(page, '#live'))[0] ?? '', /Duplicate restored/);
      assert.deepEqual(await texts(page, '#summary .count'), ['Nothing removed']);
    });

    test('undo and redo, by key and by button', async () => {
      await page.press('Control+z');
      assert.deepEqual(await texts(page, '#stage del'), [HEADLINE]);
      await page.click('#redo');
      assert.deepEqual(await texts(page, '#stage del'), []);
      await page.click('#undo');
      assert.deepEqual(await texts(page, '#stage del'), [HEADLINE]);
    });

    test('the original stands there to the character', async () => {
      await turn(page, 'original');
      assert.equal(await page.run(`return document.querySelector('#stage').textContent`), TEXT);
    });

    test('what is kept is copied as text, Markdown and JSON', async () => {
      await turn(page, 'cleaned');
      /** @param {string} form */
      const copy = async (form) => {
        await page.run(`document.querySelector('#live').textContent = ''`);
        await page.click(`[data-copy=${form}]`);
        await until(page, `document.querySelector('#live').textContent.startsWith('Copied')`);
        return pasted(page);
      };
      assert.equal(await copy('text'), TEXT.replace(`${HEADLINE}\n\n`, ''));
      assert.match(await copy('markdown'), new RegExp(`^# ${HEADLINE}\n`));
      const article = JSON.parse(await copy('json'));
      assert.equal(article.text, TEXT);
      assert.deepEqual(article.restored, []);
      await page.click('#all');
      assert.equal(await copy('text'), TEXT);
      await page.click('#undo');
    });

    test('quotations are marked and listed by speaker; a click goes there and back', async () => {
      assert.deepEqual(await texts(page, '.voice .name'), ['Karel Vrba']);
      await page.click('.voice .entry a');
      assert.match(await page.run(`return document.activeElement.textContent`), /Nobody knows what lies down there/);
      assert.equal(await page.run(`return CSS.highlights.has('found')`), true);
      await page.click('#stage .note.speaker a');
      assert.equal(await page.run(`return document.activeElement.id`), 'entry-0');
      await page.click('#stage mark');
      assert.equal(await page.run(`return document.activeElement.id`), 'entry-0');
    });

    test('views change with the arrow keys', async () => {
      await page.click('#tab-cleaned');
      await page.press('ArrowRight');
      assert.equal(await page.run(`return document.activeElement.id + ' ' + document.querySelector('#stage').dataset.view`), 'tab-marked marked');
      await page.press('ArrowLeft');
      assert.equal(await page.run(`return document.querySelector('#stage').dataset.view`), 'cleaned');
    });

    test('a dropped page is read, and nothing of it runs or is fetched', async () => {
      await again();
      await drop(page, 'pond.html', 'text/html', PAGE);
      await read();
      assert.deepEqual(await texts(page, '#stage h1'), [HEADLINE]);
      assert.equal(await page.run('return document.title'), 'Offprint');
      assert.deepEqual(await page.run(`return [...document.querySelectorAll('#stage .text a')].map((a) => a.href)`), ['https://example.org/wall']);
      assert.equal(await page.run(`return document.querySelectorAll('#stage img, #stage script').length`), 0);
    });

    test('what stands elsewhere on a page is one group', async () => {
      await turn(page, 'marked');
      const groups = await texts(page, 'details.outside summary');
      assert.equal(groups.length, 1);
      assert.match(groups[0] ?? '', /^Also on this page: \d+ lines?$/);
      await page.click('details.outside summary');
      await page.click('details.outside .all button');
      await until(page, `!document.querySelector('details.outside')`);
      assert.ok((await texts(page, '#stage .row .text')).some((row) => row.includes('Imprint')));
    });

    test('a dropped text, and what is not text', async () => {
      await again();
      await drop(page, 'pond.txt', 'text/plain', TEXT);
      await read();
      assert.deepEqual(await texts(page, '#stage h1'), [HEADLINE]);
      await again();
      await drop(page, 'pond.bin', '', '\u0000\u0001\u0002');
      assert.equal(await until(page, `document.querySelector('#failure:not([hidden]) h2')?.textContent`), 'That is not a text file');
      await page.click('#failure button');
    });

    test('the example shows every phenomenon, and comes back whole', async () => {
      await again();
      await page.click('#example');
      await read();
      await turn(page, 'marked');
      const reasons = new Set(await texts(page, '.note.removal strong'));
      for (const reason of ['Duplicate', 'Near duplicate', 'Cut-off copy', 'Boilerplate', 'Credit', 'Timestamp']) assert.ok(reasons.has(reason), reason);
      assert.ok((await texts(page, '.voice .name')).includes('Unattributed'));
      await page.click('#all');
      assert.deepEqual(await texts(page, '#stage del'), []);
      await turn(page, 'original');
      assert.equal(await page.run(`return document.querySelector('#stage').textContent`), example);
    });

    test('hostile text stays text', async () => {
      await again();
      const hostile = 'A line before it.\n\n<img src=x onerror="document.title=1"> &lt;b&gt; \u202e\u0007 \ud83d\ude00 javascript:alert(1)\n\nA line after it.\n';
      await page.run(`document.querySelector('#source').value = ${JSON.stringify(hostile)}`);
      await page.click('#read');
      await read();
      await turn(page, 'original');
      const shown = await page.run(`return document.querySelector('#stage').textContent`);
      assert.ok(shown.includes('A line after it.'));
      assert.equal(await page.run(`return document.querySelectorAll('#stage img').length`), 0);
      assert.equal(await page.run('return document.title'), 'Offprint');
    });

    test('no request to another origin', async () => {
      const requests = await page.requests();
      assert.ok(requests.length > 5);
      assert.deepEqual(requests.filter((address) => !address.startsWith(server.origin)), []);
    });
  });
}
