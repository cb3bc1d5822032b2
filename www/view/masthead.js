// What stands below the title: who wrote it, and when.

import { element } from '../dom.js';

/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('./reading.js').Reading} Reading */

/** @param {Reading} reading @param {Phrases} phrases */
export function masthead({ article: { metadata } }, phrases) {
  /** @param {string | null} iso */
  const date = (iso) => {
    const words = iso ? phrases.date(iso) : null;
    return words && element('time', { datetime: iso }, words);
  };
  /** @type {(Node | string)[]} */
  const parts = [];
  if (metadata.byline) parts.push(element('span', { class: 'byline' }, `${phrases.say('by')} `, element('bdi', {}, metadata.byline)));
  const published = date(metadata.published);
  if (published) parts.push(published);
  const modified = date(metadata.modified);
  // a change on the same day says nothing new
  if (modified && modified.textContent !== (published && published.textContent)) parts.push(element('span', {}, `${phrases.say('updated')} `, modified));
  return parts.length > 0 ? element('p', { class: 'credits' }, ...parts) : null;
}

/** Title, site, day and address in one line, for what is copied or saved. @param {Reading} reading @param {Phrases} phrases @returns {string} empty if nothing is known */
export function sourceLine({ article: { metadata } }, phrases) {
  const day = metadata.published ? phrases.date(metadata.published) : null;
  const parts = [metadata.title, metadata.byline, metadata.site, day, metadata.url].filter(Boolean);
  return parts.length > 0 ? `${phrases.say('source')}: ${parts.join(', ')}` : '';
}
