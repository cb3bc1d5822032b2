// What was done, in a line: how much is out, how much shorter it reads, and what the engine noted.

import { button, element } from '../dom.js';

/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('./reading.js').Reading} Reading */

/** How much is out. @param {Reading} reading @param {Phrases} phrases @param {ReturnType<Reading['counts']>} [counts] */
export function count(reading, phrases, { gone, paragraphs, out, characters } = reading.counts()) {
  return out > 0 ? phrases.say('summary', { removed: gone, n: paragraphs, share: phrases.share(out, characters) }) : phrases.say('nothingRemoved');
}

/** @param {Reading} reading @param {Phrases} phrases @param {() => void} details @returns {HTMLElement[]} */
export function summary(reading, phrases, details) {
  const { article, ledger } = reading;
  const counts = reading.counts();
  const isEmpty = article.text.trim() === '';
  /** @type {(HTMLElement | false)[]} */
  const lines = [
    element('p', { class: 'count' }, count(reading, phrases, counts), ' ', article.removals.length > 0 && button(phrases.say('details'), details, { class: 'details', id: 'details' })),
    !isEmpty && element('p', { class: 'length' }, length(phrases, counts)),
    ledger.count('removals') > 0 && element('p', { class: 'restored' }, phrases.say('restoredCount', { n: ledger.count('removals') })),
    ...article.outcome.notes.map((code) => {
      const text = phrases.note(code);
      return text !== undefined && element('p', { class: 'why' }, text);
    }),
  ];
  return lines.filter((line) => line !== false);
}

/** @param {Phrases} phrases @param {{words: number, kept: number, minutes: number, keptMinutes: number}} counts */
function length(phrases, { words, kept, minutes, keptMinutes }) {
  const parts = [kept === words ? phrases.say('words', { n: words }) : phrases.say('wordsOf', { n: kept, all: words })];
  if (keptMinutes > 0) parts.push(keptMinutes === minutes ? phrases.say('minutes', { n: minutes }) : phrases.say('minutesOf', { n: keptMinutes, all: minutes }));
  return parts.join(' · ');
}
