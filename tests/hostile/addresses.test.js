// Only http, https and mailto come out, whatever stands where an address is expected. The judge is the URL parser of the
// standard, which browsers follow.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeAddress } from '../../www/dom.js';
import { chance, engine } from './engine.js';
import { spellings } from './vectors/addresses.js';

const SAFE = new Set(['http:', 'https:', 'mailto:']);
const GENERATED = 100_000;
/** Links on one page. */
const PAGE = 1_000;

const SCHEMES = ['javascript', 'JavaScript', 'vbscript', 'data', 'file', 'blob', 'http', 'https', 'HTTP', 'mailto', 'ftp', 'feed', 'about', 'livescript', ''];
const INSIDE = ['', '', '', '', '\t', '\n', '\r', '\0', '\u0001', '\u001f', ' ', '\u00a0', '\u00ad', '\u200b', '\u2028', '\ufeff', '\u0085', '\u0300', '&Tab;', '&NewLine;', '&#x09;', '&#9', '%09', '\\'];
const COLONS = [':', ':', ':', '&colon;', '&#58;', '&#x3a', '\uff1a', ':\t', '\t:', '%3A', ''];
const RESTS = ['alert(1)', '//alert(1)', '//x%0aalert(1)', '/*https://*/alert(1)', 'text/html,<script>alert(1)</script>', '//example.org/', '///example.org', 'x@example.org', '//user:pass@example.org:80/?q#f', '\\\\example.org', '//[::1]/', '//\u4f8b.org/', '"onclick="x', "'onclick='x", '>', '<', '`'];

/** An address that somebody may have thought out. @param {ReturnType<typeof chance>} random */
function address(random) {
  const scheme = [...random.pick(SCHEMES)].map((letter) => (random.below(12) === 0 ? random.pick([letter.toUpperCase(), `&#${letter.charCodeAt(0)};`, String.fromCharCode(letter.charCodeAt(0) + 0xfee0)]) : letter));
  if (random.below(3) === 0) scheme.splice(random.below(scheme.length + 1), 0, random.pick(INSIDE));
  return `${random.below(4) === 0 ? random.pick(INSIDE) : ''}${scheme.join('')}${random.pick(COLONS)}${random.below(6) === 0 ? random.pick(INSIDE) : ''}${random.pick(RESTS)}`;
}

/** @param {number} seed */
function generated(seed) {
  const random = chance(seed);
  return Array.from({ length: GENERATED }, () => address(random));
}

/** @param {string} found as a browser reads it */
function isSafe(found) {
  try {
    return SAFE.has(new URL(found, 'javascript:relative').protocol);
  } catch {
    return true; // no address at all: it leads nowhere
  }
}

test('what the interface makes a link of', () => {
  let links = 0;
  for (const each of [...spellings, ...generated(1)]) {
    const found = safeAddress(each);
    if (found === null) continue;
    links += 1;
    assert.ok(isSafe(found), JSON.stringify(each));
  }
  assert.ok(links > GENERATED / 100, `${links} links`);
});

test('what comes out of pages, and of what is written of them', async () => {
  const { extract, toHtml, toMarkdown } = await engine();
  assert.ok(spellings.length >= 60);
  let links = 0;
  /** @param {string} html what stands in an attribute @returns {string} */
  const read = (html) => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  /** @param {string[]} addresses @param {boolean} escape */
  const check = (addresses, escape) => {
    const written = addresses.map((each) => (escape ? each.replaceAll('&', '&amp;') : each).replaceAll('"', '&quot;'));
    const ld = JSON.stringify({ '@type': 'NewsArticle', url: addresses[0], image: addresses[0], author: { name: 'Ann Lee', url: addresses[0] } }).replaceAll('<', '\\u003c');
    const source = `<!doctype html><html lang=en><head><link rel=canonical href="${written[0]}"><meta property=og:image content="${written.at(-1)}"><script type="application/ld+json">${ld}</script></head>
      <article><h1>Links</h1>${written.map((each) => `<p>One of the members said that it stands <a href="${each}">here</a>.</p><img src="${each}" alt=x><blockquote cite="${each}">no</blockquote>`).join('\n')}</article>`;
    for (const options of [{ format: 'html' }, { format: 'html', url: 'https://example.org/a/' }, { format: 'html', url: addresses[0] }]) {
      const article = extract(source, options);
      const found = [...article.inlines, ...article.blocks].flatMap((/** @type {any} */ { href, src, url }) => [href, src, url]).concat(article.metadata.image, article.metadata.url);
      for (const each of found) if (each) assert.ok(isSafe(each), JSON.stringify(each));
      const html = [...toHtml(article, 'all').matchAll(/ (?:href|src|cite)="([^"]*)"/g)].map(([, each]) => read(String(each)));
      for (const each of html) assert.ok(isSafe(each), JSON.stringify(each));
      const markdown = [...toMarkdown(article, 'all').matchAll(/\]\(<([^>\n]*)>\)/g)].map(([, each]) => String(each));
      for (const each of markdown) assert.ok(isSafe(each), JSON.stringify(each));
      links += html.length;
    }
  };
  for (const each of spellings) for (const escape of [true, false]) check([each.replaceAll('RUN', 'alert(1)')], escape);
  const all = generated(2);
  for (let at = 0; at < all.length; at += PAGE) check(all.slice(at, at + PAGE), at % (2 * PAGE) === 0);
  assert.ok(links > GENERATED / 100, `${links} links`);
});
