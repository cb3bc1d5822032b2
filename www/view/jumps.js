// Going to places in the article, and back again.

/** @typedef {import('../types.js').Span} Span */
/** @typedef {import('./ledger.js').Kind} Kind */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {import('./views.js').Views} Views */
/** @typedef {{kind: Kind, index: number}} Stop */

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
  #reading;
  #views;

  /** @param {Reading} reading @param {Views} views */
  constructor(reading, views) {
    this.#reading = reading;
    this.#views = views;
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

  /** The next stop behind, or before, where the reader is. @param {1 | -1} by @param {Stop[]} stops in the order of the text @returns {Stop | undefined} */
  next(by, stops) {
    const at = stops.findIndex(({ kind, index }) => kind === this.at?.kind && index === this.at.index);
    if (at >= 0) return stops[(at + by + stops.length) % stops.length];
    const { start } = this.#views.inSight();
    const behind = stops.findIndex((stop) => this.span(stop).start >= start);
    return by > 0 ? stops[Math.max(behind, 0)] : stops.at(behind < 1 ? -1 : behind - 1);
  }

  /** Index of the quotation behind the one that was shown last. @returns {number} */
  nextQuotation() {
    const { quotations } = this.#reading.article;
    const isOne = (/** @type {number} */ index) => {
      const quotation = quotations[index];
      return quotation !== undefined && this.#reading.isMarked(quotation) && !this.#reading.isOut(quotation.removal ?? -1);
    };
    for (let step = 1; step <= quotations.length; step += 1) {
      const index = (this.#quotation + step) % quotations.length;
      if (isOne(index)) return (this.#quotation = index);
    }
    return -1;
  }

  /** Everything that can be walked to, in the order of the text. @returns {Stop[]} */
  stops() {
    const { article } = this.#reading;
    /** @type {Stop[]} */
    const stops = [];
    for (const kind of /** @type {const} */ (['removals', 'flags', 'repairs'])) article[kind].forEach((_, index) => stops.push({ kind, index }));
    return stops.sort((a, b) => this.span(a).start - this.span(b).start);
  }

  /** @param {Stop} stop @returns {Span} */
  span({ kind, index }) {
    return /** @type {Span} */ (this.#reading.article[kind][index]);
  }

  /** Goes back to where the last jump began. @returns {boolean} */
  back() {
    const row = this.#trail.pop();
    if (row === undefined) return false;
    this.#views.scrollTo(Math.max(row, 0));
    return true;
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
