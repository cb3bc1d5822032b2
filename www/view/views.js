// The three views of a reading: Cleaned, Marked and Original. A change repaints only the rows that it touches.

import { button, element, pace } from '../dom.js';
import { Chunks } from './chunks.js';
import { masthead } from './masthead.js';
import { notes } from './notes.js';
import { Painter } from './paint.js';
import { isLong } from './reading.js';

/** @typedef {import('../types.js').Span} Span */
/** @typedef {import('./tree.js').Twig} Twig */
/** @typedef {import('./paint.js').Place} Place */
/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {import('./notes.js').Actions} Actions */
/** @typedef {'cleaned' | 'marked' | 'original'} View */

/** Rows from which on those out of sight are not laid out. */
const MANY = 40;

export class Views {
  /** @type {View} */ view = 'cleaned';
  /** @type {Map<number, {box: HTMLElement, places: Place[]}>} */ #rows = new Map();
  #chunks;
  /** Where rows are shown that stand outside the article. @type {HTMLDetailsElement | null} */ #outside = null;
  /** @type {Chunks | null} */ #others = null;
  /** The first row that is not painted yet. */
  #reached = 0;
  #painting = 0;
  #reading;
  #phrases;
  #actions;
  #stage;

  /** @param {Reading} reading @param {Phrases} phrases @param {HTMLElement} stage where the rows go @param {Actions} actions */
  constructor(reading, phrases, stage, actions) {
    this.#reading = reading;
    this.#phrases = phrases;
    this.#stage = stage;
    this.#actions = actions;
    this.#chunks = new Chunks(reading.rows);
  }

  /** Paints a view, the place that was at the top of the window staying there. @param {View} view @returns {Promise<boolean>} false if another call came between */
  async show(view) {
    const turn = ++this.#painting;
    const top = this.topRow();
    this.view = view;
    this.#rows.clear();
    this.#outside = null;
    this.#stage.replaceChildren();
    this.#stage.dataset['view'] = view;
    this.#stage.classList.toggle('many', this.#reading.rows.length > MANY);
    const { title } = this.#reading;
    if (view !== 'original' && !title) this.#stage.append(this.#untitled());
    this.#chunks = new Chunks(this.#reading.rows);
    this.#stage.append(this.#chunks.box);
    const rest = pace();
    for (this.#reached = 0; this.#reached < this.#reading.rows.length; ) {
      this.#put(/** @type {Twig} */ (this.#reading.rows[this.#reached++]));
      const turnOfOthers = rest();
      if (!turnOfOthers) continue;
      this.#closeOutside();
      await turnOfOthers;
      if (turn !== this.#painting) return false;
    }
    this.#closeOutside();
    if (view === 'cleaned' && this.#rows.size === 0) this.#stage.append(this.#nothing());
    if (top > 0) this.scrollTo(top);
    return true;
  }

  /** Paints the rows anew that a change touches: those of a long article in slices, what is in sight first. @param {'removals' | 'repairs' | 'flags' | 'quotations'} layer @param {number[]} spans */
  async update(layer, spans) {
    if (this.view === 'original') return;
    const { rows, over, article } = this.#reading;
    const changed = new Set(spans);
    /** @type {Set<number>} */
    const touched = new Set();
    for (const [leaf, indices] of over[layer]) if (indices.some((index) => changed.has(index))) touched.add(leaf.row);
    const turn = this.#painting;
    const top = this.topRow();
    const rest = pace();
    for (const index of isLong(article) ? [...touched].sort((a, b) => Math.abs(a - top) - Math.abs(b - top)) : touched) {
      // those that are not painted yet will be as they are then
      if (index < this.#reached) this.#put(/** @type {Twig} */ (rows[index]));
      const pause = isLong(article) && rest();
      if (!pause) continue;
      await pause;
      if (turn !== this.#painting) return;
    }
    const nothing = this.#stage.querySelector('.nothing');
    if (this.#rows.size > 0) nothing?.remove();
    else if (this.view === 'cleaned' && !nothing) this.#stage.append(this.#nothing());
    this.#closeOutside();
  }

  /** The places on the page where a span of the article is shown now. @param {Span} span @returns {Range[]} */
  ranges({ start, end }) {
    /** @type {Range[]} */
    const found = [];
    const { rows } = this.#reading;
    for (let at = this.#reading.rowAt(start), row = rows[at]; row && row.start < end; row = rows[++at]) {
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
    return this.#rowFrom(this.#reading.rowAt(offset));
  }

  /** @param {number} from */
  #rowFrom(from) {
    for (let row = from; row < this.#reading.rows.length; row += 1) {
      const box = this.#rows.get(row)?.box;
      if (box && (!this.#outside || !this.#outside.contains(box))) return box;
    }
    return undefined;
  }

  /** The row at the top of what is in sight, or -1 while the head is in sight. */
  topRow() {
    const edge = this.#edge();
    if (this.#rows.size === 0 || this.#stage.getBoundingClientRect().top >= edge) return -1;
    return this.#chunks.below(edge);
  }

  /** The part of the article that is in sight. @returns {Span} */
  inSight() {
    const { rows, article } = this.#reading;
    const box = this.#stage.getBoundingClientRect();
    const edge = this.#edge();
    if (box.bottom <= edge) return { start: article.text.length, end: article.text.length };
    const first = this.#chunks.below(Math.max(edge, box.top));
    const last = this.#chunks.below(Math.min(innerHeight, box.bottom) - 2);
    const { length } = article.text;
    return { start: rows[first]?.start ?? (this.#rows.size > 0 ? length : 0), end: rows[last]?.end ?? length };
  }

  /** Takes a row to the top of what is in sight. @param {number} row or, if it is not shown, the next @param {number} [share] how much of it may be above */
  scrollTo(row, share = 0) {
    const box = this.#rowFrom(row) ?? this.#chunks.last;
    if (!box) return;
    const by = box.getBoundingClientRect().top + share * box.offsetHeight - this.#edge();
    const pane = this.#pane();
    (pane ?? scroller(this.#stage)).scrollBy({ top: by, behavior: 'instant' });
  }

  /** How much of a row is above what is in sight, from 0 to 1. @param {number} row */
  shareAbove(row) {
    const box = this.#rows.get(row)?.box.getBoundingClientRect();
    return box && box.height > 0 ? Math.min(Math.max((this.#edge() - box.top) / box.height, 0), 1) : 0;
  }

  /** Stops painting. */
  stop() {
    this.#painting += 1;
  }

  /** The box around the stage where it scrolls by itself. */
  #pane() {
    const pane = this.#stage.parentElement;
    return pane?.classList.contains('pane') && getComputedStyle(pane).overflowY === 'auto' ? pane : null;
  }

  /** Where what is in sight begins: below the bar that stays, or at the pane's top. */
  #edge() {
    const pane = this.#pane();
    if (pane) return pane.getBoundingClientRect().top;
    const around = scroller(this.#stage);
    const top = around instanceof Element ? Math.max(around.getBoundingClientRect().top, 0) : 0;
    return top + (Number.parseFloat(getComputedStyle(this.#stage).scrollMarginTop) || 0);
  }

  /** Puts a row where it belongs in this view, in the place of what stood there for it. @param {Twig} row */
  #put(row) {
    const before = this.#rows.get(row.row)?.box;
    if (before) Chunks.remove(before);
    this.#rows.delete(row.row);
    const painted = this.view === 'original' ? this.#original(row) : this.#painted(row);
    if (!painted) return;
    this.#rows.set(row.row, painted);
    const isOutside = this.view === 'marked' && this.#reading.isOutside(row);
    (isOutside ? this.#outsideRows() : this.#chunks).put(row.row, painted.box);
  }

  /** @param {Twig} row @returns {{box: HTMLElement, places: Place[]} | null} */
  #painted(row) {
    const isMarked = this.view === 'marked';
    const painter = new Painter(this.#reading, this.#phrases, isMarked);
    const isTitle = this.#reading.title === row && !this.#reading.isGone(row);
    const text = painter.paint(row, isTitle);
    if (!text) return null;
    const cell = element('div', { class: 'text' }, text, isTitle && masthead(this.#reading, this.#phrases));
    const look = isTitle ? 'row head' : isMarked && this.#reading.isRowGone(row) ? 'row gone' : 'row';
    const box = element('div', { class: look, 'data-row': row.row, tabindex: -1 }, cell);
    const margin = notes(this.#reading, this.#phrases, row, isMarked, this.#actions);
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
      : element('h1', { class: 'visually-hidden' }, this.#phrases.say('article'));
    return element('div', { class: 'row head', 'data-row': -1 }, element('div', { class: 'text' }, title, masthead(this.#reading, this.#phrases)));
  }

  #nothing() {
    const { article } = this.#reading;
    const removed = article.removals.length > 0;
    const indices = article.removals.map((_, index) => index);
    const restore = () => this.#actions.decide({ kind: 'removals', indices, on: true });
    return element(
      'div',
      { class: 'nothing' },
      element('p', {}, this.#phrases.say(removed ? 'allRemoved' : 'emptyResult')),
      removed && element('p', {}, this.#phrases.say('allRemovedHelp'), ' ', button(this.#phrases.say('restoreAll'), restore)),
    );
  }

  #outsideRows() {
    if (this.#outside && this.#others) return this.#others;
    const restore = button(this.#phrases.say('restoreAll'), () => this.#restoreOutside());
    this.#others = new Chunks(this.#reading.rows);
    this.#outside = element('details', { class: 'outside' }, element('summary'), element('p', { class: 'all' }, restore), this.#others.box);
    this.#stage.append(this.#outside);
    return this.#others;
  }

  #restoreOutside() {
    const indices = this.#reading.byReason().get('outside') ?? [];
    this.#actions.decide({ kind: 'removals', indices, on: true });
  }

  /** Says how many removals the group stands for, of which one may take several rows, and takes it away when it is empty. */
  #closeOutside() {
    const box = this.#outside;
    if (!box) return;
    if (this.#others?.last) {
      const count = this.#reading.article.removals.filter(({ reason }, index) => reason === 'outside' && this.#reading.isOut(index)).length;
      /** @type {Element} */ (box.firstElementChild).textContent = this.#phrases.say('outsideGroup', { n: count });
      return;
    }
    box.remove();
    this.#outside = null;
  }
}

/** What scrolls around an element: the page, where nothing else does. @param {Element} start @returns {Element | Window} */
export function scroller(start) {
  for (let at = /** @type {Node | null} */ (start); at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (!(at instanceof Element) || at === document.documentElement || at === document.body) continue;
    if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight) return at;
  }
  return window;
}

/** The start of the line that an offset stands in, where only space stands before it there. @param {string} text @param {number} offset */
function lineStart(text, offset) {
  let at = offset;
  while (at > 0 && /[^\S\n]/u.test(/** @type {string} */ (text[at - 1]))) at -= 1;
  return at === 0 || text[at - 1] === '\n' ? at : offset;
}
