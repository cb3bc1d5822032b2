// One article while it is read: its tree, what lies over which leaf, what was decided, and what that adds up to.

import { countBefore } from '../bisect.js';
import { breathe, pace } from '../dom.js';
import { Ledger } from './ledger.js';
import { visible, words } from './measure.js';
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
/** Scripts that are written from right to left. */
const LEFTWARD = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether an article is shown bit by bit. @param {Article} article */
export const isLong = ({ text }) => text.length > 200_000;

/** @param {string} text */
const plain = (text) => text.split(/\s+/u).filter(Boolean).join(' ');

export class Reading {
  /** Visible characters, counted when they are asked for. @type {Map<Twig, number>} */ #weights = new Map();
  /** @type {Map<Twig, {index: number, weight: number}[]>} */ #out = new Map();
  /** Visible characters of every removal. @type {number[]} */ #sizes = [];
  /** Words of every quotation. @type {number[]} */ #words = [];
  /** @type {Map<number, import('../types.js').Speaker>} */ #speakers;
  /** @type {Map<number | null, number[]> | undefined} */ #voices;
  /** Removals in which something is quoted. @type {Set<number | undefined> | undefined} */ #quoting;
  /** The row that is the title, if one of the first kept leaves is. @type {Twig | undefined} */ title;
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
    this.tints = tints(article);
  }

  /** Prepares an article in slices, so that a long one does not hold up the page. @param {Article} article @returns {Promise<Reading>} */
  static async open(article) {
    // the task in which it came was long enough
    if (isLong(article)) await breathe();
    const rest = pace();
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
    const reading = new Reading(article, tree, over, home);
    await reading.#weigh(rest);
    reading.title = reading.#findTitle();
    return reading;
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

  /** Whether nothing of a row with text is kept now. @param {Twig} row */
  isRowGone(row) {
    const leaves = this.#said(row);
    return leaves.length > 0 && leaves.every((leaf) => this.isGone(leaf));
  }

  /** Whether nothing of a row is kept now, all of it because it stands outside the article. @param {Twig} row */
  isOutside(row) {
    const isOutside = (/** @type {number} */ index) => this.article.removals[index]?.reason === 'outside';
    return this.isRowGone(row) && this.#said(row).every((leaf) => (this.over.removals.get(leaf) ?? []).every(isOutside));
  }

  /** The leaves of a row that hold text. @param {Twig} row */
  #said(row) {
    return (this.leavesOf[row.row] ?? []).filter((leaf) => this.#weight(leaf) > 0);
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

  /** Quotations that somebody says, by speaker: who says most first, those without a speaker at the end. @returns {[number | null, number[]][]} */
  bySpeaker() {
    const said = [...(this.#voices ??= this.#groups())].map(([speaker, indices]) => ({ speaker, indices, words: this.wordsSaid(indices) }));
    said.sort((a, b) => Number(a.speaker === null) - Number(b.speaker === null) || b.words - a.words || b.indices.length - a.indices.length);
    return said.map(({ speaker, indices }) => [speaker, indices]);
  }

  #groups() {
    /** @type {Map<number | null, number[]>} */
    const found = new Map();
    this.article.quotations.forEach((quotation, index) => {
      if (!this.isSpoken(quotation)) return;
      const list = found.get(quotation.speaker);
      if (list) list.push(index);
      else found.set(quotation.speaker, [index]);
    });
    return found;
  }

  /** Whether somebody says this: words that are only in marks are not listed. @param {Quotation} quotation */
  isSpoken(quotation) {
    return quotation.kind !== 'scare';
  }

  /** Whether a change touches what the list of quotations says. @param {import('./ledger.js').Change} change */
  isHeard({ kind, indices }) {
    this.#quoting ??= new Set(this.article.quotations.map(({ removal }) => removal));
    return kind === 'repairs' || (kind === 'removals' && indices.some((index) => this.#quoting?.has(index)));
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
    return indices.reduce((sum, index) => (this.isOut(this.article.quotations[index]?.removal ?? -1) ? sum : sum + (this.#words[index] ?? 0)), 0);
  }

  /** The first row that reaches behind an offset. @param {number} offset */
  rowAt(offset) {
    return countBefore(this.rows, ({ end }) => end <= offset);
  }

  /** What is read in a span: with the repairs that hold, and every white space as one. @param {import('../types.js').Span} span */
  said({ start, end }) {
    const { text, repairs } = this.article;
    let [at, said] = [start, ''];
    for (let index = countBefore(repairs, (repair) => repair.start < start), repair = repairs[index]; repair && repair.end <= end; repair = repairs[++index]) {
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

  /** Counts once what every removal and quotation weighs, so that a change costs no reading. @param {() => Promise<void> | undefined} rest */
  async #weigh(rest) {
    const { text, removals, quotations } = this.article;
    /** @template T @param {Iterable<T>} list @param {(one: T) => void} weigh */
    const all = async (list, weigh) => {
      for (const one of list) {
        weigh(one);
        const pause = rest();
        if (pause) await pause;
      }
    };
    await all(removals, ({ start, end }) => this.#sizes.push(visible(text, start, end)));
    await all(this.over.removals, ([leaf, indices]) => {
      this.#weight(leaf);
      const out = indices.map((index) => {
        const { start, end } = /** @type {import('../types.js').Span} */ (removals[index]);
        const isWhole = start >= leaf.start && end <= leaf.end;
        return { index, weight: isWhole ? this.sizeOf([index]) : visible(text, Math.max(start, leaf.start), Math.min(end, leaf.end)) };
      });
      this.#out.set(leaf, out);
    });
    await all(quotations, ({ start, end }) => this.#words.push(words(text, start, end)));
  }

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

/** @param {Twig[]} leaves @param {Over} over @returns {Map<number, number>} */
function homes(leaves, over) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const leaf of leaves) for (const index of over.get(leaf) ?? []) if (!found.has(index)) found.set(index, leaf.row);
  return found;
}
