// Going to places in the article, and back again.

import { isQuiet } from './quiet.js';

/** @typedef {import('../types.js').Span} Span */
/** @typedef {import('./ledger.js').Kind} Kind */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {import('./views.js').Views} Views */
/** @typedef {{kind: Kind, index: number}} Stop */

/**
 * @typedef {object} Around
 * @property {ShadowRoot} root
 * @property {(name: string, detail: object) => void} emit
 * @property {(view: import('./views.js').View) => void} turn
 * @property {() => Promise<unknown>} painted when the view is all there
 * @property {(quotation: number) => void} unfold sees to it that a quotation's entry is in the list
 */

/** Milliseconds that a found place stays lit. */
const LIT = 2500;
/** Places that are remembered for going back. */
const REMEMBERED = 50;
const LIGHT = 'offprint-found';

export class Jumps {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #clock;
  /** @type {number[]} */ #trail = [];
  /** What was walked to last. @type {Stop | null} */ at = null;
  #quotation = -1;
  /** The note that the walk unfolded. @type {HTMLDetailsElement | null | undefined} */ #told;
  #reading;
  #views;
  #around;

  /** @param {Reading} reading @param {Views} views @param {Around} around */
  constructor(reading, views, around) {
    this.#reading = reading;
    this.#views = views;
    this.#around = around;
  }

  /** Goes to a place in the article and lights it for a moment. @param {Span} span @param {boolean} [remember] */
  show(span, remember = true) {
    if (remember) this.#remember();
    const ranges = this.#views.ranges(span);
    const place = ranges[0]?.startContainer.parentElement;
    const row = /** @type {HTMLElement | null} */ (place?.closest('[data-row]')) ?? this.#views.rowAt(span.start);
    const group = row?.closest('details');
    if (group) group.open = true;
    (place ?? row)?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
    this.#light(ranges);
  }

  /** Goes to a quotation, and says so. @param {number} index */
  async quotation(index) {
    const quotation = this.#reading.article.quotations[index];
    if (!quotation) return;
    // what is removed can only be seen where removals are
    if (this.#views.view === 'cleaned' && this.#reading.isOut(quotation.removal ?? -1)) this.#around.turn('marked');
    await this.span(quotation);
    this.#selected(index);
  }

  /** Goes to a place when the view is all there. @param {Span} span */
  async span(span) {
    await this.#around.painted();
    this.show(span);
  }

  /** Goes to the quotation behind the one that was shown last. */
  async nextQuotation() {
    const { quotations } = this.#reading.article;
    for (let step = 1; step <= quotations.length; step += 1) {
      const index = (this.#quotation + step) % quotations.length;
      const quotation = quotations[index];
      if (!quotation || !this.#reading.isMarked(quotation) || this.#reading.isOut(quotation.removal ?? -1)) continue;
      this.#quotation = index;
      return this.quotation(index);
    }
  }

  /** Goes to a quotation's entry in the list. @param {number} index */
  list(index) {
    this.#around.unfold(index);
    const entry = this.#around.root.getElementById(`entry-${index}`);
    entry?.scrollIntoView({ block: 'nearest' });
    entry?.focus({ preventScroll: true });
    this.#selected(index);
  }

  /** Goes to a panel's title, and lights the panel for a moment. @param {string} id */
  panel(id) {
    const title = this.#around.root.getElementById(id);
    if (!title) return;
    title.scrollIntoView({ block: 'nearest' });
    title.focus({ preventScroll: true });
    const range = document.createRange();
    range.selectNodeContents(/** @type {HTMLElement} */ (title.parentElement));
    this.#light([range]);
  }

  /** Goes to the next of some stops, or the one before, and puts the focus on what can be done about it. @param {1 | -1} by @param {Stop[]} [stops] */
  async walk(by, stops = this.#stops()) {
    if (stops.length === 0) return;
    if (this.#views.view !== 'marked') this.#around.turn('marked');
    await this.#around.painted();
    const stop = this.#next(by, stops);
    if (!stop) return;
    this.at = stop;
    this.show(this.#spanOf(stop));
    const id = `${{ removals: 'removal', flags: 'flag', repairs: 'repair' }[stop.kind]}-${stop.index}`;
    const act = this.#around.root.getElementById(id);
    const note = act?.parentElement?.querySelector('details');
    // one at a time is told in full
    if (this.#told) this.#told.open = false;
    if (note) note.open = true;
    this.#told = note;
    act?.focus({ preventScroll: true });
  }

  /** Goes back to where the last jump began. @returns {boolean} */
  back() {
    const row = this.#trail.pop();
    if (row === undefined) return false;
    this.#views.scrollTo(Math.max(row, 0));
    return true;
  }

  /** The next stop behind, or before, where the reader is. @param {1 | -1} by @param {Stop[]} stops in the order of the text @returns {Stop | undefined} */
  #next(by, stops) {
    const at = stops.findIndex(({ kind, index }) => kind === this.at?.kind && index === this.at.index);
    if (at >= 0) return stops[(at + by + stops.length) % stops.length];
    const { start } = this.#views.inSight();
    const behind = stops.findIndex((stop) => this.#spanOf(stop).start >= start);
    return by > 0 ? stops[Math.max(behind, 0)] : stops.at(behind < 1 ? -1 : behind - 1);
  }

  /** Everything that can be walked to, in the order of the text. @returns {Stop[]} */
  #stops() {
    const { article } = this.#reading;
    /** @type {Stop[]} */
    const stops = [];
    for (const kind of /** @type {const} */ (['removals', 'flags', 'repairs'])) article[kind].forEach((_, index) => stops.push({ kind, index }));
    const heard = stops.filter(({ kind, index }) => kind !== 'repairs' || !isQuiet(article.repairs[index]));
    return heard.sort((a, b) => this.#spanOf(a).start - this.#spanOf(b).start);
  }

  /** @param {Stop} stop @returns {Span} */
  #spanOf({ kind, index }) {
    return /** @type {Span} */ (this.#reading.article[kind][index]);
  }

  /** @param {number} index */
  #selected(index) {
    const quotation = this.#reading.article.quotations[index];
    if (quotation) this.#around.emit('quote-selected', { index, quotation, speaker: this.#reading.speaker(quotation.speaker) ?? null });
  }

  #remember() {
    this.#trail.push(this.#views.topRow());
    if (this.#trail.length > REMEMBERED) this.#trail.shift();
  }

  /** @param {Range[]} ranges */
  #light(ranges) {
    if (!('highlights' in CSS)) return;
    clearTimeout(this.#clock);
    CSS.highlights.set(LIGHT, new Highlight(...ranges));
    this.#clock = setTimeout(() => CSS.highlights.delete(LIGHT), LIT);
  }
}
