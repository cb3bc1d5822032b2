// Parts of the interface that need no browser: saved pages, messages, files for the service worker, history.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { list } from '../../scripts/list-files.js';
import { decode } from '../../www/page/files.js';
import { isRich } from '../../www/page/input.js';
import { readMhtml } from '../../www/page/mhtml.js';
import { LANGUAGES, Phrases } from '../../www/phrases.js';
import { History } from '../../www/view/history.js';
import { Ledger } from '../../www/view/ledger.js';
import { visible, words } from '../../www/view/measure.js';
import { checked, DEFAULTS } from '../../www/view/settings.js';
import { lookOf, TINTS, tints } from '../../www/view/tints.js';
import { assign, grow } from '../../www/view/tree.js';

const www = new URL('../../www/', import.meta.url);
const bytes = (/** @type {string} */ text) => Uint8Array.from(text, (mark) => mark.charCodeAt(0));
const mhtml = (/** @type {string} */ text) => readMhtml(bytes(text.replaceAll('\n', '\r\n')), (part, charset) => decode(part, true, charset));

test('a saved page: quoted-printable, soft line breaks, a folded header, an address', () => {
  const { source, url } = mhtml(`From: <Saved by a browser>
Snapshot-Content-Location: https://example.org/a
MIME-Version: 1.0
Content-Type: multipart/related;
 type="text/html";
 boundary="----Part_1"

before the first

------Part_1
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/a

<p class=3D"x">Caf=C3=A9 and a so=
ft break   
=3D</p>
------Part_1
Content-Type: text/css

p {}
------Part_1--
after the last`);
  assert.equal(source, '<p class="x">Café and a soft break\r\n=</p>');
  assert.equal(url, 'https://example.org/a');
});

test('a saved page: base64 in an older encoding, inside a part of its own', () => {
  const page = Buffer.from('<p>na\xefve</p>', 'latin1').toString('base64');
  const { source, url } = mhtml(`Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: multipart/related; boundary=inner

--inner
Content-Type: text/html; charset="iso-8859-1"
Content-Transfer-Encoding: base64

${page.slice(0, 9)}
${page.slice(9)}
--inner--
--outer--
`);
  assert.equal(source, '<p>naïve</p>');
  assert.equal(url, undefined);
});

test('a saved page without a page, and anything else, is an error with a name', () => {
  for (const text of ['', 'x', 'Content-Type: multipart/related\n\n--\n', 'Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--']) {
    assert.throws(() => mhtml(text), { name: 'NotMhtml' });
  }
  const deep = 'Content-Type: multipart/mixed; boundary=b\n\n--b\n'.repeat(5000);
  assert.throws(() => mhtml(deep), { name: 'NotMhtml' });
});

test('an address in a saved page is one of the web, or none', () => {
  assert.equal(mhtml('Content-Type: text/html\nContent-Location: javascript:alert(1)\n\n<p>x</p>').url, undefined);
});

test('what counts as rich', () => {
  assert.equal(isRich('<p>one</p>', 'one'), true);
  assert.equal(isRich('<span>one</span>', 'one'), false);
  assert.equal(isRich('', 'one'), false);
  assert.equal(isRich('<div style="font-family: monospace; white-space: pre;"><div>let x</div></div>', 'let x'), false);
  assert.equal(isRich('<p>&lt;article&gt;</p>', '<article>'), false);
});

test('every language says the same, with the same places to fill', async () => {
  /** @param {unknown} value @param {string} path @returns {string[]} */
  const flat = (value, path = '') => {
    if (typeof value === 'string') {
      assert.notEqual(value.trim(), '', path);
      return [`${path} ${[...value.matchAll(/\{\w+\}/g)].sort().join()}`];
    }
    return Object.entries(/** @type {object} */ (value)).flatMap(([key, each]) => flat(each, `${path}.${key}`));
  };
  const files = readdirSync(new URL('messages/', www)).map((name) => name.replace('.js', ''));
  assert.deepEqual(files.sort(), Object.keys(LANGUAGES).sort());
  const english = flat((await Phrases.in('en')).messages).sort();
  assert.ok(english.length > 150);
  for (const lang of files) assert.deepEqual(flat((await Phrases.in(lang)).messages).sort(), english, lang);
});

test('phrases count, and choose their language', async () => {
  const german = await Phrases.in('de-AT');
  assert.equal(german.say('removalCount', { n: 1 }), '1 Streichung');
  assert.equal(german.say('removalCount', { n: 1234 }), `${new Intl.NumberFormat('de-AT').format(1234)} Streichungen`);
  const english = await Phrases.in('tlh');
  assert.equal(english.say('undo'), 'Undo');
  assert.equal(english.share(1, 1000), 'under 1%');
  assert.equal(english.share(999, 1000), '99%');
  const unknown = english.removal({ start: 0, end: 1, reason: /** @type {any} */ ('other'), rule: 'x.y', confidence: 1 });
  assert.deepEqual(unknown, { name: 'other', why: '' });
  assert.equal(english.say('minutesOf', { n: 1, all: 2 }), '1 minute to read instead of 2');
  const outside = (/** @type {string} */ rule) => english.removal({ start: 0, end: 1, reason: 'outside', rule, confidence: 1 }).why;
  assert.equal(outside('outside.footer'), 'Stands on the page outside the body of the article.');
  assert.equal(outside('outside.share'), 'Stands on the page outside the body of the article. Offers to share the page or to follow somebody.');
});

test('every message is used', () => {
  const sources = ['app.js', 'index.html', 'phrases.js', 'element.js', ...['view/', 'page/', 'extension/'].flatMap((folder) => readdirSync(new URL(folder, www)).map((name) => folder + name)).filter((path) => /\.(js|html)$/.test(path))]
    .map((path) => readFileSync(new URL(path, www), 'utf8'))
    .join('\n');
  const made = /^(?:form|theme|face|key)_?|Why$|Ones$/;
  return Phrases.in('en').then(({ messages }) => {
    const unused = Object.keys(messages.say).filter((key) => !made.test(key) && !new RegExp(`['"\`]${key}['"\`]|\\bsay\\.${key}\\b`).test(sources));
    assert.deepEqual(unused, []);
  });
});

test('the page in HTML says what the English messages say', async () => {
  const html = readFileSync(new URL('index.html', www), 'utf8');
  const { messages } = await Phrases.in('en');
  const said = [...html.matchAll(/data-say="(\w+)"[^>]*>([^<]*)</g)];
  assert.ok(said.length > 8);
  for (const [, key, text] of said) assert.equal(text?.replace(/\s+/g, ' ').trim(), /** @type {any} */ (messages.say)[key ?? ''], key);
});

test('the list for the service worker holds what the page loads, and its version is its content', () => {
  const { version, files } = list(www.pathname);
  for (const path of ['./', 'app.js', 'element.js', 'worker.js', 'view/style-theme.js', 'messages/fr.js', 'style.css', 'pkg/offprint_bg.wasm', 'manifest.webmanifest']) {
    assert.match(files[path] ?? '', /^[0-9a-f]{64}$/, path);
  }
  assert.equal(files['sw.js'] ?? files['types.d.ts'] ?? files['pkg/files.js'], undefined);
  assert.equal(list(www.pathname).version, version);
});

test('history goes back and forth, and a new step ends what was undone', () => {
  let value = 0;
  const history = new History();
  const add = (/** @type {number} */ n) => history.take({ go: () => (value += n), back: () => (value -= n), what: `${n}` });
  add(1);
  add(2);
  assert.equal(history.undo()?.what, '2');
  assert.equal(value, 1);
  history.redo();
  assert.equal(value, 3);
  history.undo();
  add(5);
  assert.equal(history.canRedo, false);
  assert.equal(history.redo(), undefined);
  assert.equal(value, 6);
});

test('a ledger changes only what is not so already', () => {
  const ledger = new Ledger({ removals: 3, repairs: 1, flags: 0 });
  ledger.set({ kind: 'removals', indices: [1], on: true });
  assert.deepEqual(ledger.difference({ kind: 'removals', indices: [-1, 0, 1, 2, 9], on: true }), { kind: 'removals', indices: [0, 2], on: true });
  assert.equal(ledger.difference({ kind: 'repairs', indices: [0], on: false }), null);
  assert.equal(ledger.isAll, false);
});

test('settings from elsewhere are held within their bounds', () => {
  assert.deepEqual(checked(null), DEFAULTS);
  const settings = checked({ theme: 'neon', size: 1e9, width: 'x', leading: -1, face: 'own', family: 'A"; } * { display: none', source: 'yes' });
  assert.deepEqual(settings, { ...DEFAULTS, size: 40, leading: 1.1, face: 'own', family: 'A    display none' });
});

test('a tree covers all text, and a repair without length belongs to one leaf', () => {
  const text = 'One\n\nTwo\nstray';
  const blocks = /** @type {any[]} */ ([{ start: 0, end: 3, kind: 'paragraph' }, { start: 5, end: 8, kind: 'paragraph' }]);
  const { leaves } = grow(/** @type {any} */ ({ text, blocks }));
  assert.deepEqual(leaves.map(({ start, end }) => text.slice(start, end).trim()), ['One', 'Two', 'stray']);
  const at = (/** @type {number} */ offset) => [...assign(leaves, [{ start: offset, end: offset }]).keys()].map(({ start }) => start);
  assert.deepEqual(at(3), [0]);
  assert.deepEqual(at(5), [5]);
});

test('who says most has the first look; none is taken twice while another is free, and no two are the same', () => {
  /** @param {number | null} speaker @param {number} length @param {object} [more] */
  const said = (speaker, length, more = {}) => /** @type {any} */ ({ speaker, start: 0, end: length, kind: 'direct', ...more });
  const quotations = [said(4, 90, { kind: 'scare' }), said(7, 80, { removal: 0 }), said(null, 70), said(1, 10), said(2, 30), said(1, 15)];
  assert.deepEqual([...tints({ quotations })], [[2, 0], [1, 1], [4, 2], [7, 3]]);
  const many = Array.from({ length: TINTS + 1 }, (_, speaker) => said(speaker, 100 - speaker));
  assert.deepEqual([...tints({ quotations: many }).values()], [...Array(TINTS).keys(), 0]);
  const looks = Array.from({ length: TINTS }, (_, tint) => lookOf(tint));
  assert.equal(new Set(looks.map(({ color, line }) => `${color} ${line}`)).size, TINTS);
  assert.ok(looks.every(({ color, line }) => color < 8 && line < 8));
});

test('words and characters of a stretch are counted, with spaces between them and without', () => {
  assert.equal(words('say “one  two\n three” again', 4, 20), 3);
  assert.equal(words('', 0, 0), 0);
  assert.equal(words('\u00a0 \u3000', 0, 3), 0);
  assert.equal(words('橋は開いている', 0, 7), [...new Intl.Segmenter('ja', { granularity: 'word' }).segment('橋は開いている')].length);
  assert.equal(visible('a \u00a0b\n𝄞', 0, 7), 3);
});
