// Rows in boxes of some dozens: what is out of sight is laid out, painted and watched by the browser box by box, which
// for the tens of thousands of rows of a long text it could not do row by row.

import { countBefore } from '../bisect.js';
import { element } from '../dom.js';

/** Rows in a box. */
const ROWS = 40;
/** Letters that a line holds, about: only for the height of what was never in sight. */
const LETTERS = 64;

export class Chunks {
  box = element('div', { class: 'rows' });
  #rows;

  /** @param {import('./tree.js').Twig[]} rows of the article */
  constructor(rows) {
    this.#rows = rows;
  }

  /** The last row's box. */
  get last() {
    return /** @type {HTMLElement | null | undefined} */ (this.box.lastElementChild?.lastElementChild);
  }

  /** Puts a row among the others. @param {number} row @param {HTMLElement} box that says its row */
  put(row, box) {
    const first = row - (row % ROWS);
    const behind = after(this.box, row);
    const before = /** @type {HTMLElement | null} */ (behind ? behind.previousElementSibling : this.box.lastElementChild);
    const chunk = before && rowOf(before) === first ? before : this.#chunk(first);
    if (chunk !== before) this.box.insertBefore(chunk, behind);
    chunk.insertBefore(box, after(chunk, row));
  }

  /** Takes a row away, wherever it stands. @param {HTMLElement} box */
  static remove(box) {
    const chunk = box.parentElement;
    box.remove();
    if (chunk?.childElementCount === 0) chunk.remove();
  }

  /** The first row that reaches below a height, or -1. Boxes and rows stand in order, so a bisection finds it. @param {number} edge */
  below(edge) {
    const chunk = reaching(this.box, edge);
    if (!chunk) return -1;
    // a box that was never in sight may be higher than what is in it
    const box = reaching(chunk, edge) ?? chunk.lastElementChild;
    return box ? rowOf(box) : -1;
  }

  /** @param {number} first row */
  #chunk(first) {
    const chunk = element('div', { class: 'chunk', 'data-row': first });
    const lines = this.#rows.slice(first, first + ROWS).reduce((sum, { start, end }) => sum + Math.ceil((end - start) / LETTERS) + 0.6, 0);
    chunk.style.setProperty('--lines', lines.toFixed(1));
    return chunk;
  }
}

/** @param {Element} box */
const rowOf = (box) => Number(/** @type {HTMLElement} */ (box).dataset['row']);

/** The first child that stands behind a row. @param {HTMLElement} home @param {number} row */
function after(home, row) {
  let behind = null;
  for (let box = home.lastElementChild; box && rowOf(box) > row; box = box.previousElementSibling) behind = box;
  return behind;
}

/** The first child that reaches below a height. @param {Element} home @param {number} edge */
function reaching({ children }, edge) {
  return children[countBefore(children, (child) => child.getBoundingClientRect().bottom <= edge + 1)];
}
