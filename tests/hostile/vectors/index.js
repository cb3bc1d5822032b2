// All vectors, grouped by class, and the documents that carry them: as markup, and as values that were decoded to them.

import * as addresses from './addresses.js';
import * as events from './events.js';
import * as markup from './markup.js';

/** @typedef {{id: number, group: string, payload: string}} Vector */
/** @typedef {{name: string, source: string, format: 'html' | 'text'}} Carrier */

/** A script URL where it works: in a link. @param {string} address */
const linked = (address) => `<a href="${address}">click me</a>`;

/** @type {Record<string, string[]>} */
export const GROUPS = {
  ...events,
  ...markup,
  ...addresses,
  spellings: addresses.spellings.map(linked),
};

/** @param {string} origin of a server that counts @returns {Vector[]} */
export function vectors(origin) {
  const host = origin.replace(/^\w+:\/\//, '');
  let id = 0;
  return Object.entries(GROUPS).flatMap(([group, list]) =>
    list.map((template) => {
      id += 1;
      const payload = template
        .replaceAll('RUN', 'top.hit(N)')
        .replaceAll('hit(N)', `hit(${id})`)
        .replaceAll('postMessage(N,', `postMessage(${id},`)
        .replaceAll('HOSTNAME', host)
        .replaceAll('HOST', origin);
      return { id, group, payload };
    }),
  );
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** A string in JSON that is safe inside a script element. @param {unknown} value */
const json = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

const BODY = `<p>The library on Park Row will lend spades, rakes and a ladder from the first of May, its board has decided on Monday.</p>
<p>The tools are to stand where the newspapers stood, and can be kept for a week like any other book in the house.</p>
<p>The tools are to stand where the newspapers stood, and can be kept for a week like any other book in the house.</p>`;
const LAST = `<p>Nobody on the board had planted anything before, it said, and all of its members mean to begin with radishes.</p>`;

/**
 * The vector as markup everywhere: what a page does that escapes nothing.
 * @param {Vector} vector @returns {Carrier}
 */
export function asMarkup({ id, payload }) {
  const source = `<!doctype html><html lang="en"><head><title>${payload}</title><meta name="author" content="${payload}">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "${payload}"}</script></head><body><article><h1>Tools ${payload}</h1>
${BODY}<p>“We have lent books for ninety years,” said Alma ${payload} Reyes. “Nobody has planted anything with them.”</p>
<figure><img src="https://example.invalid/x.png" alt="${payload}"><figcaption>${payload}</figcaption></figure>
<p>More of it stands <a href="${payload}">in the minutes</a> of the meeting.</p>${LAST}${payload}${LAST}</article></body></html>`;
  return { name: `${id} as markup`, source, format: 'html' };
}

/**
 * The vector as a value: whatever reads the page gets the very string, and has to show it as text.
 * @param {Vector} vector @returns {Carrier}
 */
export function asValue({ id, payload }) {
  const value = escaped(payload);
  const linkedData = { '@type': 'NewsArticle', headline: payload, author: { name: payload, url: payload }, publisher: { name: payload }, image: payload, url: payload };
  const source = `<!doctype html><html lang="en"><head><title>${value}</title><meta name="author" content="${value}"><meta name="description" content="${value}">
<meta property="og:image" content="${value}"><link rel="canonical" href="${value}">
<script type="application/ld+json">${json(linkedData)}</script></head><body><article lang="${value}"><h1>${value}</h1><p class="byline">By ${value}</p>
${BODY}<p>“We have lent books for ninety years,” said Alma ${value} Reyes. “Nobody has planted anything with them.”</p>
<figure><img src="${value}" alt="${value}"><figcaption>${value}</figcaption></figure><img src="https://example.invalid/x.png" alt="${value}">
<p>More of it stands <a href="${value}" title="${value}">in the minutes</a> of <code class="language-${value}">${value}</code> and <q cite="${value}">${value}</q>.</p>
<pre><code class="language-${value}">${value}</code></pre><blockquote cite="${value}"><p>${value}</p></blockquote><p>${value}</p>${LAST}</article></body></html>`;
  return { name: `${id} as a value`, source, format: 'html' };
}

/** Several vectors in a text that was pasted. @param {Vector[]} several @returns {Carrier} */
export function asText(several) {
  const lines = several.map(
    ({ payload }) =>
      `“We have lent ${payload} for ninety years,” said Alma ${payload} Reyes.\n\n${payload}\n\n${payload}\n\nSign up for our newsletter ${payload}`,
  );
  return { name: `${several.map(({ id }) => id).join(' ')} as text`, source: `The library lends its tools\n\n${lines.join('\n\n')}`, format: 'text' };
}
