// An article's blocks as a tree that covers all of its text: what stands between blocks becomes a paragraph of its own,
// so that no character can be missing from a view.

import { countBefore } from '../bisect.js';

/** @typedef {import('../types.js').Cleaned} Cleaned */
/** @typedef {import('../types.js').Block} Block */

/**
 * @typedef {object} Twig
 * @property {number} id place in document order, unique in the tree
 * @property {number} row index of the top-level twig above
 * @property {Block | null} block null for text that stands in no block
 * @property {number} start
 * @property {number} end
 * @property {Twig[]} children empty for a leaf
 */

/** Whether there is anything but white space. @param {string} text @param {number} from @param {number} to */
function isSaid(text, from, to) {
  // mostly it is a line's end or two, for which no string need be cut out
  while (from < to && (text.charCodeAt(from) === 10 || text.charCodeAt(from) === 32)) from += 1;
  return from < to && /\S/.test(text.slice(from, to));
}

/**
 * @param {Cleaned} article
 * @returns {{rows: Twig[], leaves: Twig[]}} the top level, and everything that holds text of its own, both in document order
 */
export function grow({ text, blocks }) {
  /** Places in `blocks`. @type {(number[] | undefined)[]} */
  const inside = [];
  /** @type {number[]} */
  const top = [];
  blocks.forEach(({ parent }, at) => {
    if (parent !== undefined && parent >= 0 && parent < at) (inside[parent] ??= []).push(at);
    else top.push(at);
  });

  let id = 0;
  /** @type {Twig[]} */
  const leaves = [];

  /** @param {number} at place of its block, or -1 @param {number} start @param {number} end @param {number} row @returns {Twig} */
  const twig = (at, start, end, row) => {
    /** @type {Twig} */
    const made = { id: id++, row, block: blocks[at] ?? null, start, end, children: [] };
    const within = inside[at];
    if (within) made.children = level(within, start, end, row);
    else leaves.push(made);
    return made;
  };

  /** @param {number[]} list places in `blocks` @param {number} start @param {number} end @param {number} row -1 at the top */
  const level = (list, start, end, row) => {
    /** @type {Twig[]} */
    const out = [];
    let reached = start;
    /** @param {number} to */
    const gap = (to) => {
      if (isSaid(text, reached, to)) out.push(twig(-1, reached, to, row < 0 ? out.length : row));
    };
    for (const at of list) {
      const block = /** @type {Block} */ (blocks[at]);
      const from = Math.min(Math.max(block.start, reached), end);
      const to = Math.min(Math.max(block.end, from), end);
      gap(from);
      out.push(twig(at, from, to, row < 0 ? out.length : row));
      reached = to;
    }
    gap(end);
    return out;
  };

  return { rows: level(top, 0, text.length, -1), leaves };
}

/**
 * For every leaf the spans that touch it. Both lists are sorted by start.
 * @template {{start: number, end: number}} Kind
 * @param {Twig[]} leaves @param {Kind[]} spans
 * @returns {Map<Twig, number[]>} indices into `spans`, ascending
 */
export function assign(leaves, spans) {
  /** @type {Map<Twig, number[]>} */
  const found = new Map();
  spans.forEach((span, index) => {
    let low = countBefore(leaves, ({ end }) => end <= span.start);
    // what has no length at the end of a leaf belongs to it, unless another begins there
    const before = leaves[low - 1];
    if (span.start === span.end && before?.end === span.start && !(/** @type {Twig | undefined} */ (leaves[low])?.start === span.start)) low -= 1;
    for (let at = low; at < leaves.length; at += 1) {
      const leaf = /** @type {Twig} */ (leaves[at]);
      if (leaf.start >= span.end && leaf.start > span.start) break;
      const list = found.get(leaf);
      if (list) list.push(index);
      else found.set(leaf, [index]);
    }
  });
  return found;
}
