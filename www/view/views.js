// The three views of a reading: Cleaned, Marked and Original. A change repaints only the rows that it touches.

import { breathe, button, element } from '../dom.js';
import { masthead } from './masthead.js';
import { notes } from './notes.js';
import { Painter } from './paint.js';

/** @typedef {import('../types.js').Span} Span */
/** @typedef {import('./tree.js').Twig} Twig */
/** @typedef {import('./paint.js').Place} Place */
/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {import('./notes.js').Actions} Actions */
/** @typedef {'cleaned' | 'marked' | 'original'} View */

/** Milliseconds of painting before the browser gets its turn. */
const SLICE = 12;
/** Rows that go to the page one by one, and how many together after that. */
const FIRST = 200;
const BATCH = 1000;
/** Rows from which on those out of sight are not laid out. */
const MANY = 40;

export class Views {
  /** @type {View} */ view = 'cleaned';
  /** @type {Map<number, {box: HTMLElement, places: Place[]}>} */ #rows = new Map();
  /** @type {HTMLDetailsElement | null} */ #outside = null;
  /** Rows that are painted but not on the page yet: laying out a long article again for each slice would take longer than painting it. */
  #behindStage = document.createDocumentFragment();
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
  }

  /** Paints a view, the place that was at the top of the window staying there. @param {View} view @returns {Promise<boolean>} false if another call came between */
  async show(view) {
    const turn = ++this.#painting;
    const top = this.topRow();
    this.view = view;
    this.#rows.clear();
    this.#outside = null;
    this.#behindStage.replaceChildren();
    this.#stage.replaceChildren();
    this.#stage.dataset['view'] = view;
    this.#stage.classList.toggle('many', this.#reading.rows.length > MANY);
    const { title } = this.#reading;
    if (view !== 'original' && !title) this.#stage.append(this.#untitled());
    let since = performance.now();
    for (this.#reached = 0; this.#reached < this.#reading.rows.length; ) {
      this.#put(/** @type {Twig} */ (this.#reading.rows[this.#reached]), this.#reached++ >= FIRST);
      if (this.#behindStage.childElementCount >= BATCH) this.#flush();
      if (performance.now() - since < SLICE) continue;
      await breathe();
      if (turn !== this.#painting) return false;
      since = performance.now();
    }
    this.#flush();
    if (view === 'cleaned' && this.#rows.size === 0) this.#stage.append(this.#nothing());
    if (top > 0) this.scrollTo(top);
    return true;
  }

  /** Paints the rows anew that a change touches. @param {'removals' | 'repairs' | 'flags' | 'quotations'} layer @param {number[]} spans */
  update(layer, spans) {
    if (this.view === 'original') return;
    const changed = new Set(spans);
    /** @type {Set<number>} */
    const rows = new Set();
    for (const [leaf, indices] of this.#reading.over[layer]) if (indices.some((index) => changed.has(index))) rows.add(leaf.row);
    // those that are not painted yet will be as they are then
    for (const index of rows) if (index < this.#reached) this.#put(/** @type {Twig} */ (this.#reading.rows[index]));
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

  /** The row at the top of what is in sight, or -1 while the head is in sight. */
  topRow() {
    const edge = this.#edge();
    if (this.#rows.size === 0 || this.#stage.getBoundingClientRect().top >= edge) return -1;
    return this.#rowBelow(edge);
  }

  /** The part of the article that is in sight. @returns {Span} */
  inSight() {
    const { rows, article } = this.#reading;
    const box = this.#stage.getBoundingClientRect();
    const edge = this.#edge();
    if (box.bottom <= edge) return { start: article.text.length, end: article.text.length };
    const first = this.#rowBelow(Math.max(edge, box.top));
    const bottom = Math.min(innerHeight, box.bottom) - 2;
    let last = -1;
    for (let y = bottom; last < 0 && y > bottom - 200; y -= 40) last = this.#rowAtHeight(y);
    const start = rows[first]?.start ?? 0;
    return { start, end: last >= first ? rows[last]?.end ?? article.text.length : article.text.length };
  }

  /** Takes a row to the top of what is in sight. @param {number} row or, if it is not shown, the next @param {number} [share] how much of it may be above */
  scrollTo(row, share = 0) {
    const box = this.#rowFrom(row) ?? this.#rows.get(Math.max(...this.#rows.keys()))?.box;
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

  /** The first row that reaches below a height. Rows stand in order, so a bisection finds it. @param {number} edge */
  #rowBelow(edge) {
    const shown = [...this.#stage.children].filter((box) => box instanceof HTMLElement && Number(box.dataset['row'] ?? -1) >= 0);
    let low = 0;
    let high = shown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {Element} */ (shown[middle]).getBoundingClientRect().bottom > edge + 1) high = middle;
      else low = middle + 1;
    }
    const box = /** @type {HTMLElement | undefined} */ (shown[low]);
    return Number(box?.dataset['row'] ?? -1);
  }

  /** @param {number} y */
  #rowAtHeight(y) {
    const box = this.#stage.getBoundingClientRect();
    const root = /** @type {ShadowRoot | Document} */ (this.#stage.getRootNode());
    const hit = root.elementFromPoint(box.left + Math.min(40, box.width / 3), y)?.closest('[data-row]');
    return hit instanceof HTMLElement ? Number(hit.dataset['row']) : -1;
  }

  /** Puts a row where it belongs in this view, in the place of what stood there for it. @param {Twig} row @param {boolean} [later] with others, by `#flush` */
  #put(row, later = false) {
    this.#rows.get(row.row)?.box.remove();
    this.#rows.delete(row.row);
    const painted = this.view === 'original' ? this.#original(row) : this.#painted(row);
    if (!painted) return;
    this.#rows.set(row.row, painted);
    const isOutside = this.view === 'marked' && this.#reading.isOutside(row);
    if (later && !isOutside) return void this.#behindStage.append(painted.box);
    const first = /** @type {HTMLElement | null} */ (this.#behindStage.firstElementChild);
    const isBehind = first !== null && Number(first.dataset['row']) < row.row;
    const home = isOutside ? this.#outsideRows() : isBehind ? this.#behindStage : this.#stage;
    home.insertBefore(painted.box, this.#behind(row.row, home));
    if (isOutside) this.#closeOutside();
  }

  /** Puts the rows that wait on the page, before what stands elsewhere. */
  #flush() {
    this.#stage.insertBefore(this.#behindStage, this.#outside);
  }

  /** The first element of `home` that stands behind a row. @param {number} row @param {HTMLElement | DocumentFragment} home */
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
    const painter = new Painter(this.#reading, this.#phrases, isMarked);
    const isTitle = this.#reading.title === row && !this.#reading.isGone(row);
    const text = painter.paint(row, isTitle);
    if (!text) return null;
    const cell = element('div', { class: 'text' }, text, isTitle && masthead(this.#reading, this.#phrases));
    const box = element('div', { class: isTitle ? 'row head' : 'row', 'data-row': row.row, tabindex: -1 }, cell);
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
    if (!this.#outside) {
      const restore = button(this.#phrases.say('restoreAll'), () => this.#restoreOutside());
      this.#outside = element('details', { class: 'outside' }, element('summary'), element('p', { class: 'all' }, restore), element('div', { class: 'rows' }));
      this.#stage.append(this.#outside);
    }
    return /** @type {HTMLElement} */ (this.#outside.lastElementChild);
  }

  #restoreOutside() {
    const indices = this.#reading.byReason().get('outside') ?? [];
    this.#actions.decide({ kind: 'removals', indices, on: true });
  }

  /** Says how many lines the group holds, and takes it away when it is empty. */
  #closeOutside() {
    const count = this.#outside?.lastElementChild?.childElementCount ?? 0;
    const summary = this.#outside?.firstElementChild;
    if (summary) summary.textContent = this.#phrases.say('outsideGroup', { n: count });
    if (count > 0) return;
    this.#outside?.remove();
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
