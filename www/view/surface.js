// The reading surface of one element: its shadow tree, what is shown in it, and what happens when something changes.

import { breathe, element } from '../dom.js';
import { Beside } from './beside.js';
import { Clippings } from './clippings.js';
import { Decisions } from './decisions.js';
import { helpSheet } from './dialogs.js';
import { showFailure } from './failure.js';
import { frame } from './frame.js';
import { Jumps } from './jumps.js';
import { obey } from './keys.js';
import { tell } from './live.js';
import { Menu } from './menu.js';
import { QuotesPanel } from './quotes-panel.js';
import { isLong } from './reading.js';
import { removalsPanel } from './removals-panel.js';
import { apply, DEFAULTS, settingsPanel, THEMES } from './settings.js';
import { Strip } from './strip.js';
import { count, summary } from './summary.js';
import { Tabs } from './tabs.js';
import { Views } from './views.js';

/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('../types.js').Span} Span */
/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('./ledger.js').Change} Change */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {import('./removals-panel.js').Level} Level */
/** @typedef {import('./settings.js').Settings} Settings */
/** @typedef {import('./views.js').View} View */

/**
 * @typedef {object} Host what the element does for its surface
 * @property {(name: string, detail: object) => void} emit
 * @property {() => import('../engine.js').Engine} engine
 * @property {(view: View) => void} turn asks for a view
 * @property {(level: Level) => void} setLevel asks for a level
 * @property {() => void} cancel
 */

/** @type {View[]} */
const VIEWS = ['cleaned', 'marked', 'original'];

export class Surface {
  /** @type {Reading | null} */ reading = null;
  /** @type {View} */ view = 'cleaned';
  /** @type {Level | null} */ level = 'standard';
  /** @type {Settings} */ settings = DEFAULTS;
  decisions = new Decisions({
    reading: () => this.reading,
    phrases: () => this.#phrases,
    count: () => this.#count(),
    announce: (message) => this.announce(message),
    stepped: () => this.#buttons(),
    put: (reading, level) => {
      this.level = level;
      void this.show(reading);
      this.#host.emit('level-changed', { level });
    },
    marked: (on) => {
      this.#frame.box.classList.toggle('unmarked', !on);
      this.#fillQuotes();
    },
    muted: (indices) => {
      void this.#views?.update('quotations', indices);
      this.#fillQuotes();
      this.#strip.change();
    },
  });
  /** Readings whose changes are heard. @type {WeakSet<Reading>} */ #heard = new WeakSet();
  #singles = true;
  /** @type {Views | null} */ #views = null;
  /** @type {Jumps | null} */ jumps = null;
  /** @type {QuotesPanel | null} */ #quotes = null;
  /** @type {Promise<unknown>} */ #painted = Promise.resolve();
  #frame = /** @type {Frame} */ (/** @type {unknown} */ (null));
  #strip = /** @type {Strip} */ (/** @type {unknown} */ (null));
  #beside = /** @type {Beside} */ (/** @type {unknown} */ (null));
  #tabs = /** @type {Tabs} */ (/** @type {unknown} */ (null));
  #clippings = /** @type {Clippings} */ (/** @type {unknown} */ (null));
  #followed = () => this.#strip.follow();
  #resized = new ResizeObserver(() => this.#measure());
  #root;
  #host;
  #phrases;

  /** @param {ShadowRoot} root @param {Host} host @param {Phrases} phrases */
  constructor(root, host, phrases) {
    this.#root = root;
    this.#host = host;
    this.#phrases = phrases;
    this.#build();
  }

  /** @param {Phrases} phrases */
  setPhrases(phrases) {
    if (phrases === this.#phrases) return;
    this.#phrases = phrases;
    this.#build();
    if (this.reading) void this.show(this.reading);
  }

  #build() {
    const phrases = this.#phrases;
    this.#frame = frame(phrases, {
      undo: () => this.decisions.undo(),
      redo: () => this.decisions.redo(),
      all: () => this.decisions.turnAll(),
      cancel: () => this.#host.cancel(),
      beside: () => this.setBeside(!this.#beside.isOn),
      help: () => this.help(),
    });
    const parts = this.#frame;
    this.#tabs = new Tabs(phrases.say('viewLabel'), VIEWS.map((id) => ({ id, name: phrases.say(id) })), (id) => this.#host.turn(/** @type {View} */ (id)));
    this.#clippings = new Clippings(this.#host, phrases, parts.box, {
      reading: () => this.reading,
      settings: () => this.settings,
      setSettings: (settings) => this.#changeSettings(settings),
      announce: (message) => this.announce(message, true),
      fail: (error) => this.fail(error),
    });
    const reading = new Menu('settings', 'Aa', phrases.say('settings'), (panel) => this.#fillSettings(panel));
    parts.bar.prepend(this.#tabs.box);
    parts.tools.append(parts.beside, parts.undo, parts.redo, parts.all, this.#clippings.menu.box, reading.box, parts.help, element('slot', { name: 'tools' }));
    this.#strip = new Strip(phrases, { go: (row) => this.#views?.scrollTo(row), inSight: () => this.#views?.inSight() ?? { start: 0, end: 0 } });
    parts.sheet.insertBefore(this.#strip.box, parts.galley);
    this.#beside = new Beside(parts.left, parts.leftStage, parts.pane, () => this.#views);
    parts.pane.addEventListener('scroll', this.#followed, { passive: true });
    parts.stage.addEventListener('click', (event) => this.#clicked(event));
    parts.box.addEventListener('keydown', (event) => this.key(event));
    this.#root.replaceChildren(parts.box);
    this.#tabs.show(this.view);
    parts.box.classList.toggle('unmarked', !this.decisions.marks);
    apply(parts.box, this.settings);
    this.#resized.disconnect();
    this.#resized.observe(parts.bar);
    this.#resized.observe(this.#strip.box);
  }

  /** Begins to watch the page around it; `disconnect` ends that. */
  connect() {
    addEventListener('scroll', this.#followed, { passive: true, capture: true });
    this.#resized.observe(this.#frame.bar);
    this.#resized.observe(this.#strip.box);
  }

  disconnect() {
    removeEventListener('scroll', this.#followed, { capture: true });
    this.#resized.disconnect();
  }

  #measure() {
    this.#frame.box.style.setProperty('--bar', `${this.#frame.bar.offsetHeight || this.#tabs.box.offsetHeight}px`);
    this.#strip.change();
  }

  /** Shows an article: its text at once, and what stands around it, where it is long, in slices. @param {Reading} reading */
  async show(reading) {
    this.reading = reading;
    const parts = this.#frame;
    const actions = { show: (/** @type {Span} */ span) => this.jumps?.show(span), list: (/** @type {number} */ index) => this.jumps?.list(index), decide: (/** @type {Change} */ change) => this.decisions.decide(change) };
    this.#views?.stop();
    this.#views = new Views(reading, this.#phrases, parts.stage, actions);
    this.jumps = new Jumps(reading, this.#views, { root: this.#root, emit: this.#host.emit, turn: this.#host.turn, painted: () => this.#painted, unfold: (index) => this.#quotes?.reveal(index) });
    if (!this.#heard.has(reading)) {
      this.#heard.add(reading);
      reading.ledger.addEventListener('change', (event) => reading === this.reading && this.#changed(/** @type {CustomEvent<Change>} */ (event).detail));
    }
    parts.failure.hidden = true;
    parts.sheet.hidden = false;
    const language = reading.article.metadata.language ?? reading.article.outcome.language ?? '';
    for (const stage of [parts.stage, parts.leftStage]) {
      stage.lang = language;
      stage.dir = reading.direction;
    }
    this.#kicker();
    this.#quotes = null;
    this.turn(this.view);
    if (this.#beside.isOn) this.#beside.open(reading, this.#phrases, actions);
    for (const step of [() => this.#status(), () => this.#fillQuotes(), () => this.#strip.show(reading)]) {
      if (isLong(reading.article)) await breathe();
      // another may be shown by now
      if (reading === this.reading) step();
    }
  }

  /** Shows nothing. */
  clear() {
    this.#views?.stop();
    this.#views = null;
    this.jumps = null;
    this.reading = null;
    this.decisions.history.clear();
    this.#frame.stage.replaceChildren();
    this.#frame.sheet.hidden = true;
    this.#frame.failure.hidden = true;
  }

  /** @param {View} view */
  turn(view) {
    this.view = view;
    const { box, stage, given } = this.#frame;
    box.dataset['view'] = view;
    this.#tabs.show(view);
    stage.setAttribute('aria-labelledby', `tab-${view}`);
    given.hidden = view !== 'original';
    if (!this.#views) return;
    this.#painted = this.#views.show(view).then(() => {
      this.#strip.follow();
      this.#beside.follow();
    });
  }

  /** @param {boolean} on */
  setBeside(on) {
    if (!this.reading || on === this.#beside.isOn) return;
    this.#frame.beside.setAttribute('aria-pressed', String(on));
    this.#frame.box.classList.toggle('two', on);
    if (on && this.view === 'original') this.#host.turn('cleaned');
    if (on) this.#beside.open(this.reading, this.#phrases, { show: () => {}, list: () => {}, decide: () => {} });
    else this.#beside.close();
    this.#strip.change();
  }

  /** What follows from a change of the ledger. @param {Change} change */
  #changed(change) {
    const focused = this.#root.activeElement?.id;
    void this.#views?.update(change.kind, change.indices);
    if (this.reading?.isHeard(change)) this.#fillQuotes();
    this.#strip.change();
    this.#beside.follow();
    this.#status();
    this.#refocus(focused);
    this.announce(`${this.decisions.said(change)}. ${this.#count()}`);
    if (change.kind !== 'removals') return;
    const removals = change.indices.map((index) => this.reading?.article.removals[index]);
    this.#host.emit('removal-toggled', { indices: change.indices, removals, restored: change.on });
  }

  /** Gives the focus back to what was built anew. @param {string | undefined} id */
  #refocus(id) {
    if (!id || this.#root.activeElement?.id === id) return;
    (this.#root.getElementById(id) ?? this.#frame.sheet).focus({ preventScroll: true });
  }

  #count() {
    return this.reading ? count(this.reading, this.#phrases) : '';
  }

  #status() {
    const { reading } = this;
    if (!reading) return;
    const { summary: place, all, taken } = this.#frame;
    place.replaceChildren(...summary(reading, this.#phrases, () => this.jumps?.panel('taken-title')));
    all.hidden = reading.article.removals.length === 0;
    all.textContent = this.#phrases.say(reading.ledger.isAll ? 'removeAll' : 'restoreAll');
    const focused = this.#root.activeElement?.id;
    taken.replaceChildren(
      ...removalsPanel(reading, this.#phrases, this.level, {
        decide: (change) => this.decisions.decide(change),
        walk: (kind, indices) => void this.jumps?.walk(1, indices.map((index) => ({ kind, index }))),
        setLevel: (level) => this.#host.setLevel(level),
      }),
    );
    this.#refocus(focused);
    this.#buttons();
  }

  #buttons() {
    // a button that has the focus is not taken away from under it
    this.#frame.undo.setAttribute('aria-disabled', String(!this.decisions.history.canUndo));
    this.#frame.redo.setAttribute('aria-disabled', String(!this.decisions.history.canRedo));
  }

  #kicker() {
    const { site } = /** @type {Reading} */ (this.reading).article.metadata;
    this.#frame.kicker.replaceChildren(...(site ? [`${this.#phrases.say('from')} `, element('bdi', {}, site)] : []));
  }

  #fillQuotes() {
    const { reading } = this;
    if (!reading) return;
    const focused = this.#root.activeElement?.id;
    const wanted = this.#quotes?.wanted;
    this.#quotes = new QuotesPanel(reading, this.#phrases, this.decisions.marks, {
      show: (index) => void this.jumps?.quotation(index),
      mute: (speaker, muted) => this.decisions.mute(speaker, muted),
      mark: (on) => this.decisions.mark(on),
      copyOne: (index) => this.#clippings.copyOne(index),
      copyAll: (form, asFile) => this.#clippings.quotations(form, asFile),
    });
    if (wanted) this.#quotes.wanted = wanted;
    this.#frame.voices.replaceChildren(...this.#quotes.parts);
    this.#refocus(focused);
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('a') || !(getSelection()?.isCollapsed ?? true)) return;
    const mark = target?.closest('[data-quotation]');
    if (mark instanceof HTMLElement && this.decisions.marks) return this.jumps?.list(Number(mark.dataset['quotation']));
    const note = target?.closest('.gone > .text')?.parentElement?.querySelector('details');
    if (note) note.open = !note.open;
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether it was a command */
  key(event) {
    if (!this.reading || this.#frame.box.querySelector('dialog[open]')) return false;
    const jumps = this.jumps;
    return obey(
      event,
      {
        turn: (view) => this.#host.turn(view),
        beside: () => this.setBeside(!this.#beside.isOn),
        undo: () => this.decisions.undo(),
        redo: () => this.decisions.redo(),
        walk: (by) => void jumps?.walk(by),
        toggle: () => {
          const at = jumps?.at;
          if (at && this.reading) this.decisions.decide({ kind: at.kind, indices: [at.index], on: !this.reading.ledger.is(at.kind, at.index) });
        },
        quotation: () => void jumps?.nextQuotation(),
        back: () => void jumps?.back(),
        marks: () => this.decisions.mark(!this.decisions.marks),
        copy: () => void this.#clippings.copy('text'),
        theme: () => this.#changeSettings({ ...this.settings, theme: THEMES[(THEMES.indexOf(this.settings.theme) + 1) % THEMES.length] ?? 'auto' }, true),
        search: () => this.#root.getElementById('search')?.focus(),
        help: () => this.help(),
      },
      this.#singles,
    );
  }

  help() {
    helpSheet(this.#frame.box, this.#phrases, this.#singles, (on) => {
      this.#singles = on;
      this.#host.emit('offprint-settings', { settings: this.settings, singleKeys: on });
    });
  }

  /** Whether single keys are commands. @param {boolean} on */
  set singles(on) {
    this.#singles = on;
  }

  /** @param {HTMLElement} panel */
  #fillSettings(panel) {
    panel.replaceChildren(
      ...settingsPanel(this.#phrases, this.settings, (settings) => {
        const focused = this.#root.activeElement?.id;
        this.#changeSettings(settings);
        this.#fillSettings(panel);
        this.#refocus(focused);
      }),
    );
  }

  /** @param {Settings} settings @param {boolean} [say] */
  #changeSettings(settings, say = false) {
    this.setSettings(settings);
    if (say) this.announce(`${this.#phrases.say('theme')}: ${this.#phrases.say(`theme_${settings.theme}`)}`);
    this.#host.emit('offprint-settings', { settings, singleKeys: this.#singles });
  }

  /** @param {Settings} settings */
  setSettings(settings) {
    this.settings = settings;
    apply(this.#frame.box, settings);
    this.#host.emit('theme-wanted', { theme: settings.theme });
    this.#strip.change();
  }

  /** @param {boolean} on */
  set busy(on) {
    this.#frame.busy.hidden = !on;
    if (on) this.announce(this.#phrases.say('reading'));
  }

  focus() {
    this.#frame.sheet.focus({ preventScroll: true });
  }

  /** Says something to those who listen. @param {string} message @param {boolean} [shown] for a while to those who look, too */
  announce(message, shown = false) {
    tell(this.#frame.live, message, shown);
  }

  /** Says how the reading begins. */
  announceCount() {
    this.announce(this.#count());
  }

  /** @param {Error} error @param {() => void} [again] */
  fail(error, again) {
    showFailure(this.#frame.failure, this.#phrases, error, again);
  }
}
