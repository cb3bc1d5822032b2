// <offprint-view>: reads a text, a page or a snapshot, and shows it cleaned, marked or as it was, with who said what.
//
//   import 'offprint/element';
//   document.querySelector('offprint-view').source = document;
//
// Everything is in its shadow root, with adopted style sheets; nothing is stored, and nothing is fetched but the
// engine. Several on a page share one engine. `configure` says where worker and wasm are, before the first is used.

import { breathe } from './dom.js';
import { Engine } from './engine.js';
import { english, Phrases } from './phrases.js';
import { write } from './view/export.js';
import { Reading } from './view/reading.js';
import { checked, THEMES } from './view/settings.js';
import { sheets } from './view/sheets.js';
import { Surface } from './view/surface.js';

/** @typedef {import('./engine.js').EngineSettings} EngineSettings */
/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').ExtractOptions} ExtractOptions */
/** @typedef {import('./types.js').PageSnapshot} PageSnapshot */
/** @typedef {import('./view/export.js').Form} Form */
/** @typedef {import('./view/settings.js').Settings} Settings */
/** @typedef {import('./view/views.js').View} View */
/** @typedef {string | Document | Element | PageSnapshot} Source */

/** Milliseconds before work is shown as work. */
const PATIENCE = 500;
const TIME_LIMIT = 20_000;

/** @type {EngineSettings} */
let engineSettings = { timeLimit: TIME_LIMIT };
/** @type {Engine | null} */
let shared = null;

/** Where the engine's parts are, for all elements whose engine was not set. Before the first reads. @param {EngineSettings} settings */
export function configure(settings) {
  engineSettings = { ...engineSettings, ...settings };
  shared?.close();
  shared = null;
}

/** The engine that all elements share. */
export function sharedEngine() {
  shared ??= new Engine(engineSettings);
  return shared;
}

/** A server or a worker that loads this has no elements. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/**
 * Events, none of which bubbles out by itself: `offprint-ready` {article}, `removal-toggled` {indices, removals, restored},
 * `quote-selected` {index, quotation, speaker}, `error` {error}, `view-changed` {view}, `level-changed` {level},
 * `offprint-settings` {settings, singleKeys}.
 */
export class OffprintView extends Base {
  static observedAttributes = ['view', 'lang', 'theme', 'level'];

  /** @type {Source | null} */ #source = null;
  /** @type {ExtractOptions} */ #options = {};
  /** @type {AbortController | null} */ #working = null;
  /** @type {Engine | null} */ #engine = null;
  #isQueued = false;
  /** Counts what is to be shown: only the last of it is. */
  #turnOf = 0;
  #surface;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = sheets();
    this.#surface = new Surface(
      root,
      {
        emit: (name, detail) => this.#emit(name, detail),
        engine: () => this.engine,
        turn: (view) => (this.view = view),
        setLevel: (level) => this.setAttribute('level', level),
        cancel: () => this.abort(),
      },
      english,
    );
  }

  connectedCallback() {
    this.#surface.connect();
    this.#upgrade();
    void this.#speak();
  }

  disconnectedCallback() {
    this.#surface.disconnect();
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === 'lang') void this.#speak();
    else if (name === 'view') this.#turn();
    else if (name === 'theme' && now !== this.settings.theme) this.settings = { ...this.settings, theme: /** @type {Settings['theme']} */ (now ?? 'auto') };
    else if (name === 'level') void this.#relevel();
  }

  /** What is read. Setting it reads it; `null` clears the element. @type {Source | null} */
  get source() {
    return this.#source;
  }
  set source(source) {
    this.#source = source;
    void this.#queue();
  }

  /** How it is read, as for `extract`. Setting it reads the source again. @type {ExtractOptions} */
  get options() {
    return this.#options;
  }
  set options(options) {
    this.#options = { ...options };
    if (options.level) this.setAttribute('level', options.level);
    if (this.#source !== null) void this.#queue();
  }

  /** What was read, or an article that is to be shown as it is. @type {Article | null} */
  get article() {
    return this.#surface.reading?.article ?? null;
  }
  set article(article) {
    this.abort();
    this.#source = null;
    if (article) void this.#show(article, null);
    else this.#surface.clear();
  }

  /** @type {View} */
  get view() {
    const view = this.getAttribute('view');
    return view === 'marked' || view === 'original' ? view : 'cleaned';
  }
  set view(view) {
    this.setAttribute('view', view);
  }

  /** @type {'careful' | 'standard' | 'thorough'} */
  get level() {
    const level = this.getAttribute('level');
    return level === 'careful' || level === 'thorough' ? level : 'standard';
  }
  set level(level) {
    this.setAttribute('level', level);
  }

  /** How the text is set: theme, size, width, leading, face, family; `source` for a source line below what is exported. @type {Settings} */
  get settings() {
    return { ...this.#surface.settings };
  }
  set settings(settings) {
    const known = checked(settings);
    this.#surface.setSettings(known);
    if (known.theme !== (this.getAttribute('theme') ?? 'auto')) this.setAttribute('theme', known.theme);
  }

  /** Whether single keys such as 1, 2, 3 are commands while the focus is in the element. @param {boolean} on */
  set singleKeys(on) {
    this.#surface.singles = on;
  }

  /** @type {Engine} */
  get engine() {
    return this.#engine ?? sharedEngine();
  }
  set engine(engine) {
    this.#engine = engine;
  }

  /** Indices of the removals that are put back. @type {number[]} */
  get restored() {
    return this.#surface.reading?.ledger.all('removals') ?? [];
  }
  set restored(indices) {
    const all = this.#surface.reading?.article.removals.map((_, index) => index) ?? [];
    const wanted = new Set(indices);
    this.restore(all.filter((index) => wanted.has(index)));
    this.takeOut(all.filter((index) => !wanted.has(index)));
  }

  /** Reads a source. @param {Source} source @param {ExtractOptions} [options] @param {{timeLimit?: number}} [settings] @returns {Promise<Article | null>} null if it was given up */
  async read(source, options = this.#options, { timeLimit = TIME_LIMIT } = {}) {
    this.#source = source;
    this.#options = { ...options };
    const level = options.level ?? this.level;
    const article = await this.#extract(source, { ...options, level }, timeLimit);
    if (article) await this.#show(article, level);
    return article;
  }

  /** Gives up what is being read. */
  abort() {
    this.#working?.abort(new DOMException('given up', 'AbortError'));
    this.#working = null;
    this.#turnOf += 1;
    this.#surface.busy = false;
  }

  /** Puts removals back. @param {number[]} indices */
  restore(indices) {
    return this.#surface.decisions.decide({ kind: 'removals', indices, on: true });
  }

  /** Takes removals out again. @param {number[]} indices */
  takeOut(indices) {
    return this.#surface.decisions.decide({ kind: 'removals', indices, on: false });
  }

  undo() {
    this.#surface.decisions.undo();
  }

  redo() {
    this.#surface.decisions.redo();
  }

  get canUndo() {
    return this.#surface.decisions.history.canUndo;
  }

  get canRedo() {
    return this.#surface.decisions.history.canRedo;
  }

  /** What is kept now, written. @param {Form} form @returns {Promise<string>} */
  async write(form) {
    const { reading } = this.#surface;
    return reading ? write(this.engine, reading, form) : '';
  }

  /** Goes to a quotation. @param {number} index */
  showQuotation(index) {
    return this.#surface.jumps?.quotation(index);
  }

  /** Goes to a place in the article. @param {import('./types.js').Span} span */
  showSpan(span) {
    return this.#surface.jumps?.span(span);
  }

  /** Opens the sheet of keys. */
  help() {
    this.#surface.help();
  }

  /** Carries out a key that was pressed elsewhere on the page. @param {KeyboardEvent} event @returns {boolean} whether it was a command */
  handleKey(event) {
    return this.#surface.key(event);
  }

  /** The focus goes to the article. @override */
  focus() {
    this.#surface.focus();
  }

  /** Properties that were set before the element was defined. */
  #upgrade() {
    for (const name of /** @type {const} */ (['engine', 'options', 'settings', 'article', 'source'])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete (/** @type {any} */ (this)[name]);
      /** @type {any} */ (this)[name] = value;
    }
  }

  async #speak() {
    const lang = /** @type {HTMLElement | null} */ (this.closest('[lang]'))?.lang || navigator.language;
    const phrases = await Phrases.in(lang).catch(() => english);
    this.#surface.setPhrases(phrases);
  }

  #turn() {
    const { view } = this;
    if (view === this.#surface.view) return;
    this.#surface.turn(view);
    this.#emit('view-changed', { view });
  }

  /** Several properties that are set one after the other are one reading, and `configure` comes before it. */
  async #queue() {
    if (this.#isQueued) return;
    this.#isQueued = true;
    await breathe();
    this.#isQueued = false;
    if (this.#source !== null) return void (await this.read(this.#source));
    this.abort();
    this.#surface.clear();
  }

  /** @param {Source} source @param {ExtractOptions} options @param {number} timeLimit @returns {Promise<Article | null>} */
  async #extract(source, options, timeLimit) {
    this.abort();
    const mine = new AbortController();
    this.#working = mine;
    const clock = setTimeout(() => (this.#surface.busy = true), PATIENCE);
    try {
      const article = await this.engine.extract(source, options, { signal: mine.signal, timeLimit });
      return this.#working === mine ? article : null;
    } catch (thrown) {
      if (mine.signal.aborted) return null;
      const error = /** @type {Error} */ (thrown);
      this.#surface.fail(error, () => void this.read(source, this.#options, { timeLimit: timeLimit * 3 }));
      this.#emit('error', { error });
      return null;
    } finally {
      clearTimeout(clock);
      if (this.#working === mine) {
        this.#working = null;
        this.#surface.busy = false;
      }
    }
  }

  /** @param {Article} article @param {Surface['level']} level */
  async #show(article, level) {
    const turn = ++this.#turnOf;
    const reading = await Reading.open(article);
    await breathe();
    // something else was asked for while a long article was being prepared
    if (turn !== this.#turnOf) return;
    this.#surface.decisions.history.clear();
    this.#surface.level = level;
    if (level && level !== this.level) this.setAttribute('level', level);
    await this.#surface.show(reading);
    if (turn !== this.#turnOf) return;
    this.#surface.announceCount();
    this.#emit('offprint-ready', { article });
  }

  /** Reads again at another level, as one step that can be undone. */
  async #relevel() {
    const { level } = this;
    const source = this.#source;
    if (source === null || !this.#surface.reading || level === this.#surface.level) return;
    const article = await this.#extract(source, { ...this.#options, level }, TIME_LIMIT);
    if (!article) return this.setAttribute('level', this.#surface.level ?? 'standard');
    this.#surface.decisions.swap(await Reading.open(article), level, this.#surface.level);
    this.#emit('offprint-ready', { article });
  }

  /** @param {string} name @param {object} detail */
  #emit(name, detail) {
    if (name === 'theme-wanted') {
      const { theme } = /** @type {{theme: Settings['theme']}} */ (detail);
      if ((this.getAttribute('theme') ?? 'auto') !== theme) this.setAttribute('theme', theme);
      return;
    }
    if (name === 'level-changed') {
      const { level } = /** @type {{level: string | null}} */ (detail);
      if (level && this.level !== level) this.setAttribute('level', level);
    }
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

export { THEMES };

if (globalThis.customElements && !customElements.get('offprint-view')) customElements.define('offprint-view', OffprintView);
