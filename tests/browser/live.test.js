// Live pages: what is shown is read, whatever the page calls its things; spans lead back to it exactly; and whether it
// is worth while at all.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { openBeside } from './page.js';

const PROSE = 'The river rose in the night, and by the morning the lower road was under water as far as the mill, where the boats of the rowing club had come to rest against the gate. ';

/** A page with what pages have that strings have not: shadow roots, slots, frames, and names that hide the DOM's own. */
const BUILD = `
  const host = document.createElement('section');
  host.id = 'live';
  host.innerHTML = '<form id="trap"><input name="firstChild"><input name="nodeType"><input name="body"><input name="childNodes"><p>Inside the form.</p></form>'
    + '<div id="host"><p slot="b">Second, by its slot.</p><p slot="a">First, by its slot.</p></div>'
    + '<iframe srcdoc="<p>From the frame.</p>"></iframe><template><p>In a template.</p></template>'
    + '<p style="display:none">By style.</p><p hidden>By attribute.</p><p>Wide   \\n  space and <b>bold</b> \\ud83d\\ude00 signs.</p>';
  document.body.append(host);
  host.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = '<style>p{}</style><p>In the shadow.</p><slot name="a"></slot><slot name="b"></slot>';
  const frame = host.querySelector('iframe');
  for (let wait = 0; wait < 200 && !frame.contentDocument?.querySelector('p'); wait += 1) await new Promise((done) => setTimeout(done, 20));
`;

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(browser, () => {
    /** @type {Awaited<ReturnType<typeof openBeside>>} */ let place;
    /** @type {import('./page.js').Page} */ let page;

    before(async () => {
      place = await openBeside(browser, { 'live.html': '<!doctype html><html data-ready><meta charset="utf-8"><title>Somebody’s page</title><body>' });
      ({ page } = place);
    });
    after(() => place?.close());

    test('shadow roots, slots, frames and hidden things, past names that hide the DOM; spans lead back exactly', async () => {
      const found = await page.run(`${BUILD}
        const { snapshot } = await import('./snapshot.js');
        const { ranges } = await import('./ranges.js');
        const engine = await import('./pkg/offprint.js');
        await engine.default();
        const nodes = [];
        const article = engine.extract(snapshot(host, nodes));
        const squeezed = (text) => text.replace(/\\s+/gu, ' ').trim();
        const wrong = [];
        for (const block of article.blocks) {
          const shown = ranges(article, nodes, block).map(String).join(' ');
          if (squeezed(shown).replace(/ /gu, '') !== article.text.slice(block.start, block.end).replace(/\\s/gu, '')) wrong.push([shown, block]);
        }
        const at = article.text.indexOf('bold');
        const places = ranges(article, nodes, { start: at, end: at + 4 });
        const bold = places.map((range) => [range.toString(), range.startContainer.parentNode.localName]);
        host.remove();
        return { text: article.text, wrong, bold };`);
      assert.equal(
        found.text,
        'Inside the form.\n\nIn the shadow.\n\nFirst, by its slot.\n\nSecond, by its slot.\n\nFrom the frame.\n\nWide space and bold \u{1f600} signs.',
      );
      assert.deepEqual(found.wrong, []);
      assert.deepEqual(found.bold, [['bold', 'b']]);
    });

    // what is hidden stays so in a document, and may count as shown in a string: hostile.html is left out for that
    test('a document gives the article that its string gives', async () => {
      for (const name of ['news.html', 'content.html']) {
        const source = readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
        const [string, parsed] = await page.run(`
          const engine = await import('./pkg/offprint.js');
          await engine.default();
          const source = ${JSON.stringify(source)};
          const options = { url: 'https://example.org/news/' };
          const { origins, ...parsed } = engine.extract(new DOMParser().parseFromString(source, 'text/html'), options);
          return [engine.extract(source, options), parsed];`);
        for (const part of ['text', 'blocks', 'removals', 'quotations', 'speakers', 'inlines']) assert.deepEqual(parsed[part], string[part], `${name}: ${part}`);
      }
    });

    test('a page that overrides the getters afterwards is read all the same', async () => {
      const text = await page.run(`
        const { snapshot } = await import('./snapshot.js');
        const element = document.createElement('div');
        element.innerHTML = '<p>Still <i>here</i>.</p>';
        const kept = Object.getOwnPropertyDescriptor(Node.prototype, 'firstChild');
        const { apply } = Reflect;
        Object.defineProperty(Node.prototype, 'firstChild', { configurable: true, get: () => null });
        Reflect.apply = () => null;
        try { return snapshot(element).text; }
        finally { Object.defineProperty(Node.prototype, 'firstChild', kept); Reflect.apply = apply; }`);
      assert.match(text, /Still here\./);
    });

    test('a page is probably readable when it holds paragraphs, not links, and however it names things', async () => {
      const results = await page.run(`
        const { isProbablyReadable } = await import('./readable.js');
        const prose = ${JSON.stringify(PROSE)};
        const of = (body) => isProbablyReadable(new DOMParser().parseFromString('<!doctype html><body>' + body, 'text/html'));
        return [
          of(('<p>' + prose + prose + '</p>').repeat(4)),
          of('<div>' + (prose + prose + '<br><br>').repeat(4) + '</div>'),
          of('<form name="documentElement"></form>' + ('<p>' + prose + prose + '</p>').repeat(4)),
          of('<p>' + '\\u6cb3\\u6c34'.repeat(200) + '</p>'),
          of(''),
          of(('<li><a href="/x">' + prose + prose + '</a></li>').repeat(40)),
          of('<nav>' + ('<p>' + prose + '</p>').repeat(40) + '</nav>'),
          of('<p>Short.</p>'.repeat(400)),
          of('<div hidden>' + ('<p>' + prose + '</p>').repeat(40) + '</div>'),
          of('<div>'.repeat(400) + '<p>' + prose.repeat(8)),
        ];`);
      assert.deepEqual(results, [true, true, true, true, false, false, false, false, false, true]);
    });
  });
}
