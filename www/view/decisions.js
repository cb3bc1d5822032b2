// Everything that the reader decides about an article, each a step that can be undone, and what is said about it.

import { History } from './history.js';

/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('./ledger.js').Change} Change */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {import('./removals-panel.js').Level} Level */

/**
 * @typedef {object} Around
 * @property {() => Reading | null} reading
 * @property {() => Phrases} phrases
 * @property {() => string} count what is out now, in words
 * @property {(message: string) => void} announce
 * @property {() => void} stepped called after every step, forth or back
 * @property {(reading: Reading, level: Level | null) => void} put shows another reading of the same source
 * @property {(on: boolean) => void} marked called when the marks are turned on or off
 * @property {(quotations: number[]) => void} muted called when some quotations got or lost their marks
 */

export class Decisions {
  history = new History();
  marks = true;
  #around;

  /** @param {Around} around */
  constructor(around) {
    this.#around = around;
  }

  /** Carries out a change. @param {Change} wish @returns {boolean} whether there was anything to do */
  decide(wish) {
    const reading = this.#around.reading();
    const change = reading?.ledger.difference(wish);
    if (!reading || !change) return false;
    const reverse = { ...change, on: !change.on };
    this.#take(() => reading.ledger.set(change), () => reading.ledger.set(reverse), this.said(change));
    return true;
  }

  /** Puts every removal back, or takes them all out again. */
  turnAll() {
    const reading = this.#around.reading();
    if (!reading) return;
    this.decide({ kind: 'removals', indices: reading.article.removals.map((_, index) => index), on: !reading.ledger.isAll });
  }

  /** Puts a reading at another level in the place of this one. @param {Reading} next @param {Level} level @param {Level | null} from */
  swap(next, level, from) {
    const before = this.#around.reading();
    if (!before) return;
    const phrases = this.#around.phrases();
    const what = phrases.say('levelNow', { level: phrases.say(level) });
    this.#take(() => this.#around.put(next, level), () => this.#around.put(before, from), what);
    this.#around.announce(`${what}. ${this.#around.count()}`);
  }

  /** Turns the marks of quotations on or off. @param {boolean} on */
  mark(on) {
    const set = (/** @type {boolean} */ marks) => {
      this.marks = marks;
      this.#around.marked(marks);
    };
    const what = this.#around.phrases().say(on ? 'marksOn' : 'marksOff');
    this.#take(() => set(on), () => set(!on), what);
    this.#around.announce(what);
  }

  /** Turns the marks of one speaker off or on. @param {number | null} speaker @param {boolean} muted */
  mute(speaker, muted) {
    const reading = this.#around.reading();
    if (!reading) return;
    const phrases = this.#around.phrases();
    const name = reading.speaker(speaker)?.name ?? phrases.say('unattributed');
    const indices = reading.article.quotations.flatMap((quotation, index) => (quotation.speaker === speaker ? [index] : []));
    const set = (/** @type {boolean} */ off) => {
      if (off) reading.muted.add(speaker);
      else reading.muted.delete(speaker);
      if (reading === this.#around.reading()) this.#around.muted(indices);
    };
    const what = phrases.say(muted ? 'mutedNow' : 'unmutedNow', { name });
    this.#take(() => set(muted), () => set(!muted), what);
    this.#around.announce(what);
  }

  undo() {
    this.#moved(this.history.undo(), 'undone');
  }

  redo() {
    this.#moved(this.history.redo(), 'redone');
  }

  /** A change in words. @param {Change} change */
  said({ kind, indices, on }) {
    const phrases = this.#around.phrases();
    const n = indices.length;
    if (kind === 'repairs') return phrases.say(on ? 'unrepairedNow' : 'repairedNow', { n });
    if (kind === 'flags') return phrases.say(on ? 'seenNow' : 'unseenNow', { n });
    const first = this.#around.reading()?.article.removals[indices[0] ?? -1];
    const what = n === 1 && first ? phrases.removal(first).name : phrases.say('removalCount', { n });
    return phrases.say(on ? 'restoredNow' : 'removedNow', { what });
  }

  /** @param {() => void} go @param {() => void} back @param {string} what */
  #take(go, back, what) {
    this.history.take({ go, back, what });
    this.#around.stepped();
  }

  /** @param {import('./history.js').Step | undefined} step @param {'undone' | 'redone'} how */
  #moved(step, how) {
    if (step) this.#around.announce(`${this.#around.phrases().say(how)}: ${step.what}. ${this.#around.count()}`);
    this.#around.stepped();
  }
}
