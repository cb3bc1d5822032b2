// The apparatus in the margin: what was taken out of a row and why, what to look at, and who speaks.

import { element } from './dom.js';
import { flags, reasons, say } from './messages/en.js';

/** @typedef {import('./types.js').Span} Span */
/** @typedef {import('./tree.js').Twig} Twig */
/** @typedef {import('./reading.js').Reading} Reading */

/**
 * @typedef {object} Actions what the notes can ask for
 * @property {(span: Span) => void} show a place in the article
 * @property {(quotation: number) => void} list the quotation's entry in the list
 */

/**
 * @param {Reading} reading @param {Twig} row @param {boolean} marked whether removals are shown @param {Actions} actions
 * @returns {HTMLElement | null}
 */
export function notes(reading, row, marked, actions) {
  const { article, over } = reading;
  /** @type {Record<'removals' | 'quotations' | 'flags' | 'repairs', Set<number>>} */
  const here = { removals: new Set(), quotations: new Set(), flags: new Set(), repairs: new Set() };
  for (const leaf of reading.leavesOf[row.row] ?? []) {
    for (const [name, found] of Object.entries(here)) {
      for (const index of over[/** @type {keyof typeof here} */ (name)].get(leaf) ?? []) {
        if (reading.home[/** @type {keyof typeof here} */ (name)].get(index) === row.row) found.add(index);
      }
    }
  }
  /** @type {{at: number, note: HTMLElement}[]} */
  const list = [];
  if (marked) for (const index of here.removals) list.push({ at: at(article.removals[index]), note: removalNote(reading, index, actions) });
  for (const index of here.flags) list.push({ at: at(article.flags[index]), note: flagNote(reading, index, actions) });
  for (const index of here.repairs) list.push({ at: at(article.repairs[index]), note: repairNote(reading, index) });
  let last = '';
  for (const index of here.quotations) {
    const quotation = /** @type {import('./types.js').Quotation} */ (article.quotations[index]);
    if (!reading.isSpoken(quotation) || (!marked && reading.isOut(quotation.removal ?? -1))) continue;
    const who = `${quotation.speaker} ${reading.isSure(quotation)}`;
    if (who !== last) list.push({ at: quotation.start, note: speakerNote(reading, index, actions) });
    last = who;
  }
  if (list.length === 0) return null;
  list.sort((a, b) => a.at - b.at);
  return element('div', { class: 'notes' }, ...list.map(({ note }) => note));
}

/** @param {Span | undefined} span */
const at = (span) => span?.start ?? 0;

/** A short beginning of what a span says, to name it. @param {Reading} reading @param {Span} span */
export function beginning({ article }, span) {
  const text = article.text.slice(span.start, Math.min(span.end, span.start + 120)).replace(/\s+/gu, ' ').trim();
  if (text.length <= 60 && span.end - span.start <= 120) return text;
  const cut = text.slice(0, 60);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 30))} …`;
}

/** @param {Reading} reading @param {number} index @param {Actions} actions */
function removalNote(reading, index, { show }) {
  const removal = /** @type {import('./types.js').Removal} */ (reading.article.removals[index]);
  const { of, reason } = removal;
  const out = reading.isOut(index);
  const { name, why } = reasons[reason] ?? { name: reason, why: '' };
  const what = beginning(reading, removal);
  return element(
    'div',
    { class: out ? 'note removal' : 'note removal restored', 'data-rule': removal.rule },
    element('strong', { title: `${why} ${say.sure(removal.confidence)}` }, name),
    reading.explained.has(index) && element('span', { class: 'why' }, why),
    element(
      'button',
      { type: 'button', id: `removal-${index}`, 'aria-label': `${out ? say.restore : say.remove}: ${what}`, onclick: () => reading.ledger.set([index], out) },
      out ? say.restore : say.remove,
    ),
    of && element('a', { href: '#article', class: 'see', onclick: follow(() => show(of)) }, say.seeCopy),
  );
}

/** @param {Reading} reading @param {number} index @param {Actions} actions */
function flagNote(reading, index, { show }) {
  const flag = /** @type {import('./types.js').Flag} */ (reading.article.flags[index]);
  const { of } = flag;
  const { name, why } = flags[flag.code] ?? { name: flag.code, why: '' };
  return element(
    'div',
    { class: 'note flagged' },
    element('strong', {}, name),
    element('span', { class: 'why' }, flag.note ? `${why} (${flag.note})` : why),
    of && element('a', { href: '#article', class: 'see', onclick: follow(() => show(of)) }, say.seeOther),
  );
}

/** @param {Reading} reading @param {number} index */
function repairNote({ article }, index) {
  const repair = /** @type {import('./types.js').Repair} */ (article.repairs[index]);
  const from = article.text.slice(repair.start, repair.end);
  return element(
    'div',
    { class: 'note repaired' },
    element('strong', {}, say.repairName),
    element('span', { class: 'why' }, say.repaired(from, repair.replacement)),
  );
}

/** @param {Reading} reading @param {number} index @param {Actions} actions */
function speakerNote(reading, index, { list }) {
  const quotation = /** @type {import('./types.js').Quotation} */ (reading.article.quotations[index]);
  const name = reading.speaker(quotation.speaker)?.name;
  const sure = reading.isSure(quotation);
  return element(
    'div',
    { class: 'note speaker', 'data-tint': quotation.speaker === null ? 'none' : reading.tints.get(quotation.speaker) },
    element(
      'a',
      { href: `#entry-${index}`, 'aria-label': name ? say.reportedBy(name) : say.quotationUnattributed, onclick: follow(() => list(index)) },
      element('bdi', {}, name ?? say.unattributed),
    ),
    name && !sure && element('span', { class: 'why' }, say.likely),
  );
}

/** A link's listener that goes there itself: the address stays as it is. @param {() => void} go @returns {(event: MouseEvent) => void} */
export const follow = (go) => (event) => {
  event.preventDefault();
  go();
};
