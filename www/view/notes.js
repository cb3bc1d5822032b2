// The apparatus in the margin: what was taken out of a row and why, what to look at, and who speaks.

import { button, element, follow } from '../dom.js';
import { isQuiet } from './quiet.js';

/** @typedef {import('../types.js').Span} Span */
/** @typedef {import('./tree.js').Twig} Twig */
/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('./ledger.js').Change} Change */
/** @typedef {import('./reading.js').Reading} Reading */

/**
 * @typedef {object} Actions what the notes can ask for
 * @property {(span: Span) => void} show a place in the article
 * @property {(quotation: number) => void} list the quotation's entry in the list
 * @property {(change: Change) => void} decide
 */

/**
 * @param {Reading} reading @param {Phrases} phrases @param {Twig} row @param {boolean} marked whether removals, flags and repairs are shown @param {Actions} actions
 * @returns {HTMLElement | null}
 */
export function notes(reading, phrases, row, marked, actions) {
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
  if (marked) {
    for (const index of here.removals) list.push({ at: at(article.removals[index]), note: removalNote(reading, phrases, index, actions) });
    for (const index of here.flags) list.push({ at: at(article.flags[index]), note: flagNote(reading, phrases, index, actions) });
    for (const index of here.repairs) if (!isQuiet(article.repairs[index])) list.push({ at: at(article.repairs[index]), note: repairNote(reading, phrases, index, actions) });
  }
  let last = '';
  for (const index of here.quotations) {
    const quotation = /** @type {import('../types.js').Quotation} */ (article.quotations[index]);
    if (!reading.isMarked(quotation) || (!marked && reading.isOut(quotation.removal ?? -1))) continue;
    const who = `${quotation.speaker} ${reading.isSure(quotation)}`;
    if (who !== last) list.push({ at: quotation.start, note: speakerNote(reading, phrases, index, actions) });
    last = who;
  }
  if (list.length === 0) return null;
  list.sort((a, b) => a.at - b.at);
  return element('div', { class: 'notes', dir: 'ltr' }, ...list.map(({ note }) => note));
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

/** A name that unfolds to why. @param {string} name @param {string} why @param {import('../dom.js').Child} [more] */
const told = (name, why, more) => element('details', {}, element('summary', { title: why }, element('strong', {}, name)), element('span', { class: 'why' }, why, ' '), more);

/** @param {string} label @param {() => void} go */
const see = (label, go) => element('a', { href: '#article', class: 'see', onclick: follow(go) }, label);

/** @param {Reading} reading @param {Phrases} phrases @param {number} index @param {Actions} actions */
function removalNote(reading, phrases, index, { show, decide }) {
  const removal = /** @type {import('../types.js').Removal} */ (reading.article.removals[index]);
  const { of } = removal;
  const out = reading.isOut(index);
  const { name, why } = phrases.removal(removal);
  const verb = phrases.say(out ? 'restore' : 'remove');
  return element(
    'div',
    { class: out ? 'note removal' : 'note removal restored', 'data-rule': removal.rule },
    told(name, `${why} ${phrases.say('sure', { share: phrases.share(removal.confidence, 1) })}.`, of && see(phrases.say('seeCopy'), () => show(of))),
    button(verb, () => decide({ kind: 'removals', indices: [index], on: out }), {
      id: `removal-${index}`,
      'aria-label': `${verb}: ${beginning(reading, removal)}`,
    }),
  );
}

/** @param {Reading} reading @param {Phrases} phrases @param {number} index @param {Actions} actions */
function flagNote(reading, phrases, index, { show, decide }) {
  const flag = /** @type {import('../types.js').Flag} */ (reading.article.flags[index]);
  const { of } = flag;
  const seen = reading.ledger.is('flags', index);
  const { name, why } = phrases.flag(flag.code);
  const verb = phrases.say(seen ? 'flagAgain' : 'flagSeen');
  return element(
    'div',
    { class: seen ? 'note flagged restored' : 'note flagged' },
    told(name, [why, flag.note && `(${flag.note})`].filter(Boolean).join(' '), of && see(phrases.say('seeOther'), () => show(of))),
    button(verb, () => decide({ kind: 'flags', indices: [index], on: !seen }), { id: `flag-${index}`, 'aria-label': `${verb}: ${beginning(reading, flag)}` }),
  );
}

/** @param {Reading} reading @param {Phrases} phrases @param {number} index @param {Actions} actions */
function repairNote(reading, phrases, index, { decide }) {
  const repair = /** @type {import('../types.js').Repair} */ (reading.article.repairs[index]);
  const undone = reading.ledger.is('repairs', index);
  const from = reading.article.text.slice(repair.start, repair.end);
  const verb = phrases.say(undone ? 'repair' : 'unrepair');
  return element(
    'div',
    { class: undone ? 'note repaired restored' : 'note repaired' },
    told(phrases.say('repairName'), phrases.repair(repair.rule)),
    button(verb, () => decide({ kind: 'repairs', indices: [index], on: !undone }), { id: `repair-${index}`, 'aria-label': `${verb}: ${from || repair.replacement}` }),
  );
}

/** @param {Reading} reading @param {Phrases} phrases @param {number} index @param {Actions} actions */
function speakerNote(reading, phrases, index, { list }) {
  const quotation = /** @type {import('../types.js').Quotation} */ (reading.article.quotations[index]);
  const name = reading.speaker(quotation.speaker)?.name;
  const sure = reading.isSure(quotation);
  return element(
    'div',
    { class: 'note speaker', 'data-tint': quotation.speaker === null ? 'none' : reading.tints.get(quotation.speaker) },
    element(
      'a',
      {
        href: `#entry-${index}`,
        'aria-label': name ? phrases.say('quotationOf', { name }) : phrases.say('quotationUnattributed'),
        onclick: follow(() => list(index)),
      },
      element('bdi', {}, name ?? phrases.say('unattributed')),
    ),
    name && !sure && element('span', { class: 'why' }, phrases.say('likely')),
  );
}
