// The way back from every action, and forth again.

/** @typedef {{go: () => void, back: () => void, what: string}} Step `what` says in words what was done */

/** How far back it goes. */
const DEPTH = 1000;

export class History {
  /** @type {Step[]} */ #past = [];
  /** @type {Step[]} */ #future = [];

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Carries out a step and keeps it. @param {Step} step */
  take(step) {
    this.#past.push(step);
    if (this.#past.length > DEPTH) this.#past.shift();
    this.#future = [];
    step.go();
  }

  /** @returns {Step | undefined} the step that was undone */
  undo() {
    const step = this.#past.pop();
    if (!step) return undefined;
    this.#future.push(step);
    step.back();
    return step;
  }

  /** @returns {Step | undefined} the step that was done again */
  redo() {
    const step = this.#future.pop();
    if (!step) return undefined;
    this.#past.push(step);
    step.go();
    return step;
  }

  clear() {
    this.#past = [];
    this.#future = [];
  }
}
