// The picture of the article beside its text: what was kept, what was taken out and why, and who speaks where.
// Drawn to scale from top to bottom; to click, to drag along, and to move along with the arrow keys.

import { element, pace } from '../dom.js';
import { lookOf } from './tints.js';

/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('../types.js').Span} Span */
/** @typedef {import('./reading.js').Reading} Reading */

/**
 * @typedef {object} Place
 * @property {(row: number) => void} go brings a row to the top of what is in sight
 * @property {() => Span} inSight
 */

/** Rows that Page Up and Page Down pass over. */
const PAGE = 10;

export class Strip {
  /** @type {Reading | null} */ #reading = null;
  #canvas = element('canvas', { 'aria-hidden': 'true' });
  /** Wears a colour, so that the browser says what it comes to in this theme. */
  #probe = element('span', { hidden: true });
  #window = element('div', { class: 'window', 'aria-hidden': 'true' });
  #frame = 0;
  #isDrawn = false;
  /** Counts drawings: of several at a time only the last goes on. */
  #drawing = 0;
  #place;
  #phrases;

  /** @param {Phrases} phrases @param {Place} place */
  constructor(phrases, place) {
    this.#place = place;
    this.#phrases = phrases;
    this.box = element(
      'div',
      { class: 'strip', part: 'strip', role: 'slider', tabindex: 0, 'aria-orientation': 'vertical', 'aria-label': phrases.say('strip'), 'aria-valuemin': 1 },
      this.#canvas,
      this.#window,
      this.#probe,
    );
    this.box.addEventListener('keydown', (event) => this.#key(event));
    this.box.addEventListener('pointerdown', (event) => {
      this.box.setPointerCapture(event.pointerId);
      this.#seek(event);
    });
    this.box.addEventListener('pointermove', (event) => {
      if (this.box.hasPointerCapture(event.pointerId)) this.#seek(event);
    });
  }

  /** @param {Reading} reading */
  show(reading) {
    this.#reading = reading;
    this.box.style.setProperty('--rows', String(reading.rows.length));
    this.box.setAttribute('aria-valuemax', String(Math.max(reading.rows.length, 1)));
    this.change();
  }

  /** Draws again what has changed, once a frame however often it is asked. */
  change() {
    this.#isDrawn = false;
    this.follow();
  }

  /** Marks what is in sight, once a frame however often it is asked. */
  follow() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.#isDrawn) void this.#draw();
      this.#mark();
    });
  }

  /** In slices, on a canvas of its own that then takes the other's place. */
  async #draw() {
    const reading = this.#reading;
    const { clientWidth: width, clientHeight: height } = this.box;
    if (!reading || width === 0 || height === 0) return;
    const canvas = element('canvas', { 'aria-hidden': 'true' });
    const context = canvas.getContext('2d');
    if (!context) return;
    this.#isDrawn = true;
    const turn = ++this.#drawing;
    const rest = pace();
    /** @template T @param {T[]} list @param {(one: T, index: number) => void} paint @returns {Promise<boolean>} whether it was not begun again meanwhile */
    const all = async (list, paint) => {
      for (let index = 0; index < list.length; index += 1) {
        paint(/** @type {T} */ (list[index]), index);
        const pause = rest();
        if (pause) await pause;
        if (turn !== this.#drawing) return false;
      }
      return true;
    };
    const scale = Math.min(devicePixelRatio || 1, 3);
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    context.scale(scale, scale);
    const color = this.#palette();
    const { article } = reading;
    const length = Math.max(article.text.length, 1);
    const y = (/** @type {number} */ offset) => (offset / length) * height;
    const voices = Math.round(width * 0.42);
    let worn = '';
    /** @param {string} fill @param {Span} span @param {number} x @param {number} w @param {number} [gap] */
    const bar = (fill, { start, end }, x, w, gap = 0) => {
      const [top, bottom] = [y(start), y(end)];
      if (fill !== worn) context.fillStyle = worn = fill;
      context.fillRect(x, top, w, Math.max(bottom - top - gap, 1));
    };
    /** Of many of one look that fall on one line of the picture, one is enough. @returns {(span: Span, look?: string) => boolean} whether a span falls where the one before does */
    const again = () => {
      let [from, to, before] = [-1, -1, ''];
      return ({ start, end }, look = '') => {
        const [top, bottom] = [Math.floor(y(start)), Math.floor(y(end))];
        const isSame = top === from && bottom === to && look === before;
        [from, to, before] = [top, bottom, look];
        return isSame;
      };
    };

    const kept = color('--strip-kept');
    const paper = color('--paper');
    const body = width - voices - 3;
    const [leafAgain, removalAgain, quotationAgain] = [again(), again(), again()];
    const isWhole =
      (await all(reading.leaves, (leaf) => {
        if (leaf.end > leaf.start && !reading.isGone(leaf) && !leafAgain(leaf)) bar(kept, leaf, 0, body, 1);
      })) &&
      (await all(article.removals, (removal, index) => {
        const isOut = reading.isOut(index);
        if (removalAgain(removal, isOut ? removal.reason : '-')) return;
        const inset = isOut ? (width - voices) * 0.45 : 0;
        // the ground first: a removal inside a kept paragraph cuts a gap into it
        bar(paper, removal, 0, body);
        bar(color(isOut ? `--strip-${removal.reason.replace('_', '-')}` : '--strip-back'), removal, inset, body - inset, 1);
      })) &&
      (await all(article.quotations, (quotation) => {
        if (!reading.isMarked(quotation) || reading.isOut(quotation.removal ?? -1) || quotationAgain(quotation)) return;
        const line = color(`--line-${quotation.speaker === null ? 'none' : lookOf(reading.tints.get(quotation.speaker) ?? 0).color}`);
        bar(line, quotation, width - voices, reading.isSure(quotation) ? voices : voices / 2);
      }));
    if (!isWhole) return;
    this.#canvas.replaceWith(canvas);
    this.#canvas = canvas;
  }

  /** @returns {(name: string) => string} the colour behind a custom property */
  #palette() {
    const style = getComputedStyle(this.#probe);
    /** @type {Map<string, string>} */
    const known = new Map();
    return (name) => {
      let color = known.get(name);
      if (color === undefined) {
        this.#probe.style.setProperty('color', `var(${name})`);
        color = style.color;
        known.set(name, color);
      }
      return color;
    };
  }

  #mark() {
    const reading = this.#reading;
    if (!reading) return;
    const { start, end } = this.#place.inSight();
    const length = Math.max(reading.article.text.length, 1);
    this.#window.style.setProperty('--from', `${(100 * start) / length}%`);
    this.#window.style.setProperty('--to', `${100 - (100 * Math.min(end, length)) / length}%`);
    const row = this.#rowAt(start);
    this.box.setAttribute('aria-valuenow', String(row + 1));
    this.box.setAttribute('aria-valuetext', this.#phrases.say('stripAt', { row: row + 1, all: reading.rows.length }));
  }

  /** @param {number} offset */
  #rowAt(offset) {
    const reading = this.#reading;
    return reading ? Math.max(Math.min(reading.rowAt(offset), reading.rows.length - 1), 0) : 0;
  }

  /** @param {PointerEvent} event */
  #seek(event) {
    event.preventDefault();
    const { top, height } = this.box.getBoundingClientRect();
    const share = Math.min(Math.max((event.clientY - top) / Math.max(height, 1), 0), 1);
    this.#place.go(this.#rowAt(share * (this.#reading?.article.text.length ?? 0)));
    this.box.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const last = (this.#reading?.rows.length ?? 1) - 1;
    const at = Number(this.box.getAttribute('aria-valuenow') ?? 1) - 1;
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, PageDown: at + PAGE, PageUp: at - PAGE, Home: 0, End: last }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#place.go(Math.min(Math.max(to, 0), last));
  }
}
