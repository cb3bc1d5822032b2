// One article while it is read: its tree, what lies over which leaf, what is put back, and what that adds up to.

import { Ledger } from './ledger.js';
import { assign, grow } from './tree.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Quotation} Quotation */
/** @typedef {import('./types.js').Reason} Reason */
/** @typedef {import('./tree.js').Twig} Twig */

/** Below this an attribution is shown as likely, not as sure. */
const SURE = 0.75;
/** Colours and patterns for speakers, in style.css; further speakers take them again. */
const TINTS = 8;
/** Kept leaves among which the title may stand. */
const TITLE_WITHIN = 3;

/** @param {string} text */
const words = (text) => text.split(/\s+/u).filter(Boolean).join(' ');
/** White space as the engine's statistics know it. @param {string} text */
const visible = (text) => text.replace(/\s+/gu, '');

export class Reading {
  /** @type {Map<Twig, number>} */ #weights = new Map();
  /** @type {Map<Twig, {index: number, weight: number}[]>} */ #out = new Map();
  /** @type {number[]} */ #sizes = [];

  /** @param {Article} article */
  constructor(article) {
    this.article = article;
    const { rows, leaves } = grow(article);
    this.rows = rows;
    this.leaves = leaves;
    this.over = {
      removals: assign(leaves, article.removals),
      quotations: assign(leaves, article.quotations),
      flags: assign(leaves, article.flags),
      repairs: assign(leaves, article.repairs),
      inlines: assign(leaves, article.inlines),
    };
    /** The row in which each span is explained: the first that it touches. */
    this.home = {
      removals: homes(leaves, this.over.removals),
      quotations: homes(leaves, this.over.quotations),
      flags: homes(leaves, this.over.flags),
      repairs: homes(leaves, this.over.repairs),
    };
    this.ledger = new Ledger(article.removals.length);
    /** The leaves of every row. @type {Twig[][]} */
    this.leavesOf = rows.map(() => []);
    for (const leaf of leaves) this.leavesOf[leaf.row]?.push(leaf);
    this.#weigh();
    /** The first removal of every reason, at which the reason is explained. */
    this.explained = new Set([...this.byReason().values()].map(([first]) => first));
    this.title = this.#findTitle();
    this.tints = this.#tint();
  }

  /** Whether removal `index` is out now. @param {number} index */
  isOut(index) {
    return index >= 0 && !this.ledger.isRestored(index);
  }

  /** Visible characters of a leaf that are kept now. @param {Twig} leaf */
  kept(leaf) {
    let kept = this.#weights.get(leaf) ?? 0;
    for (const { index, weight } of this.#out.get(leaf) ?? []) if (this.isOut(index)) kept -= weight;
    return kept;
  }

  /** Whether nothing of a leaf with text is kept now. @param {Twig} leaf */
  isGone(leaf) {
    return (this.#weights.get(leaf) ?? 0) > 0 && this.kept(leaf) === 0;
  }

  /** Whether nothing of a row is kept now, all of it because it stands outside the article. @param {Twig} row */
  isOutside(row) {
    const leaves = (this.leavesOf[row.row] ?? []).filter((leaf) => (this.#weights.get(leaf) ?? 0) > 0);
    return (
      leaves.length > 0 &&
      leaves.every(
        (leaf) =>
          this.isGone(leaf) &&
          (this.over.removals.get(leaf) ?? []).every((index) => this.article.removals[index]?.reason === 'outside'),
      )
    );
  }

  /** What is out now: paragraphs, and characters that are not white space. */
  counts() {
    const { paragraphs, characters } = this.article.stats;
    let gone = 0;
    let out = 0;
    for (const leaf of this.#out.keys()) if (leaf.block && this.isGone(leaf)) gone += 1;
    this.#sizes.forEach((size, index) => {
      if (this.isOut(index)) out += size;
    });
    return { paragraphs, gone, characters, out };
  }

  /** Removals by reason, in the order of first appearance in the list of reasons. @returns {Map<Reason, number[]>} */
  byReason() {
    /** @type {Map<Reason, number[]>} */
    const found = new Map();
    this.article.removals.forEach(({ reason }, index) => {
      const list = found.get(reason);
      if (list) list.push(index);
      else found.set(reason, [index]);
    });
    return found;
  }

  /** Whether somebody says this: words that are only in marks are not listed. @param {Quotation} quotation */
  isSpoken(quotation) {
    return quotation.kind !== 'scare';
  }

  /** @param {Quotation} quotation */
  isSure(quotation) {
    return quotation.confidence >= SURE;
  }

  /** @param {number | null} speaker */
  speaker(speaker) {
    return speaker === null ? undefined : this.article.speakers.find(({ id }) => id === speaker);
  }

  /** Index of the leaf that an offset falls into, or the first behind it. @param {number} offset */
  leafAt(offset) {
    return this.leaves.find((leaf) => leaf.end > offset) ?? this.leaves.at(-1);
  }

  /** Counts once what every leaf and every removal weighs, so that a change costs no reading. */
  #weigh() {
    const { text, removals } = this.article;
    for (const leaf of this.leaves) this.#weights.set(leaf, [...visible(text.slice(leaf.start, leaf.end))].length);
    this.#sizes = removals.map(({ start, end }) => [...visible(text.slice(start, end))].length);
    for (const [leaf, indices] of this.over.removals) {
      this.#out.set(
        leaf,
        indices.map((index) => {
          const span = /** @type {{start: number, end: number}} */ (removals[index]);
          const inside = text.slice(Math.max(span.start, leaf.start), Math.min(span.end, leaf.end));
          return { index, weight: [...visible(inside)].length };
        }),
      );
    }
  }

  /** The leaf that is the title, if one of the first kept leaves is. */
  #findTitle() {
    const title = words(this.article.metadata.title ?? '');
    if (!title) return undefined;
    let seen = 0;
    for (const leaf of this.leaves) {
      if (leaf.end <= leaf.start || this.isGone(leaf)) continue;
      const isRow = this.rows[leaf.row] === leaf;
      if (isRow && words(this.article.text.slice(leaf.start, leaf.end)) === title) return leaf;
      seen += 1;
      if (seen === TITLE_WITHIN) break;
    }
    return undefined;
  }

  /** A colour and pattern for everybody who is quoted, in the order in which they first speak. */
  #tint() {
    /** @type {Map<number, number>} */
    const tints = new Map();
    for (const { speaker } of this.article.quotations) {
      if (speaker !== null && !tints.has(speaker)) tints.set(speaker, tints.size % TINTS);
    }
    return tints;
  }
}

/** @param {Twig[]} leaves @param {Map<Twig, number[]>} over @returns {Map<number, number>} */
function homes(leaves, over) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const leaf of leaves) for (const index of over.get(leaf) ?? []) if (!found.has(index)) found.set(index, leaf.row);
  return found;
}
