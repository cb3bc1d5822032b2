// What comes in: pasted or typed, dropped or chosen, or the example.

import { part } from './dom.js';
import { example } from './example.js';
import { read } from './files.js';

/** @typedef {{source: string, format: 'auto' | 'text' | 'html'}} Given */

/**
 * @typedef {object} Handlers
 * @property {(given: Given) => void} give
 * @property {(error: Error) => void} fail
 */

export class Input {
  #form = part('start', HTMLFormElement);
  #area = part('source', HTMLTextAreaElement);
  #chooser = part('file', HTMLInputElement);
  #handlers;

  /** @param {Handlers} handlers */
  constructor(handlers) {
    this.#handlers = handlers;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#give({ source: this.#area.value, format: 'auto' });
    });
    this.#area.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#form.requestSubmit();
    });
    part('choose', HTMLButtonElement).addEventListener('click', () => this.#chooser.click());
    this.#chooser.addEventListener('change', () => this.#open(this.#chooser.files));
    part('example', HTMLButtonElement).addEventListener('click', () => {
      this.#area.value = example;
      this.#give({ source: example, format: 'text' });
    });
    this.#takeDrops();
  }

  get isEmpty() {
    return this.#area.value.trim() === '';
  }

  focus() {
    this.#area.focus();
  }

  clear() {
    this.#area.value = '';
    this.#chooser.value = '';
  }

  /** @param {Given} given */
  #give(given) {
    if (given.source.trim() === '') this.#area.focus();
    else this.#handlers.give(given);
  }

  /** @param {FileList | null | undefined} files */
  async #open(files) {
    const file = files?.[0];
    if (!file) return;
    try {
      const content = await read(file);
      // a page's source in the text field would only be in the way, and slow when it is large
      this.#area.value = content.format === 'text' ? content.source : '';
      this.#give(content);
    } catch (thrown) {
      this.#handlers.fail(/** @type {Error} */ (thrown));
    } finally {
      this.#chooser.value = '';
    }
  }

  #takeDrops() {
    const root = document.documentElement;
    addEventListener('dragover', (event) => {
      const types = event.dataTransfer?.types ?? [];
      if (!types.includes('Files') && (!types.includes('text/plain') || event.target === this.#area)) return;
      event.preventDefault();
      root.classList.add('dropping');
    });
    addEventListener('dragleave', (event) => {
      if (!event.relatedTarget) root.classList.remove('dropping');
    });
    addEventListener('drop', (event) => {
      root.classList.remove('dropping');
      const data = event.dataTransfer;
      const isFile = (data?.files.length ?? 0) > 0;
      if (!isFile && event.target === this.#area) return;
      event.preventDefault();
      if (isFile) this.#open(data?.files);
      else if (data?.getData('text/plain').trim()) {
        this.#area.value = data.getData('text/plain');
        this.#give({ source: this.#area.value, format: 'auto' });
      }
    });
  }
}
