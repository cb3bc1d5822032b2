// What the reader decided about one article: removals put back, repairs undone, flags seen.

/** @typedef {'removals' | 'repairs' | 'flags'} Kind */
/** @typedef {{kind: Kind, indices: number[], on: boolean}} Change */

/** Says `change` after every change, with the change as its detail. */
export class Ledger extends EventTarget {
  /** @type {Record<Kind, Set<number>>} */ #on = { removals: new Set(), repairs: new Set(), flags: new Set() };
  #counts;

  /** @param {Record<Kind, number>} counts how many of each there are */
  constructor(counts) {
    super();
    this.#counts = counts;
  }

  /** Whether a removal is put back, a repair undone, a flag seen. @param {Kind} kind @param {number} index */
  is(kind, index) {
    return this.#on[kind].has(index);
  }

  /** Indices, ascending. @param {Kind} kind */
  all(kind) {
    return [...this.#on[kind]].sort((a, b) => a - b);
  }

  /** @param {Kind} kind */
  count(kind) {
    return this.#on[kind].size;
  }

  /** Whether every removal is put back. */
  get isAll() {
    return this.count('removals') === this.#counts.removals;
  }

  /** What a wish would change: those that are so already are left alone. @param {Change} change @returns {Change | null} */
  difference({ kind, indices, on }) {
    const changed = indices.filter((index) => index >= 0 && index < this.#counts[kind] && this.is(kind, index) !== on);
    return changed.length > 0 ? { kind, indices: changed, on } : null;
  }

  /** @param {Change} change */
  set(change) {
    const { kind, indices, on } = change;
    for (const index of indices) {
      if (on) this.#on[kind].add(index);
      else this.#on[kind].delete(index);
    }
    this.dispatchEvent(new CustomEvent('change', { detail: change }));
  }
}
