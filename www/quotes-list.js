// Who says what: the quotations by speaker, those without one at the end.

import { element } from './dom.js';
import { say } from './messages/en.js';
import { follow } from './notes.js';

/** @typedef {import('./types.js').Quotation} Quotation */
/** @typedef {import('./reading.js').Reading} Reading */

/**
 * @param {Reading} reading
 * @param {(quotation: number) => void} show goes to a quotation in the article
 * @returns {HTMLElement[]}
 */
export function quotesList(reading, show) {
  /** @type {Map<number | null, number[]>} */
  const groups = new Map();
  reading.article.quotations.forEach((quotation, index) => {
    if (!reading.isSpoken(quotation)) return;
    const list = groups.get(quotation.speaker);
    if (list) list.push(index);
    else groups.set(quotation.speaker, [index]);
  });
  const unattributed = groups.get(null);
  groups.delete(null);
  const sorted = [...groups].sort(([, a], [, b]) => b.length - a.length || /** @type {number} */ (a[0]) - /** @type {number} */ (b[0]));
  if (unattributed) sorted.push(/** @type {any} */ ([null, unattributed]));
  if (sorted.length === 0) return [element('p', { class: 'why' }, say.noQuotations)];
  return sorted.map(([speaker, indices]) => group(reading, speaker, indices, show));
}

/** @param {Reading} reading @param {number | null} id @param {number[]} indices @param {(quotation: number) => void} show */
function group(reading, id, indices, show) {
  const speaker = reading.speaker(id);
  const others = (speaker?.titles ?? []).filter((title) => title !== speaker?.name).slice(0, 2);
  return element(
    'section',
    { class: 'voice', 'data-tint': id === null ? 'none' : reading.tints.get(id) },
    element(
      'h3',
      {},
      element('bdi', { class: 'name' }, speaker?.name ?? say.unattributed),
      ' ',
      element('span', { class: 'figure', 'aria-label': say.quotationCount(indices.length) , role: 'img'}, say.number(indices.length)),
    ),
    others.length > 0 && element('p', { class: 'titles', dir: 'auto' }, others.join(' · ')),
    id === null && element('p', { class: 'why' }, say.unattributedWhy),
    element('ol', {}, ...indices.map((index) => entry(reading, index, show))),
  );
}

/** @param {Reading} reading @param {number} index @param {(quotation: number) => void} show */
function entry(reading, index, show) {
  const quotation = /** @type {Quotation} */ (reading.article.quotations[index]);
  const text = reading.article.text.slice(quotation.start, quotation.end).replace(/\s+/gu, ' ');
  return element(
    'li',
    { class: quotation.removal === undefined ? 'entry' : 'entry removed' },
    element('a', { id: `entry-${index}`, href: '#article', dir: 'auto', onclick: follow(() => show(index)) }, text),
    quotation.speaker !== null && !reading.isSure(quotation) && element('span', { class: 'why', title: say.likelyWhy }, say.likely),
    quotation.removal !== undefined && element('span', { class: 'why' }, say.removedMark),
  );
}
