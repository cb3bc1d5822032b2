// Which removals are put back, and the way back from every change.

/** @typedef {{indices: number[], restored: boolean}} Change */

/** Says `change` after every change, with `indices`, `restored` and `how` (`done`, `undone`, `redone`) as its detail. */
export class Ledger extends EventTarget {
  /** @type {Set<number>} */ #restored = new Set();
  /** @type {Change[]} */ #past = [];
  /** @type {Change[]} */ #future = [];
  #count;

  /** @param {number} count of removals */
  constructor(count) {
    super();
    this.#count = count;
  }

  /** @param {number} index */
  isRestored(index) {
    return this.#restored.has(index);
  }

  /** Indices, ascending. */
  get restored() {
    return [...this.#restored].sort((a, b) => a - b);
  }

  get count() {
    return this.#restored.size;
  }

  get isAll() {
    return this.#restored.size === this.#count;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Puts removals back, or takes them out again; those that are so already are left alone. @param {number[]} indices @param {boolean} restored */
  set(indices, restored) {
    const changed = indices.filter((index) => index >= 0 && index < this.#count && this.#restored.has(index) !== restored);
    if (changed.length === 0) return;
    const change = { indices: changed, restored };
    this.#past.push(change);
    this.#future = [];
    this.#carryOut(change, restored, 'done');
  }

  /** @param {boolean} restored */
  setAll(restored) {
    this.set(Array.from({ length: this.#count }, (_, index) => index), restored);
  }

  undo() {
    const change = this.#past.pop();
    if (!change) return;
    this.#future.push(change);
    this.#carryOut(change, !change.restored, 'undone');
  }

  redo() {
    const change = this.#future.pop();
    if (!change) return;
    this.#past.push(change);
    this.#carryOut(change, change.restored, 'redone');
  }

  /** @param {Change} change @param {boolean} restored @param {'done' | 'undone' | 'redone'} how */
  #carryOut({ indices }, restored, how) {
    for (const index of indices) {
      if (restored) this.#restored.add(index);
      else this.#restored.delete(index);
    }
    this.dispatchEvent(new CustomEvent('change', { detail: { indices, restored, how } }));
  }
}
