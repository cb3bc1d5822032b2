// Tabs as the ARIA Authoring Practices have them: one stop for the Tab key, arrows between, the choice at once.

export class Tabs {
  /** @type {HTMLElement[]} */ #tabs;
  #choose;

  /** @param {HTMLElement} list with its tabs inside, each with `data-view` @param {(view: string) => void} choose */
  constructor(list, choose) {
    this.#choose = choose;
    this.#tabs = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[role=tab]')]);
    for (const tab of this.#tabs) tab.addEventListener('click', () => this.select(tab.dataset['view'] ?? ''));
    list.addEventListener('keydown', (event) => this.#move(event));
  }

  /** @param {string} view @param {boolean} [focus] whether the focus may stay on the tabs */
  select(view, focus = true) {
    for (const tab of this.#tabs) {
      const isChosen = tab.dataset['view'] === view;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      if (isChosen && focus && this.#tabs.includes(/** @type {HTMLElement} */ (document.activeElement))) tab.focus();
    }
    this.#choose(view);
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
    this.select(tab.dataset['view'] ?? '');
  }
}
