// Who says what: quotations by speaker, the sure ones before the likely, those without a speaker at the end.
// Marks on and off, for all or for one; a filter and a search; one or all to the clipboard or into a file.

import { button, element, follow } from '../dom.js';

/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('../types.js').Quotation} Quotation */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {'all' | 'sure' | 'likely' | 'unattributed'} Sort */

/**
 * @typedef {object} Wishes
 * @property {(quotation: number) => void} show goes to a quotation in the article
 * @property {(speaker: number | null, muted: boolean) => void} mute
 * @property {(on: boolean) => void} mark marks on or off
 * @property {(quotation: number) => void} copyOne
 * @property {(form: 'text' | 'csv' | 'json', save: boolean) => void} copyAll
 */

/** Speakers, and entries, that are shown before the rest is folded away. */
const FOLD = 100;

export class QuotesPanel {
  #reading;
  #phrases;
  #wishes;
  /** @type {Sort} */ #sort = 'all';
  #search = '';
  #list = element('div', { class: 'voices', id: 'voices' });

  /** @param {Reading} reading @param {Phrases} phrases @param {boolean} marks @param {Wishes} wishes */
  constructor(reading, phrases, marks, wishes) {
    this.#reading = reading;
    this.#phrases = phrases;
    this.#wishes = wishes;
    const groups = reading.bySpeaker();
    this.parts = groups.length > 0 ? [this.#chart(groups), this.#controls(marks), this.#list, this.#copies()] : [element('p', { class: 'why' }, phrases.say('noQuotations'))];
    this.#fill();
  }

  /** What is looked for and how, to be kept when the panel is built again. */
  get wanted() {
    return { sort: this.#sort, search: this.#search };
  }

  /** @param {{sort: Sort, search: string}} wanted */
  set wanted({ sort, search }) {
    this.#sort = sort;
    this.#search = search;
    for (const part of this.parts) {
      const select = part.querySelector('select');
      const field = /** @type {HTMLInputElement | null} */ (part.querySelector('input[type=search]'));
      if (select) select.value = sort;
      if (field) field.value = search;
    }
    this.#fill();
  }

  /** Unfolds the list as far as a quotation's entry. @param {number} index */
  reveal(index) {
    const said = this.#reading.article.quotations[index]?.speaker ?? null;
    if (!this.#isWanted(index, said)) return;
    const speaker = said ?? 'none';
    while (!this.#list.querySelector(`#entry-${index}`)) {
      const more = this.#list.querySelector(`[data-speaker="${speaker}"] .more button`) ?? this.#list.querySelector(':scope > .more button');
      if (!(more instanceof HTMLElement)) return;
      more.click();
    }
  }

  /** Words by speaker, each with its switch. @param {[number | null, number[]][]} groups */
  #chart(groups) {
    const list = element('ul', { class: 'chart', 'aria-label': this.#phrases.say('wordsBySpeaker') });
    let most = 1;
    // whose words are all out has no bar
    const heard = groups.filter(([, indices]) => this.#reading.wordsSaid(indices) > 0);
    folded(list, heard, this.#phrases, (part) => {
      const said = part.map(([, indices]) => this.#reading.wordsSaid(indices));
      // those who speak most come first
      most = Math.max(most, ...said);
      return part.map(([speaker, indices], at) => this.#bar(speaker, indices.length, said[at] ?? 0, most));
    });
    return list;
  }

  /** @param {number | null} speaker @param {number} n quotations @param {number} words @param {number} most words of those who say most */
  #bar(speaker, n, words, most) {
    const name = this.#reading.speaker(speaker)?.name ?? this.#phrases.say('unattributed');
    const isMuted = this.#reading.muted.has(speaker);
    const box = element('input', {
      type: 'checkbox',
      id: `voice-${speaker ?? 'none'}`,
      'aria-label': this.#phrases.say('voiceLabel', { name, n }),
      checked: !isMuted,
      onchange: () => this.#wishes.mute(speaker, !box.checked),
    });
    const bar = element('span', { class: 'bar-line', 'aria-hidden': 'true' });
    bar.style.setProperty('--share', String(words / most));
    return element(
      'li',
      { class: isMuted ? 'reason off' : 'reason', 'data-tint': this.#tint(speaker) },
      box,
      button(name, () => this.#jump(speaker), { class: 'name', dir: 'auto', 'aria-label': this.#phrases.say('listOf', { name }) }),
      element('span', { class: 'figure' }, this.#phrases.say('words', { n: words })),
      bar,
    );
  }

  /** @param {number | null} speaker */
  #tint(speaker) {
    return speaker === null ? 'none' : this.#reading.tints.get(speaker);
  }

  /** @param {number | null} speaker */
  #jump(speaker) {
    const group = /** @type {HTMLElement | null} */ (this.#list.querySelector(`[data-speaker="${speaker ?? 'none'}"]`));
    group?.scrollIntoView({ block: 'nearest' });
    /** @type {HTMLElement | null | undefined} */ (group?.querySelector('a'))?.focus({ preventScroll: true });
  }

  /** @param {boolean} marks */
  #controls(marks) {
    const phrases = this.#phrases;
    const box = element('input', { type: 'checkbox', id: 'marks', checked: marks, onchange: () => this.#wishes.mark(box.checked) });
    const sorts = /** @type {const} */ (['all', 'sure', 'likely', 'unattributed']);
    const select = element(
      'select',
      { id: 'sort', 'aria-label': phrases.say('sortLabel'), onchange: () => ((this.#sort = /** @type {Sort} */ (select.value)), this.#fill()) },
      ...sorts.map((sort) => element('option', { value: sort }, phrases.say(`${sort}Ones`))),
    );
    const field = element('input', {
      type: 'search',
      id: 'search',
      placeholder: phrases.say('search'),
      'aria-label': phrases.say('searchLabel'),
      autocomplete: 'off',
      oninput: () => ((this.#search = field.value), this.#fill()),
    });
    return element('div', { class: 'controls' }, element('label', { class: 'switch' }, box, ' ', phrases.say('marks')), select, field);
  }

  #copies() {
    const phrases = this.#phrases;
    return element(
      'p',
      { class: 'links' },
      button(phrases.say('copyQuotes'), () => this.#wishes.copyAll('text', false), { id: 'quotes-text' }),
      button('CSV', () => this.#wishes.copyAll('csv', true), { id: 'quotes-csv', 'aria-label': phrases.say('saveAs', { form: 'CSV' }) }),
      button('JSON', () => this.#wishes.copyAll('json', true), { id: 'quotes-json', 'aria-label': phrases.say('saveAs', { form: 'JSON' }) }),
    );
  }

  #fill() {
    /** @type {[number | null, number[]][]} */
    const groups = [];
    for (const [speaker, indices] of this.#reading.bySpeaker()) {
      const found = indices.filter((index) => this.#isWanted(index, speaker));
      if (found.length > 0) groups.push([speaker, found]);
    }
    this.#list.replaceChildren();
    if (groups.length === 0) this.#list.append(element('p', { class: 'why', role: 'status' }, this.#phrases.say('noneFound')));
    folded(this.#list, groups, this.#phrases, (part) => part.map(([speaker, found]) => this.#group(speaker, found)), ([, found]) => found.length);
  }

  /** @param {number} index @param {number | null} speaker */
  #isWanted(index, speaker) {
    const { text, quotations } = this.#reading.article;
    const quotation = /** @type {Quotation} */ (quotations[index]);
    const sort = speaker === null ? 'unattributed' : this.#reading.isSure(quotation) ? 'sure' : 'likely';
    if (this.#sort !== 'all' && this.#sort !== sort) return false;
    const search = this.#search.trim().toLocaleLowerCase();
    if (!search) return true;
    const name = this.#reading.speaker(speaker)?.name ?? '';
    return `${name} ${text.slice(quotation.start, quotation.end)}`.toLocaleLowerCase().includes(search);
  }

  /** @param {number | null} id @param {number[]} indices */
  #group(id, indices) {
    const phrases = this.#phrases;
    const speaker = this.#reading.speaker(id);
    const others = (speaker?.titles ?? []).filter((title) => title !== speaker?.name).slice(0, 2);
    const isSure = (/** @type {number} */ index) => this.#reading.isSure(/** @type {Quotation} */ (this.#reading.article.quotations[index]));
    const sure = id === null ? indices : indices.filter(isSure);
    const likely = id === null ? [] : indices.filter((index) => !isSure(index));
    return element(
      'section',
      { class: 'voice', 'data-tint': this.#tint(id), 'data-speaker': id ?? 'none' },
      element(
        'h3',
        {},
        element('bdi', { class: 'name' }, speaker?.name ?? phrases.say('unattributed')),
        ' ',
        element('span', { class: 'figure', 'aria-label': phrases.say('quotationCount', { n: indices.length }), role: 'img' }, phrases.number(indices.length)),
      ),
      others.length > 0 && element('p', { class: 'titles', dir: 'auto' }, others.join(' · ')),
      id === null && element('p', { class: 'why' }, phrases.say('unattributedWhy')),
      this.#entries(sure),
      likely.length > 0 && element('p', { class: 'why', title: phrases.say('likelyWhy') }, phrases.say('likely')),
      likely.length > 0 && this.#entries(likely),
    );
  }

  /** @param {number[]} indices @returns {HTMLElement} */
  #entries(indices) {
    const list = element('ol', {});
    folded(list, indices, this.#phrases, (part) => part.map((index) => this.#entry(index)));
    return list;
  }

  /** @param {number} index */
  #entry(index) {
    const { article } = this.#reading;
    const quotation = /** @type {Quotation} */ (article.quotations[index]);
    const text = this.#reading.said(quotation);
    const isOut = this.#reading.isOut(quotation.removal ?? -1);
    return element(
      'li',
      { class: isOut ? 'entry removed' : 'entry' },
      element('a', { id: `entry-${index}`, href: '#article', dir: 'auto', onclick: follow(() => this.#wishes.show(index)) }, text),
      isOut && element('span', { class: 'why' }, this.#phrases.say('removedMark')),
      button(this.#phrases.say('copy'), () => this.#wishes.copyOne(index), {
        class: 'copy-one',
        'aria-label': `${this.#phrases.say('copyQuote')}: ${text.slice(0, 60)}`,
      }),
    );
  }
}

/**
 * Puts as much on a list as is worth showing at once, and a button for what comes next.
 * @template T
 * @param {HTMLElement} list @param {T[]} all @param {Phrases} phrases
 * @param {(part: T[]) => HTMLElement[]} made @param {(one: T) => number} [weight] of how many one counts
 * @returns {HTMLElement[]} what was put there now
 */
function folded(list, all, phrases, made, weight = () => 1) {
  let [at, shown] = [0, 0];
  while (at < all.length && shown < FOLD) shown += Math.min(weight(/** @type {T} */ (all[at++])), FOLD);
  const parts = made(all.slice(0, at));
  list.append(...parts);
  const rest = all.slice(at);
  if (rest.length === 0) return parts;
  const show = button(phrases.say('more', { n: rest.reduce((sum, one) => sum + weight(one), 0) }), () => {
    more.remove();
    const [first] = folded(list, rest, phrases, made, weight);
    /** @type {HTMLElement | null | undefined} */ (first?.querySelector('a, button, input'))?.focus({ preventScroll: true });
  });
  const more = element(list instanceof HTMLDivElement ? 'p' : 'li', { class: 'more' }, show);
  list.append(more);
  return parts;
}
