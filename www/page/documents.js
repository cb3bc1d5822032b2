// The articles that are open: one element each, all with one engine, and a list to choose from when there are several.

import { button, element, part } from '../dom.js';
import { OffprintView } from '../element.js';

/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('./files.js').Given} Given */
/** @typedef {import('./preferences.js').Preferences} Preferences */
/** @typedef {{name: string, view: OffprintView, isRead: boolean}} Open */

/**
 * @typedef {object} Around
 * @property {() => Phrases} phrases
 * @property {() => Preferences} preferences
 * @property {(settings: import('../view/settings.js').Settings, singleKeys: boolean) => void} prefer
 * @property {() => void} close
 */

export class Documents {
  /** @type {Open[]} */ #open = [];
  /** @type {Open | null} */ current = null;
  #home = part('views', HTMLElement);
  #nav = part('documents', HTMLElement);
  #around;

  /** @param {Around} around */
  constructor(around) {
    this.#around = around;
  }

  get isEmpty() {
    return this.#open.length === 0;
  }

  /** Opens what was given, beside what is open, and shows the first of it. @param {Given[]} given */
  add(given) {
    const added = given.map(({ name, source, format, url }) => {
      const open = { name, view: this.#make(), isRead: false };
      this.#open.push(open);
      open.view.addEventListener('offprint-ready', (event) => this.#ready(open, /** @type {CustomEvent} */ (event).detail.article));
      void open.view.read(source, url ? { format, url } : { format });
      return open;
    });
    if (added[0]) this.choose(added[0]);
  }

  /** Reads again what is being typed. @param {Given} given */
  again({ source, format }) {
    const view = this.current?.view;
    if (view) void view.read(source, { format });
  }

  clear() {
    for (const { view } of this.#open) {
      view.abort();
      view.remove();
    }
    this.#open = [];
    this.current = null;
    this.#list();
  }

  /** @param {Open} open */
  choose(open) {
    this.current = open;
    for (const each of this.#open) each.view.hidden = each !== open;
    this.#list();
  }

  /** Every view. @returns {OffprintView[]} */
  get views() {
    return this.#open.map(({ view }) => view);
  }

  #make() {
    const view = new OffprintView();
    const { settings, singleKeys, lang } = this.#around.preferences();
    view.settings = settings;
    view.singleKeys = singleKeys;
    if (lang) view.lang = lang;
    view.addEventListener('offprint-settings', (event) => {
      const { detail } = /** @type {CustomEvent} */ (event);
      this.#around.prefer(detail.settings, detail.singleKeys);
    });
    const again = button(this.#around.phrases().say('newText'), this.#around.close, { class: 'new' });
    again.slot = 'tools';
    view.append(again);
    this.#home.append(view);
    return view;
  }

  /** @param {Open} open @param {import('../types.js').Article} article */
  #ready(open, article) {
    open.isRead = true;
    if (article.metadata.title) open.name = article.metadata.title;
    this.#list();
    if (open === this.current) document.title = `${open.name} · Offprint`;
  }

  /** The list, where there is more than one. */
  #list() {
    this.#nav.hidden = this.#open.length < 2;
    const focused = [...this.#nav.querySelectorAll('button')].indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    this.#nav.replaceChildren(
      element(
        'ol',
        {},
        ...this.#open.map((open) => {
          const choose = button('', () => this.choose(open), { 'aria-current': open === this.current ? 'true' : null });
          choose.append(element('bdi', {}, open.name));
          if (!open.isRead) choose.append(element('span', { class: 'why' }, ` ${this.#around.phrases().say('notYet')}`));
          return element('li', {}, choose);
        }),
      ),
    );
    if (focused >= 0) this.#nav.querySelectorAll('button')[focused]?.focus();
  }
}
