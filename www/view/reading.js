// One article while it is read: its tree, what lies over which leaf, what was decided, and what that adds up to.

import { breathe } from '../dom.js';
import { Ledger } from './ledger.js';
import { SURE, tints } from './tints.js';
import { assign, grow } from './tree.js';

/** @typedef {import('../types.js').Article} Article */
/** @typedef {import('../types.js').Quotation} Quotation */
/** @typedef {import('../types.js').Reason} Reason */
/** @typedef {import('./tree.js').Twig} Twig */
/** @typedef {Map<Twig, number[]>} Over */
/** @typedef {'removals' | 'quotations' | 'flags' | 'repairs' | 'inlines'} Layer */

/** @type {Layer[]} */
const LAYERS = ['removals', 'quotations', 'flags', 'repairs', 'inlines'];
/** As the engine counts. */
const WORDS_A_MINUTE = 238;
/** Kept leaves among which the title may stand. */
const TITLE_WITHIN = 3;
/** Scripts that are written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Scripts that are written from right to left. */
const LEFTWARD = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether an article is shown bit by bit. @param {Article} article */
export const isLong = ({ text }) => text.length > 200_000;

/** @param {string} text */
const plain = (text) => text.split(/\s+/u).filter(Boolean).join(' ');

/** Characters that are not white space. @param {string} text @param {number} start @param {number} end */
function visible(text, start, end) {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const isSpace = code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 0x85 && SPACES.has(code);
    const isSecondHalf = code >= 0xdc00 && code <= 0xdfff;
    if (!isSpace && !isSecondHalf) count += 1;
  }
  return count;
}
const SPACES = new Set([0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, ...Array.from({ length: 11 }, (_, i) => 0x2000 + i)]);

export class Reading {
  /** Visible characters, counted when they are asked for. @type {Map<Twig, number>} */ #weights = new Map();
  /** @type {Map<Twig, {index: number, weight: number}[]>} */ #out = new Map();
  /** @type {number[]} */ #sizes = [];
  /** @type {Map<number, import('../types.js').Speaker>} */ #speakers;
  /** @type {[number | null, number[]][] | undefined} */ #voices;
  /** Speakers whose quotations are not marked; null stands for nobody. @type {Set<number | null>} */
  muted = new Set();
  /** @type {Record<Layer, Over>} */ over;
  /** The row in which each span is explained: the first that it touches. @type {Record<Exclude<Layer, 'inlines'>, Map<number, number>>} */ home;

  /** Only for `open`. @param {Article} article @param {{rows: Twig[], leaves: Twig[]}} tree @param {Record<Layer, Over>} over @param {Reading['home']} home */
  constructor(article, { rows, leaves }, over, home) {
    this.article = article;
    this.rows = rows;
    this.leaves = leaves;
    this.over = over;
    this.home = home;
    this.#speakers = new Map(article.speakers.map((speaker) => [speaker.id, speaker]));
    this.ledger = new Ledger({ removals: article.removals.length, repairs: article.repairs.length, flags: article.flags.length });
    /** The leaves of every row. @type {Twig[][]} */
    this.leavesOf = rows.map(() => []);
    for (const leaf of leaves) this.leavesOf[leaf.row]?.push(leaf);
    this.#weigh();
    /** The first removal of every reason, at which the reason is explained. */
    this.explained = new Set([...this.byReason().values()].map(([first]) => first));
    /** The first flag of every code, at which the code is explained. */
    this.explainedFlags = new Set(new Map(article.flags.map(({ code }, index) => /** @type {const} */ ([code, index])).reverse()).values());
    this.title = this.#findTitle();
    this.tints = tints(article);
  }

  /** Prepares an article in slices, so that a long one does not hold up the page. @param {Article} article @returns {Promise<Reading>} */
  static async open(article) {
    const rest = () => (isLong(article) ? breathe() : undefined);
    const tree = grow(article);
    const over = /** @type {Record<Layer, Over>} */ ({});
    const home = /** @type {Record<Layer, Map<number, number>>} */ ({});
    for (const layer of LAYERS) {
      await rest();
      over[layer] = assign(tree.leaves, /** @type {import('../types.js').Span[]} */ (article[layer]));
      await rest();
      home[layer] = homes(tree.leaves, over[layer]);
    }
    await rest();
    return new Reading(article, tree, over, home);
  }

  /** Whether removal `index` is out now. @param {number} index */
  isOut(index) {
    return index >= 0 && !this.ledger.is('removals', index);
  }

  /** Whether a quotation's marks are shown. @param {Quotation} quotation */
  isMarked(quotation) {
    return this.isSpoken(quotation) && !this.muted.has(quotation.speaker);
  }

  /** Visible characters of a leaf that are kept now. @param {Twig} leaf */
  kept(leaf) {
    let kept = this.#weight(leaf);
    for (const { index, weight } of this.#out.get(leaf) ?? []) if (this.isOut(index)) kept -= weight;
    return kept;
  }

  /** Whether nothing of a leaf with text is kept now. @param {Twig} leaf */
  isGone(leaf) {
    return this.#out.has(leaf) && this.#weight(leaf) > 0 && this.kept(leaf) === 0;
  }

  /** Whether nothing of a row is kept now, all of it because it stands outside the article. @param {Twig} row */
  isOutside(row) {
    const leaves = (this.leavesOf[row.row] ?? []).filter((leaf) => this.#weight(leaf) > 0);
    return (
      leaves.length > 0 &&
      leaves.every(
        (leaf) =>
          this.isGone(leaf) &&
          (this.over.removals.get(leaf) ?? []).every((index) => this.article.removals[index]?.reason === 'outside'),
      )
    );
  }

  /** What is out now: paragraphs, and characters that are not white space; words and minutes before and after. */
  counts() {
    const { paragraphs, characters, charactersRemoved, words, wordsRemoved } = this.article.stats;
    let gone = 0;
    let out = 0;
    for (const leaf of this.#out.keys()) if (leaf.block && this.isGone(leaf)) gone += 1;
    this.#sizes.forEach((size, index) => {
      if (this.isOut(index)) out += size;
    });
    // the engine counted words with every removal out; what is put back counts by its characters
    const without = charactersRemoved > 0 ? Math.round((wordsRemoved * out) / charactersRemoved) : 0;
    const kept = Math.max(words - without, 0);
    const minutes = (/** @type {number} */ count) => Math.ceil(count / WORDS_A_MINUTE);
    return { paragraphs, gone, characters, out, words, kept, minutes: minutes(words), keptMinutes: minutes(kept) };
  }

  /** Visible characters of removals. @param {number[]} indices */
  sizeOf(indices) {
    return indices.reduce((sum, index) => sum + (this.#sizes[index] ?? 0), 0);
  }

  /** Removals by reason, in order of first appearance. @returns {Map<Reason, number[]>} */
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

  /** Quotations that somebody says, by speaker: who speaks most first, those without a speaker at the end. @returns {[number | null, number[]][]} */
  bySpeaker() {
    return (this.#voices ??= this.#groups());
  }

  /** @returns {[number | null, number[]][]} */
  #groups() {
    /** @type {Map<number | null, number[]>} */
    const found = new Map();
    this.article.quotations.forEach((quotation, index) => {
      if (!this.isSpoken(quotation)) return;
      const list = found.get(quotation.speaker);
      if (list) list.push(index);
      else found.set(quotation.speaker, [index]);
    });
    return [...found].sort(([a, as], [b, bs]) => Number(a === null) - Number(b === null) || bs.length - as.length || Number(a) - Number(b));
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
    return speaker === null ? undefined : this.#speakers.get(speaker);
  }

  /** Words of quotations that are not out. @param {number[]} indices */
  wordsSaid(indices) {
    let count = 0;
    for (const index of indices) {
      const quotation = this.article.quotations[index];
      if (quotation && !this.isOut(quotation.removal ?? -1)) count += countWords(this.article.text.slice(quotation.start, quotation.end));
    }
    return count;
  }

  /** What is read in a span: with the repairs that hold, and every white space as one. @param {import('../types.js').Span} span */
  said({ start, end }) {
    const { text, repairs } = this.article;
    let [low, high] = [0, repairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {import('../types.js').Repair} */ (repairs[middle]).start < start) low = middle + 1;
      else high = middle;
    }
    let [at, said] = [start, ''];
    for (let index = low, repair = repairs[index]; repair && repair.end <= end; repair = repairs[++index]) {
      if (repair.start < at || this.ledger.is('repairs', index)) continue;
      said += text.slice(at, repair.start) + repair.replacement;
      at = repair.end;
    }
    return (said + text.slice(at, end)).replace(/\s+/gu, ' ').trim();
  }

  /** Which way the article runs as a whole: as it says, or as most of its beginning does. @returns {'ltr' | 'rtl'} */
  get direction() {
    const { text, metadata } = this.article;
    if (metadata.direction) return metadata.direction;
    const letters = text.slice(0, 2000).match(/\p{L}/gu) ?? [];
    const leftward = letters.filter((letter) => LEFTWARD.test(letter)).length;
    return leftward * 2 > letters.length ? 'rtl' : 'ltr';
  }

  /** The article as it is to be written: with the repairs that hold. @returns {Article} */
  get decided() {
    if (this.ledger.count('repairs') === 0) return this.article;
    return { ...this.article, repairs: this.article.repairs.filter((_, index) => !this.ledger.is('repairs', index)) };
  }

  /** @param {Twig} leaf */
  #weight(leaf) {
    let weight = this.#weights.get(leaf);
    if (weight === undefined) {
      weight = visible(this.article.text, leaf.start, leaf.end);
      this.#weights.set(leaf, weight);
    }
    return weight;
  }

  /** Counts once what every removal weighs, so that a change costs no reading. */
  #weigh() {
    const { text, removals } = this.article;
    this.#sizes = removals.map(({ start, end }) => visible(text, start, end));
    for (const [leaf, indices] of this.over.removals) {
      this.#out.set(
        leaf,
        indices.map((index) => {
          const span = /** @type {{start: number, end: number}} */ (removals[index]);
          return { index, weight: visible(text, Math.max(span.start, leaf.start), Math.min(span.end, leaf.end)) };
        }),
      );
    }
  }

  /** The leaf that is the title, if one of the first kept leaves is. */
  #findTitle() {
    const title = plain(this.article.metadata.title ?? '');
    if (!title) return undefined;
    let seen = 0;
    for (const leaf of this.leaves) {
      if (leaf.end <= leaf.start || this.isGone(leaf)) continue;
      const isRow = this.rows[leaf.row] === leaf;
      if (isRow && plain(this.article.text.slice(leaf.start, leaf.end)) === title) return leaf;
      seen += 1;
      if (seen === TITLE_WITHIN) break;
    }
    return undefined;
  }
}

/** @param {string} text */
function countWords(text) {
  if (!UNSPACED.test(text)) return text.match(/\S+/gu)?.length ?? 0;
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) if (isWordLike) count += 1;
  return count;
}

/** @param {Twig[]} leaves @param {Over} over @returns {Map<number, number>} */
function homes(leaves, over) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const leaf of leaves) for (const index of over.get(leaf) ?? []) if (!found.has(index)) found.set(index, leaf.row);
  return found;
}
