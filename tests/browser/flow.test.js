// A reader's way through the page, in both browsers: paste, views, restoring, undo, switches, quotations, copies, files.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { example } from '../../www/page/example.js';
import { copy, copyBy, drop, fresh, openPage, paste, read, serve, texts, turn, until } from './page.js';

const news = readFileSync(new URL('../fixtures/news.txt', import.meta.url), 'utf8');
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
const MHTML = `From: <Saved>\r\nSnapshot-Content-Location: https://example.org/pond\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--=_b"\r\n\r\n----=_b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/pond\r\n\r\n${PAGE.replaceAll('=', '=3D').replaceAll('\n', '\r\n')}\r\n----=_b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n----=_b--\r\n`;

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

    test('what is empty gets a word, until something is typed', async () => {
      const hint = `return $('#hint').textContent`;
      assert.equal(await page.run(hint), '');
      await page.click('#read');
      assert.match(await page.run(hint), /no text yet/);
      assert.equal(await page.run(`return document.activeElement.id`), 'source');
      await page.type('A word');
      assert.equal(await page.run(hint), '');
      await page.open();
    });

    test('an address alone is not fetched, and a word says so', async () => {
      const address = 'https://example.org/pond?from=mill';
      const state = `return [document.documentElement.dataset.state, $('#hint').textContent]`;
      await page.click('#source');
      await page.type(address);
      await page.press('Control+Enter');
      assert.deepEqual(await page.run(state), ['start', 'That is an address. Offprint does not fetch pages. Open the page, and paste its text or its HTML here.']);
      await page.type(' is where the pond is');
      assert.equal((await page.run(state))[1], '');
      await until(page, `document.documentElement.dataset.state === 'typing'`);
      await page.run(`$('#source').value = '${address}'`);
      await page.click('#read');
      assert.match((await page.run(state)).join(), /^start,That is an address/);
      await fresh(page, TEXT);
      await paste(page, address);
      assert.equal(await until(page, `$('#failure:not([hidden]) h2')?.textContent`), 'That is an address');
      assert.equal(await page.run(`return document.querySelectorAll('offprint-view').length`), 1);
      await page.open();
    });

    test('typed text is read after a pause, and at once with Ctrl+Enter', async () => {
      await page.click('#source');
      await page.type(TEXT);
      await until(page, `document.documentElement.dataset.state === 'typing' && $('#summary p')`);
      assert.equal(await page.run(`return document.activeElement.id`), 'source');
      await page.press('Control+Enter');
      await read(page);
      await until(page, `document.activeElement.localName === 'offprint-view'`);
      assert.deepEqual(await texts(page, '#stage h1'), [HEADLINE]);
      assert.equal((await texts(page, '#stage .row')).filter((row) => row.includes(HEADLINE)).length, 1);
      assert.match((await texts(page, '#summary .count'))[0] ?? '', /^1 of 5 paragraphs removed, \d+% of the text/);
      assert.match((await texts(page, '#summary .length'))[0] ?? '', /^\d+ of \d+ words · 1 minute to read$/);
    });

    test('removals are marked in place, with reason, kept copy and a way back', async () => {
      await turn(page, 'marked');
      assert.deepEqual(await texts(page, '#stage del'), [HEADLINE]);
      assert.deepEqual(await texts(page, '.note.removal strong'), ['Duplicate']);
      assert.equal(await page.run(`return $('.note.removal .see').checkVisibility()`), false);
      await page.click('.note.removal summary');
      assert.match((await texts(page, '.note.removal .why'))[0] ?? '', /^The same line stands elsewhere.* sure\.\s*$/);
      await page.click('.note.removal .see');
      assert.equal(await page.run(`return focused().querySelector('h1, p')?.textContent`), HEADLINE);
      await page.click('.note.removal button');
      assert.deepEqual(await texts(page, '#stage del'), []);
      assert.equal(await page.run(`return focused().textContent`), 'Remove');
      assert.match((await texts(page, '#live'))[0] ?? '', /Duplicate restored/);
      assert.deepEqual(await texts(page, '#summary .count'), ['Nothing removed Details']);
    });

    test('undo and redo, by key and by button', async () => {
      await page.press('Control+z');
      assert.deepEqual(await texts(page, '#stage del'), [HEADLINE]);
      await page.press('Control+Shift+z');
      assert.deepEqual(await texts(page, '#stage del'), []);
      await page.click('#undo');
      assert.deepEqual(await texts(page, '#stage del'), [HEADLINE]);
      await page.click('#redo');
      assert.deepEqual(await texts(page, '#stage del'), []);
      await page.click('#undo');
    });

    test('the original stands there to the character', async () => {
      await turn(page, 'original');
      assert.equal(await page.run(`return $('#stage').textContent`), TEXT);
    });

    test('what is kept is copied as text, Markdown, HTML and JSON, with its source where that is wanted', async () => {
      await turn(page, 'cleaned');
      const shown = `return getComputedStyle($('#live')).opacity`;
      assert.equal(await page.run(shown), '0');
      await page.click('#export');
      await page.click('[data-copy=text]');
      await until(page, `$('#live').textContent === 'Copied: Text' && $('#export-panel').hidden`);
      assert.equal(await page.run(shown), '1');
      assert.equal(await page.run(`return focused().id`), 'export');
      await until(page, `getComputedStyle($('#live')).opacity === '0'`);
      assert.equal(await copy(page, 'text'), TEXT.replace(`${HEADLINE}\n\n`, ''));
      assert.match(await copy(page, 'markdown'), new RegExp(`^# ${HEADLINE}\n`));
      assert.match(await copy(page, 'html'), new RegExp(`<h1>${HEADLINE}</h1>`));
      const article = JSON.parse(await copy(page, 'json'));
      assert.equal(article.text, TEXT);
      assert.deepEqual(article.restored, []);
      if (await page.run(`return $('#export-panel').hidden`)) await page.click('#export');
      await page.click('#with-source');
      assert.match(await copy(page, 'text'), new RegExp(`\n\nSource: ${HEADLINE}\n$`));
      if (await page.run(`return $('#export-panel').hidden`)) await page.click('#export');
      await page.click('#with-source');
      await page.press('Escape');
      await page.click('#all');
      assert.equal(await copy(page, 'text'), TEXT);
      await page.click('#undo');
    });

    test('quotations are marked and listed by speaker; a click goes there and back', async () => {
      assert.deepEqual(await texts(page, '.voice .name'), ['Karel Vrba']);
      await page.click('.voice .entry a');
      await until(page, `/Nobody knows what lies down there/.test(view.shadowRoot.activeElement?.textContent)`);
      assert.equal(await page.run(`return CSS.highlights.has('offprint-found')`), true);
      await page.click('#stage .note.speaker a');
      assert.equal(await page.run(`return focused().id`), 'entry-0');
      await page.click('#stage mark');
      assert.equal(await page.run(`return focused().id`), 'entry-0');
      assert.equal(await copyBy(page, '#quotes-text'), `“Nobody knows what lies down there,” — Karel Vrba, ${HEADLINE}\n\n“I know of three bicycles.” — Karel Vrba, ${HEADLINE}\n`);
      await page.run(`$('.copy-one').click()`);
      await until(page, `/^Copied: Quotation/.test($('#live').textContent)`);
    });

    test('marks are turned off and on, for all and for one; the list is searched and sorted', async () => {
      const marks = `return $$('#stage mark').length`;
      const count = await page.run(marks);
      assert.ok(count > 0);
      await page.click('#voice-0');
      assert.equal(await page.run(marks), 0);
      await page.click('#undo');
      assert.equal(await page.run(marks), count);
      await page.click('#marks');
      assert.equal(await page.run(`return getComputedStyle($('#stage mark')).textDecorationLine`), 'none');
      await page.click('#undo');
      assert.equal(await page.run(`return getComputedStyle($('#stage mark')).textDecorationLine`), 'underline');
      assert.equal(await page.run(`return $('#marks').checked`), true);
      await page.click('#search');
      await page.type('bicycles');
      assert.deepEqual(await texts(page, '.entry a'), ['"I know of three bicycles."']);
      await page.run(`$('#search').value = ''; $('#search').dispatchEvent(new Event('input'))`);
      await page.run(`$('#sort').value = 'unattributed'; $('#sort').dispatchEvent(new Event('change'))`);
      assert.deepEqual(await texts(page, '.entry a'), []);
    });

    test('a switch for every reason, with its count; some is neither on nor off', async () => {
      await fresh(page, news);
      await turn(page, 'marked');
      const out = `return $$('#stage del').length`;
      const before = await page.run(out);
      assert.equal(await page.run(`return $('#switch-boilerplate').closest('li').querySelector('.figure').textContent`), await page.run(`return String($$('.note.removal').filter((note) => note.querySelector('strong').textContent === 'Boilerplate').length)`));
      await page.click('#switch-boilerplate');
      assert.ok((await page.run(out)) < before);
      assert.equal(await page.run(`return focused().id`), 'switch-boilerplate');
      await page.click('#undo');
      assert.equal(await page.run(out), before);
      const index = await page.run(`return view.article.removals.findIndex(({ reason }) => reason === 'boilerplate')`);
      await page.run(`view.restore([${index}])`);
      assert.equal(await page.run(`return $('#switch-boilerplate').indeterminate`), true);
      assert.deepEqual(await page.run(`return view.restored`), [index]);
      await page.run(`view.undo()`);
      await page.click('#all');
      assert.equal(await page.run(out), 0);
      await page.click('#undo');
      await page.run(`$('.reason .name').click()`);
      await until(page, `view.shadowRoot.activeElement?.id.startsWith('removal-')`);
    });

    test('the level is changed, and that can be undone', async () => {
      const count = `return view.article.removals.length`;
      const standard = await page.run(count);
      await page.run(`view.addEventListener('level-changed', (event) => (document.body.dataset.level = event.detail.level)); $('#level-careful').click()`);
      await until(page, `document.body.dataset.level === 'careful'`);
      assert.ok((await page.run(count)) <= standard);
      assert.equal(await page.run(`return view.getAttribute('level') + $('#level-careful').checked`), 'carefultrue');
      await page.click('#undo');
      assert.equal(await page.run(`return view.getAttribute('level')`), 'standard');
      assert.equal(await page.run(count), standard);
    });

    test('flags and repairs are shown as removals are, and are decided on', async () => {
      await page.run(`
        const text = 'A title of a text\\n\\nThis sente nce is broken here.\\n\\nShe said nothing to anybody that day.\\n';
        const blocks = [[0, 17], [19, 49], [51, 88]].map(([start, end]) => ({ start, end, kind: 'paragraph' }));
        const metadata = { ...view.article.metadata, title: null };
        view.article = { ...view.article, text, blocks, inlines: [], removals: [], quotations: [], speakers: [], metadata,
          repairs: [{ start: 24, end: 33, replacement: 'sentence', rule: 'split.word' }],
          flags: [{ start: 51, end: 54, code: 'dangling_pronoun', note: 'She' }] };`);
      await until(page, `$('.note.repaired') && $('.note.flagged')`);
      await turn(page, 'cleaned');
      assert.match(await page.run(`return $('#stage').textContent`), /This sentence is broken/);
      await turn(page, 'marked');
      assert.deepEqual(await texts(page, 'del.repair'), ['sente nce']);
      assert.deepEqual(await texts(page, 'ins.repair'), ['sentence']);
      await page.click('#repair-0');
      assert.deepEqual(await texts(page, 'ins.repair'), []);
      assert.match(await page.run(`return view.write('text')`), /sente nce/);
      await page.click('#undo');
      assert.deepEqual(await texts(page, 'ins.repair'), ['sentence']);
      await page.click('#flag-0');
      assert.deepEqual(await texts(page, '.flag'), []);
      await page.click('#switch-flag-dangling-pronoun');
      assert.deepEqual(await texts(page, '.flag'), ['She']);
    });

    test('side by side, the panes scroll together', async () => {
      await fresh(page, example);
      await page.click('#beside');
      await until(page, `$('.pane.first .given')`);
      assert.equal(await page.run(`return $('.pane.first .stage').textContent`), example);
      await page.run(`
        const right = $('.pane:not(.first)');
        right.dispatchEvent(new Event('pointerenter'));
        right.scrollTop = 700;`);
      await until(page, `$('.pane.first').scrollTop > 300`);
      await page.press('4');
      assert.equal(await page.run(`return $('.pane.first').hidden`), true);
    });

    test('the strip shows where one is, and goes there by key and by pointer', async () => {
      await fresh(page, example);
      await page.run(`$('.strip').focus()`);
      await page.press('End');
      await until(page, `scrollY > 300`);
      const end = await page.run(`return scrollY`);
      await page.press('Home');
      await until(page, `scrollY < ${end} / 3 && $('.strip').getAttribute('aria-valuenow') < 4`);
      await page.driver.drag('.strip', 0.1, 0.8);
      await until(page, `scrollY > 300`);
      assert.match(await page.run(`return $('.strip').getAttribute('aria-valuetext')`), /^Paragraph \d+ of \d+$/);
      assert.ok(await page.run(`const { data } = $('.strip canvas').getContext('2d').getImageData(4, 0, 1, $('.strip canvas').height); return new Set([...data].map((_, i) => i % 4 ? '' : data.slice(i, i + 4).join())).size > 3`));
    });

    test('rich paste is read as a page', async () => {
      await fresh(page, 'Mill pond', `<html><body><!--StartFragment--><h1>${HEADLINE}</h1><p>The pond behind the old mill will be drained in <em>June</em>, so that divers can look at it.</p><!--EndFragment--></body></html>`);
      assert.deepEqual(await texts(page, '#stage em'), ['June']);
      await turn(page, 'original');
      assert.ok((await texts(page, '#stage .given')).some((row) => row.trim() === HEADLINE));
    });

    test('several files are opened at once, a saved page in one file among them', async () => {
      await page.open();
      await drop(page, [
        { name: 'pond.html', type: 'text/html', content: PAGE },
        { name: 'other.txt', type: 'text/plain', content: TEXT.replaceAll('pond', 'lake') },
        { name: 'saved.mhtml', type: '', content: MHTML },
      ]);
      await read(page);
      await until(page, `$$('#documents button').length === 3 && !$('#documents .why')`);
      assert.deepEqual(await texts(page, '#stage h1'), [HEADLINE]);
      assert.match(await page.run('return document.title'), /· Offprint$/);
      assert.deepEqual(await page.run(`return $$('#stage .text a').map((a) => a.href)`), ['https://example.org/wall']);
      assert.equal(await page.run(`return $$('#stage img, #stage script').length`), 0);
      await page.run(`$$('#documents button')[2].click()`);
      await until(page, `document.querySelectorAll('offprint-view')[2].hidden === false && $('#stage h1')`);
      assert.equal(await page.run(`return view.article.metadata.url ?? view.options.url`), 'https://example.org/pond');
      assert.equal(await page.run(`return new Set([...document.querySelectorAll('offprint-view')].map((each) => each.engine)).size`), 1);
    });

    test('what stands elsewhere on a page is one group', async () => {
      await turn(page, 'marked');
      const groups = await texts(page, 'details.outside > summary');
      assert.equal(groups.length, 1);
      const count = await page.run(`return view.article.removals.filter(({ reason }) => reason === 'outside').length`);
      assert.equal(groups[0], `Also on this page: ${count} place${count === 1 ? '' : 's'}`);
      await page.click('details.outside > summary');
      assert.equal(await page.run(`return $$('.outside .note.removal').length`), count);
      assert.equal(await page.run(`return $('.outside .note .why').checkVisibility()`), false);
      await page.click('.outside .note summary');
      assert.equal(await page.run(`return $('.outside .note .why').checkVisibility()`), true);
      assert.match((await texts(page, '.outside .note .why'))[0] ?? '', /^Stands on the page outside the body of the article\..* sure\.\s*$/);
      await page.click('details.outside .all button');
      await until(page, `!$('details.outside')`);
      assert.ok((await texts(page, '#stage .row .text')).some((row) => row.includes('Imprint')));
    });

    test('a change on the day of publication is not told', async () => {
      const changed = (/** @type {string} */ modified) => page.run(`
        view.article = { ...view.article, metadata: { ...view.article.metadata, byline: null, published: '2026-03-14T10:00:00Z', modified: '${modified}' } }`);
      await changed('2026-03-16T10:30:00Z');
      await until(page, `$('.credits')?.textContent === 'March 14, 2026updated March 16, 2026'`);
      await changed('2026-03-14T10:30:00Z');
      await until(page, `$('.credits')?.textContent === 'March 14, 2026'`);
    });

    test('what is not text is said to be none', async () => {
      await page.open();
      await drop(page, [{ name: 'pond.bin', type: '', content: '\u0000\u0001\u0002' }]);
      assert.equal(await until(page, `$('#failure:not([hidden]) h2')?.textContent`), 'That is not a text file');
      await page.click('#failure button');
    });

    test('the example shows every phenomenon, and comes back whole', async () => {
      await page.click('#example');
      await read(page);
      await turn(page, 'marked');
      const reasons = new Set(await texts(page, '.note.removal strong'));
      for (const reason of ['Duplicate', 'Near duplicate', 'Cut-off copy', 'Boilerplate', 'Related headline', 'Credit', 'Timestamp']) assert.ok(reasons.has(reason), reason);
      assert.ok((await texts(page, '.voice .name')).includes('Unattributed'));
      await page.click('#all');
      assert.deepEqual(await texts(page, '#stage del'), []);
      await turn(page, 'original');
      assert.equal(await page.run(`return $('#stage').textContent`), example);
    });

    test('hostile text stays text', async () => {
      const hostile = 'A line before it.\n\n<img src=x onerror="document.title=1"> &lt;b&gt; \u202e\u0007 \ud83d\ude00 javascript:alert(1)\n\nA line after it.\n';
      await page.open();
      await page.click('#source');
      await page.run(`$('#source').value = ${JSON.stringify(hostile)}`);
      await page.click('#read');
      await read(page);
      await turn(page, 'original');
      assert.equal(await page.run(`return $('#stage').textContent`), hostile);
      assert.equal(await page.run(`return $$('#stage a, #stage img').length`), 0);
    });

    test('no request to another origin', () => {
      assert.ok(server.requested.length > 20);
      assert.deepEqual(server.requested.filter((address) => !address.startsWith(server.origin)), []);
    });
  });
}
