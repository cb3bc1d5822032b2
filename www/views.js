// The three views of a reading: Cleaned, Marked and Original. A change repaints only the rows that it touches.

import { breathe, element } from './dom.js';
import { say } from './messages/en.js';
import { notes } from './notes.js';
import { Painter } from './paint.js';

/** @typedef {import('./types.js').Span} Span */
/** @typedef {import('./tree.js').Twig} Twig */
/** @typedef {import('./paint.js').Place} Place */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {import('./notes.js').Actions} Actions */
/** @typedef {'cleaned' | 'marked' | 'original'} View */

/** Milliseconds of painting before the browser gets its turn. */
const SLICE = 12;
/** Rows from which on those out of sight are not laid out. */
const MANY = 300;

export class Views {
  /** @type {View} */ view = 'cleaned';
  /** @type {Map<number, {box: HTMLElement, places: Place[]}>} */ #rows = new Map();
  /** @type {HTMLDetailsElement | null} */ #outside = null;
  #painting = 0;
  #reading;
  #actions;
  #stage;
  #masthead;

  /**
   * @param {Reading} reading @param {HTMLElement} stage where the rows go
   * @param {() => HTMLElement | null} masthead what stands below the title @param {Actions} actions
   */
  constructor(reading, stage, masthead, actions) {
    this.#reading = reading;
    this.#stage = stage;
    this.#masthead = masthead;
    this.#actions = actions;
  }

  /** Paints a view, the place that was at the top of the window staying there. @param {View} view @returns {Promise<boolean>} false if another call came between */
  async show(view) {
    const turn = ++this.#painting;
    const top = this.#rows.size > 0 ? this.#topRow() : -1;
    this.view = view;
    this.#rows.clear();
    this.#outside = null;
    this.#stage.replaceChildren();
    this.#stage.dataset['view'] = view;
    this.#stage.classList.toggle('many', this.#reading.rows.length > MANY);
    const { title } = this.#reading;
    if (view !== 'original' && !title) this.#stage.append(this.#untitled());
    let since = performance.now();
    for (const row of this.#reading.rows) {
      this.#put(row);
      if (performance.now() - since < SLICE) continue;
      await breathe();
      if (turn !== this.#painting) return false;
      since = performance.now();
    }
    if (view === 'cleaned' && this.#rows.size === 0) this.#stage.append(this.#nothing());
    if (top > 0) this.#rowFrom(top)?.scrollIntoView({ block: 'start', behavior: 'instant' });
    return true;
  }

  /** Paints the rows anew that some removals touch. @param {number[]} removals */
  update(removals) {
    if (this.view === 'original') return;
    const changed = new Set(removals);
    /** @type {Set<number>} */
    const rows = new Set();
    for (const [leaf, indices] of this.#reading.over.removals) if (indices.some((index) => changed.has(index))) rows.add(leaf.row);
    for (const index of rows) this.#put(/** @type {Twig} */ (this.#reading.rows[index]));
    const nothing = this.#stage.querySelector('.nothing');
    if (this.#rows.size > 0) nothing?.remove();
    else if (this.view === 'cleaned' && !nothing) this.#stage.append(this.#nothing());
    this.#closeOutside();
  }

  /** The places on the page where a span of the article is shown now. @param {Span} span @returns {Range[]} */
  ranges({ start, end }) {
    /** @type {Range[]} */
    const found = [];
    for (const row of this.#reading.rows) {
      if (row.end <= start) continue;
      if (row.start >= end) break;
      for (const place of this.#rows.get(row.row)?.places ?? []) {
        if (place.end <= start || place.start >= end) continue;
        const range = document.createRange();
        const length = place.node.data.length;
        range.setStart(place.node, Math.min(Math.max(start - place.start, 0), length));
        range.setEnd(place.node, Math.min(end - place.start, length));
        found.push(range);
      }
    }
    return found;
  }

  /** The row at or behind an offset that is on the page now. @param {number} offset */
  rowAt(offset) {
    const row = this.#reading.rows.find(({ end }) => end > offset);
    return row ? this.#rowFrom(row.row) : undefined;
  }

  /** @param {number} from */
  #rowFrom(from) {
    for (let row = from; row < this.#reading.rows.length; row += 1) {
      const box = this.#rows.get(row)?.box;
      if (box && (!this.#outside || !this.#outside.contains(box))) return box;
    }
    return undefined;
  }

  /** The row at the top of the window, or -1 while its head is still in sight. */
  #topRow() {
    const edge = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    if (this.#stage.getBoundingClientRect().top >= edge) return -1;
    for (const [row, { box }] of [...this.#rows].sort(([a], [b]) => a - b)) {
      if (box.getBoundingClientRect().bottom > edge) return row;
    }
    return -1;
  }

  /** Puts a row where it belongs in this view, in the place of what stood there for it. @param {Twig} row */
  #put(row) {
    this.#rows.get(row.row)?.box.remove();
    this.#rows.delete(row.row);
    const painted = this.view === 'original' ? this.#original(row) : this.#painted(row);
    if (!painted) return;
    const isOutside = this.view === 'marked' && this.#reading.isOutside(row);
    const home = isOutside ? this.#outsideRows() : this.#stage;
    this.#rows.set(row.row, painted);
    home.insertBefore(painted.box, this.#behind(row.row, home));
    if (isOutside) this.#closeOutside();
  }

  /** The first element of `home` that stands behind a row. @param {number} row @param {HTMLElement} home */
  #behind(row, home) {
    for (let box = home.lastElementChild, behind = null; ; box = box.previousElementSibling) {
      const index = box instanceof HTMLElement ? Number(box.dataset['row'] ?? (box === this.#outside ? Infinity : -1)) : -1;
      if (!box || index < row) return behind;
      behind = box;
    }
  }

  /** @param {Twig} row @returns {{box: HTMLElement, places: Place[]} | null} */
  #painted(row) {
    const isMarked = this.view === 'marked';
    const painter = new Painter(this.#reading, isMarked);
    const isTitle = this.#reading.title === row && !this.#reading.isGone(row);
    const text = painter.paint(row, isTitle);
    if (!text) return null;
    const cell = element('div', { class: 'text' }, text, isTitle && this.#masthead());
    const box = element('div', { class: isTitle ? 'row head' : 'row', 'data-row': row.row, tabindex: -1 }, cell);
    const margin = notes(this.#reading, row, isMarked, this.#actions);
    if (margin) box.append(margin);
    return { box, places: painter.places };
  }

  /** A row's text as it was given, with the space up to the next. @param {Twig} row */
  #original(row) {
    const { rows, article } = this.#reading;
    const start = row.row === 0 ? 0 : lineStart(article.text, row.start);
    const next = rows[row.row + 1];
    const end = next ? lineStart(article.text, next.start) : article.text.length;
    const node = document.createTextNode(article.text.slice(start, end));
    const box = element('div', { class: 'given', dir: 'auto', 'data-row': row.row, tabindex: -1 });
    box.append(node);
    return { box, places: [{ start, end, node }] };
  }

  #untitled() {
    const { metadata } = this.#reading.article;
    const title = metadata.title
      ? element('h1', { dir: 'auto' }, metadata.title)
      : element('h1', { class: 'visually-hidden' }, say.offprintFrom);
    return element('div', { class: 'row head', 'data-row': -1 }, element('div', { class: 'text' }, title, this.#masthead()));
  }

  #nothing() {
    const { ledger, article } = this.#reading;
    const removed = article.removals.length > 0;
    return element(
      'div',
      { class: 'nothing' },
      element('p', {}, removed ? say.allRemoved : say.emptyResult),
      removed && element('p', {}, say.allRemovedHelp, ' ', element('button', { type: 'button', onclick: () => ledger.setAll(true) }, say.restoreAll)),
    );
  }

  #outsideRows() {
    if (!this.#outside) {
      const button = element('button', { type: 'button', onclick: () => this.#restoreOutside() }, say.restoreAll);
      this.#outside = element('details', { class: 'outside' }, element('summary'), element('p', { class: 'all' }, button), element('div', { class: 'rows' }));
      this.#stage.append(this.#outside);
    }
    return /** @type {HTMLElement} */ (this.#outside.lastElementChild);
  }

  #restoreOutside() {
    const outside = this.#reading.byReason().get('outside') ?? [];
    this.#reading.ledger.set(outside, true);
  }

  /** Says how many lines the group holds, and takes it away when it is empty. */
  #closeOutside() {
    const count = this.#outside?.lastElementChild?.childElementCount ?? 0;
    const summary = this.#outside?.firstElementChild;
    if (summary) summary.textContent = say.outsideGroup(count);
    if (count > 0) return;
    this.#outside?.remove();
    this.#outside = null;
  }
}

/** The start of the line that an offset stands in, where only space stands before it there. @param {string} text @param {number} offset */
function lineStart(text, offset) {
  let at = offset;
  while (at > 0 && /[^\S\n]/u.test(/** @type {string} */ (text[at - 1]))) at -= 1;
  return at === 0 || text[at - 1] === '\n' ? at : offset;
}
