// Two panes side by side: the original on the left, the view that is chosen on the right, and their scrolling linked.

import { Views } from './views.js';

/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('./notes.js').Actions} Actions */
/** @typedef {import('./reading.js').Reading} Reading */

/** Events after which a pane leads and the other follows. */
const LEADS = ['pointerenter', 'pointerdown', 'wheel', 'touchstart', 'keydown', 'focusin'];

export class Beside {
  /** @type {Views | null} */ #left = null;
  /** @type {HTMLElement} */ #leader;
  #frame = 0;
  #pane;
  #right;

  /** @param {HTMLElement} pane for the original @param {HTMLElement} stage in it @param {HTMLElement} other pane @param {() => Views | null} right the views of the other pane */
  constructor(pane, stage, other, right) {
    this.#pane = pane;
    this.#right = right;
    this.#leader = other;
    this.stage = stage;
    for (const each of [pane, other]) {
      for (const name of LEADS) each.addEventListener(name, () => (this.#leader = each), { passive: true });
      each.addEventListener('scroll', () => each === this.#leader && this.follow(), { passive: true });
    }
  }

  get isOn() {
    return !this.#pane.hidden;
  }

  /** @param {Reading} reading @param {Phrases} phrases @param {Actions} actions */
  async open(reading, phrases, actions) {
    this.#pane.hidden = false;
    this.#left?.stop();
    this.#left = new Views(reading, phrases, this.stage, actions);
    await this.#left.show('original');
    this.follow();
  }

  close() {
    this.#pane.hidden = true;
    this.#left?.stop();
    this.#left = null;
    this.stage.replaceChildren();
  }

  /** Brings the pane that does not lead to where the other is, once a frame. */
  follow() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const right = this.#right();
      if (!this.#left || !right) return;
      const [from, to] = this.#leader === this.#pane ? [this.#left, right] : [right, this.#left];
      const row = from.topRow();
      if (row >= 0) to.scrollTo(row, from.shareAbove(row));
      else (to === right ? this.stage.closest('.panes')?.querySelector('.pane:not(.first)') : this.#pane)?.scrollTo({ top: 0, behavior: 'instant' });
    });
  }
}
