// What of the extension needs no browser: why a page is closed, and what is usable of options that come from elsewhere.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { whyClosed, whyUseless } from '../../www/extension/closed.js';
import { checked, isSite } from '../../www/extension/preferences.js';
import { errors, say } from '../../www/extension/messages/en.js';
import { say as shared } from '../../www/messages/en.js';
import { DEFAULTS } from '../../www/view/settings.js';

const www = new URL('../../www/extension/', import.meta.url);
const pages = readdirSync(www).filter((name) => /\.(?:js|html)$/.test(name)).map((name) => readFileSync(new URL(name, www), 'utf8'));

test('every message is used, and the pages in HTML say what the English messages say', () => {
  const unused = Object.keys(say).filter((key) => !new RegExp(`['"\`]${key}['"\`]`).test(pages.join('\n')));
  assert.deepEqual(unused, []);
  const said = pages.flatMap((page) => [...page.matchAll(/data-say="(\w+)"[^>]*>([^<]+)</g)]);
  assert.ok(said.length > 20);
  for (const [, key, text] of said) assert.equal(text, /** @type {any} */ ({ ...shared, ...say })[key ?? ''], key);
});

test('a closed page says why, by its address', () => {
  const wanted = {
    NotAsked: [undefined, ''],
    BrowserPage: ['about:config', 'chrome://settings/', 'view-source:https://example.org/', 'moz-extension://a/b.html', 'devtools://devtools/'],
    StorePage: ['https://chromewebstore.google.com/detail/x', 'https://addons.mozilla.org/de/firefox/', 'https://chrome.google.com/webstore/category', 'https://microsoftedge.microsoft.com/addons/detail/x'],
    PdfPage: ['https://example.org/paper.pdf', 'https://example.org/PAPER.PDF?page=2', 'file:///home/paper.pdf'],
    FilePage: ['file:///home/page.html'],
    GuardedPage: ['https://example.org/', 'https://chrome.google.com/sync', 'https://example.org/?file=paper.pdf'],
  };
  for (const [name, addresses] of Object.entries(wanted)) {
    for (const address of addresses) assert.equal(whyClosed(address), name, String(address));
    assert.ok(errors[name]?.help, name);
  }
});

test('or, where the browser tells no address, by what it says', () => {
  assert.equal(whyClosed(undefined, 'Cannot access a chrome:// URL'), 'BrowserPage');
  assert.equal(whyClosed(undefined, 'The extensions gallery cannot be scripted.'), 'StorePage');
  assert.equal(whyClosed(undefined, 'Frame with ID 0 is showing error page'), 'GuardedPage');
  assert.equal(whyClosed(undefined, 'Cannot access contents of the page.'), 'NotAsked');
});

test('so does a page of which nothing can be made', () => {
  const page = { text: 'x', lengths: [1], names: 0, nodes: [0, 0], url: 'https://example.org/', origin: 'https://example.org', type: 'text/html', isEnormous: false };
  assert.equal(whyUseless(page), '');
  assert.equal(whyUseless({ ...page, type: 'application/pdf' }), 'PdfPage');
  assert.equal(whyUseless({ ...page, isEnormous: true }), 'EnormousPage');
});

test('of options from elsewhere, what is usable is taken, and the rest is as usual', () => {
  const usual = { settings: DEFAULTS, view: 'cleaned', level: 'standard', keep: [], lang: '', sites: {} };
  for (const given of [undefined, null, 7, 'text', [], {}, { settings: 1, view: 'odd', level: [], keep: 'credit', lang: 'xx', sites: [1, 2] }]) assert.deepEqual(checked(given), usual);
  const site = { view: 'marked', level: 'careful' };
  const given = {
    settings: { theme: 'dark' },
    view: 'original',
    level: 'thorough',
    keep: ['credit', 'nonsense', 'duplicate'],
    lang: 'fr',
    sites: { 'https://example.org': site, 'https://example.org/path': site, 'javascript:alert(1)': site, 'file:///': site, 'http://localhost:8000': { view: 'x' } },
    more: 1,
  };
  assert.deepEqual(checked(given), {
    settings: { ...DEFAULTS, theme: 'dark' },
    view: 'original',
    level: 'thorough',
    keep: ['duplicate', 'credit'],
    lang: 'fr',
    sites: { 'https://example.org': site, 'http://localhost:8000': { view: 'cleaned', level: 'standard' } },
  });
  assert.deepEqual(checked(checked(given)), checked(given));
});

test('a site is a scheme and a host', () => {
  assert.deepEqual(['https://example.org', 'http://localhost:8000', 'null', 'file://', 'https://example.org/', 'https://EXAMPLE.org'].map(isSite), [true, true, false, false, false, false]);
});
