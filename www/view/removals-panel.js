// What was taken out, by reason: a switch with its count and its share for each; the level; repairs and flags.

import { button, element } from '../dom.js';

/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('../types.js').Reason} Reason */
/** @typedef {import('../types.js').Span} Span */
/** @typedef {import('./ledger.js').Change} Change */
/** @typedef {import('./ledger.js').Kind} Kind */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {'careful' | 'standard' | 'thorough'} Level */

/** @type {Level[]} */
const LEVELS = ['careful', 'standard', 'thorough'];

/**
 * @typedef {object} Wishes
 * @property {(change: Change) => void} decide
 * @property {(kind: Kind, indices: number[]) => void} walk goes to the next of some places
 * @property {(level: Level) => void} setLevel
 */

/**
 * @param {Reading} reading @param {Phrases} phrases @param {Level | null} level null where the source is not at hand @param {Wishes} wishes
 * @returns {HTMLElement[]}
 */
export function removalsPanel(reading, phrases, level, wishes) {
  const { article } = reading;
  const byReason = reading.byReason();
  const order = /** @type {Reason[]} */ (Object.keys(phrases.messages.reasons));
  const most = Math.max(...[...byReason.values()].map((indices) => reading.sizeOf(indices)), 1);
  const rows = order.flatMap((reason) => {
    const indices = byReason.get(reason);
    if (!indices) return [];
    const { name, why } = phrases.messages.reasons[reason];
    return [row(reading, phrases, { id: reason.replace('_', '-'), kind: 'removals', indices, name, why, share: reading.sizeOf(indices) / most }, wishes)];
  });
  /** @type {HTMLElement[]} */
  const also = [];
  if (article.repairs.length > 0) {
    const indices = article.repairs.map((_, index) => index);
    also.push(row(reading, phrases, { id: 'repairs', kind: 'repairs', indices, name: phrases.say('repairs'), why: phrases.say('repairWhy') }, wishes));
  }
  /** @type {Map<string, number[]>} */
  const flags = new Map();
  article.flags.forEach(({ code }, index) => {
    const indices = flags.get(code);
    if (indices) indices.push(index);
    else flags.set(code, [index]);
  });
  for (const [code, indices] of flags) {
    const { name, why } = phrases.flag(code);
    also.push(row(reading, phrases, { id: `flag-${code.replace('_', '-')}`, kind: 'flags', indices, name, why }, wishes));
  }
  return /** @type {HTMLElement[]} */ (
    [
      rows.length > 0 ? element('ul', { class: 'reasons' }, ...rows) : element('p', { class: 'why' }, phrases.say('noRemovals')),
      level && levels(phrases, level, wishes),
      also.length > 0 && element('h3', { class: 'also' }, phrases.say('alsoTitle')),
      also.length > 0 && element('ul', { class: 'reasons' }, ...also),
    ].filter(Boolean)
  );
}

/**
 * One switch: on, all of them are carried out; off, none; in between, some.
 * @param {Reading} reading @param {Phrases} phrases
 * @param {{id: string, kind: Kind, indices: number[], name: string, why: string, share?: number}} item @param {Wishes} wishes
 */
function row({ ledger }, phrases, { id, kind, indices, name, why, share }, { decide, walk }) {
  const off = indices.filter((index) => ledger.is(kind, index)).length;
  const box = element('input', {
    type: 'checkbox',
    id: `switch-${id}`,
    'aria-label': phrases.say('switchLabel', { name, n: indices.length }),
    checked: off < indices.length,
    onchange: () => decide({ kind, indices, on: !box.checked }),
  });
  box.indeterminate = off > 0 && off < indices.length;
  const bar = element('span', { class: 'bar-line', 'data-reason': id, 'aria-hidden': 'true' });
  if (share !== undefined) bar.style.setProperty('--share', String(share));
  const figure = off > 0 ? phrases.say('keptOf', { kept: indices.length - off, all: indices.length }) : phrases.number(indices.length);
  return element(
    'li',
    { class: off === indices.length ? 'reason off' : 'reason' },
    box,
    button(name, () => walk(kind, indices), { class: 'name', title: why, 'aria-label': phrases.say('walkTo', { name }) }),
    element('span', { class: 'figure' }, figure),
    share !== undefined && bar,
  );
}

/** @param {Phrases} phrases @param {Level} level @param {Wishes} wishes */
function levels(phrases, level, { setLevel }) {
  return element(
    'fieldset',
    { class: 'levels' },
    element('legend', {}, phrases.say('level')),
    ...LEVELS.map((value) =>
      element(
        'label',
        { title: phrases.say(`${value}Why`) },
        element('input', { type: 'radio', name: 'level', id: `level-${value}`, value, checked: value === level, onchange: () => setLevel(value) }),
        element('span', {}, phrases.say(value)),
      ),
    ),
  );
}
