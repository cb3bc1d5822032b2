// A button that opens a panel below it: closed by Escape, by a click elsewhere and by the focus leaving it.

import { element } from '../dom.js';

export class Menu {
  /** @param {string} id @param {string} label what the button shows @param {string} name what it is called @param {(panel: HTMLElement) => void} fill called when it opens */
  constructor(id, label, name, fill) {
    this.panel = element('div', { class: 'panel', id: `${id}-panel`, role: 'group', 'aria-label': name, hidden: true });
    const named = label === name ? null : name;
    this.button = element('button', { type: 'button', id, 'aria-expanded': 'false', 'aria-controls': `${id}-panel`, 'aria-label': named }, label);
    this.box = element('div', { class: 'menu' }, this.button, this.panel);
    this.button.addEventListener('click', () => {
      const isShut = this.panel.hidden === true;
      if (isShut) fill(this.panel);
      this.#turn(isShut);
    });
    this.box.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.panel.hidden) return;
      event.stopPropagation();
      this.leave();
    });
    this.box.addEventListener('focusout', (event) => {
      const next = event.relatedTarget;
      if (next instanceof Node && !this.box.contains(next)) this.close();
    });
  }

  close() {
    this.#turn(false);
  }

  /** Closes; the focus, where it was within, goes to the button. */
  leave() {
    if (this.box.matches(':focus-within')) this.button.focus();
    this.close();
  }

  /** @param {boolean} open */
  #turn(open) {
    this.panel.hidden = !open;
    this.button.setAttribute('aria-expanded', String(open));
    if (open) document.addEventListener('pointerdown', this.#outside);
    else document.removeEventListener('pointerdown', this.#outside);
  }

  /** @param {Event} event */
  #outside = (event) => {
    if (!event.composedPath().includes(this.box)) this.close();
  };
}
