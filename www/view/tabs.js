// Tabs as the ARIA Authoring Practices have them: one stop for the Tab key, arrows between, the choice at once.

import { element } from '../dom.js';

export class Tabs {
  /** @type {HTMLElement[]} */ #tabs;
  #choose;

  /** @param {string} label @param {{id: string, name: string}[]} tabs @param {(id: string) => void} choose */
  constructor(label, tabs, choose) {
    this.#choose = choose;
    this.#tabs = tabs.map(({ id, name }, at) =>
      element(
        'button',
        { type: 'button', role: 'tab', id: `tab-${id}`, 'data-view': id, 'aria-selected': 'false', 'aria-controls': 'stage', 'aria-keyshortcuts': String(at + 1), tabindex: -1, onclick: () => choose(id) },
        name,
      ),
    );
    this.box = element('div', { class: 'views', role: 'tablist', part: 'views', 'aria-label': label }, ...this.#tabs);
    this.box.addEventListener('keydown', (event) => this.#move(event));
  }

  /** Shows which is chosen. @param {string} id */
  show(id) {
    for (const tab of this.#tabs) {
      const isChosen = tab.dataset['view'] === id;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
    }
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const at = this.#tabs.indexOf(/** @type {HTMLElement} */ (event.target));
    const last = this.#tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    const tab = to === undefined || at < 0 ? undefined : this.#tabs[to];
    if (!tab) return;
    event.preventDefault();
    tab.focus();
    this.#choose(tab.dataset['view'] ?? '');
  }
}
