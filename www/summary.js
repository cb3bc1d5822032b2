// What was done, in a line: how much is out, for which reasons, and how much was put back.

import { element } from './dom.js';
import { notes, reasons, say } from './messages/en.js';

/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {import('./types.js').Reason} Reason */

/** @param {Reading} reading @returns {HTMLElement[]} */
export function summary(reading) {
  const { article, ledger } = reading;
  const { paragraphs, gone, characters, out } = reading.counts();
  /** @type {HTMLElement[]} */
  const lines = [
    element('p', { class: 'count' }, out > 0 ? say.summary(gone, paragraphs, say.share(out, characters)) : say.nothingRemoved),
  ];
  const order = /** @type {Reason[]} */ (Object.keys(reasons));
  const byReason = reading.byReason();
  const parts = order.flatMap((reason) => {
    const indices = (byReason.get(reason) ?? []).filter((index) => reading.isOut(index));
    return indices.length > 0 ? [element('li', {}, `${reasons[reason].name} `, element('span', { class: 'figure' }, say.number(indices.length)), element('span', { class: 'why' }, ` ${reasons[reason].why}`))] : [];
  });
  if (ledger.count > 0) parts.push(element('li', { class: 'restored' }, say.restoredCount(ledger.count)));
  if (parts.length > 0) lines.push(element('ul', { class: 'reasons' }, ...parts));
  else if (article.removals.length === 0 && article.text.trim()) lines.push(element('p', { class: 'why' }, say.noRemovals));
  for (const code of article.outcome.notes) {
    const text = notes[code] ?? (code.startsWith('limit-') ? notes['partial'] : undefined);
    if (text) lines.push(element('p', { class: 'why' }, text));
  }
  return lines;
}
