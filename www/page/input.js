// What comes in: pasted, plain or rich; typed; dropped or chosen, several at once; shared; or the example.

import { part } from '../dom.js';
import { example } from './example.js';
import { read } from './files.js';

/** @typedef {import('./files.js').Given} Given */

/**
 * @typedef {object} Handlers
 * @property {(given: Given[]) => void} give to be read now
 * @property {(given: Given | null) => void} preview what is being typed, after a pause; null for nothing
 * @property {(error: Error) => void} fail
 * @property {() => {pasted: string, example: string, noText: string, address: string}} names
 */

/** Milliseconds without a key after which what was typed is read. */
const PAUSE = 350;
/** A text field with more than this is slow; what is longer is read without being shown there. */
const FIELD = 200_000;
/** A text that is an address and nothing else. */
const ADDRESS = /^\s*(?:https?:\/\/|www\.)\S+\s*$/i;

export class Input {
  #form = part('start', HTMLFormElement);
  #area = part('source', HTMLTextAreaElement);
  #chooser = part('file', HTMLInputElement);
  #hint = part('hint', HTMLElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #pause;
  /** What the field stands for, where it is not its own text. @type {Given | null} */ #behind = null;
  #handlers;

  /** @param {Handlers} handlers */
  constructor(handlers) {
    this.#handlers = handlers;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#giveField();
    });
    this.#area.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#form.requestSubmit();
    });
    this.#area.addEventListener('input', () => this.#typed());
    addEventListener('paste', (event) => this.#pasted(event));
    part('choose', HTMLButtonElement).addEventListener('click', () => this.#chooser.click());
    this.#chooser.addEventListener('change', () => this.#open([...(this.#chooser.files ?? [])]));
    part('example', HTMLButtonElement).addEventListener('click', () => {
      this.#set(example, null);
      this.#give([{ name: handlers.names().example, source: example, format: 'text' }]);
    });
    this.#takeDrops();
  }

  focus() {
    this.#area.focus();
    this.#area.select();
  }

  /** What came with the address, as other programs share it. @param {URLSearchParams} query */
  takeShared(query) {
    const [title, text, url] = ['title', 'text', 'url'].map((name) => query.get(name)?.trim() ?? '');
    const source = [title, text].filter(Boolean).join('\n\n') || url || '';
    if (!source) return;
    this.#set(source, null);
    this.#give([{ name: title || this.#handlers.names().pasted, source, format: 'auto' }]);
  }

  /** @param {Given[]} given */
  #give(given) {
    clearTimeout(this.#pause);
    const isEmpty = given.every(({ source }) => source.trim() === '');
    const isAddress = given.every(({ source }) => ADDRESS.test(source));
    // where the field is out of sight, a word beside it would be, too
    if (isAddress && this.#form.hidden) return this.#handlers.fail(Object.assign(new Error(), { name: 'Address' }));
    const { noText, address } = this.#handlers.names();
    this.#hint.textContent = isEmpty ? noText : isAddress ? address : '';
    if (!isEmpty && !isAddress) return this.#handlers.give(given);
    // what was in the field before is not what is meant now
    this.#handlers.preview(null);
    this.#area.focus();
  }

  #giveField() {
    this.#give([this.#behind ?? this.#typedText()]);
  }

  /** @returns {Given} */
  #typedText() {
    return { name: this.#handlers.names().pasted, source: this.#area.value, format: 'auto' };
  }

  /** @param {string} text @param {Given | null} behind */
  #set(text, behind) {
    this.#area.value = text.length <= FIELD ? text : '';
    this.#behind = behind;
  }

  #typed() {
    this.#behind = null;
    const { value } = this.#area;
    const isAddress = ADDRESS.test(value);
    this.#hint.textContent = isAddress ? this.#handlers.names().address : '';
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#handlers.preview(value.trim() && !isAddress ? this.#typedText() : null), PAUSE);
  }

  /** @param {ClipboardEvent} event */
  #pasted(event) {
    const data = event.clipboardData;
    const target = event.composedPath()[0];
    const isOwn = target === this.#area;
    if (!data || (!isOwn && (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement))) return;
    if (data.files.length > 0) {
      event.preventDefault();
      void this.#open([...data.files]);
      return;
    }
    // into a text that is there already it goes as any paste does
    const { value, selectionStart, selectionEnd } = this.#area;
    if (isOwn && value.trim() !== '' && selectionEnd - selectionStart < value.length) return;
    const text = data.getData('text/plain');
    const html = data.getData('text/html');
    const name = this.#handlers.names().pasted;
    /** @type {Given} */
    const given = isRich(html, text) && !ADDRESS.test(text) ? { name, source: html, format: 'html' } : { name, source: text, format: 'auto' };
    // an empty clipboard gets a word
    if (given.source.trim() === '') return this.#give([given]);
    event.preventDefault();
    // the field is out of sight by then, and costs no layout
    this.#give([given]);
    this.#set(text, given);
  }

  /** @param {File[]} files */
  async #open(files) {
    /** @type {Given[]} */
    const given = [];
    for (const file of files) {
      try {
        given.push(await read(file));
      } catch (thrown) {
        this.#handlers.fail(/** @type {Error} */ (thrown));
      }
    }
    this.#chooser.value = '';
    if (given.length === 0) return;
    const [first] = given;
    // a page's source in the text field would only be in the way
    this.#give(given);
    if (given.length === 1 && first?.format === 'text') this.#set(first.source, first);
    else this.#set('', null);
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
      const files = [...(data?.files ?? [])];
      if (files.length === 0 && event.target === this.#area) return;
      event.preventDefault();
      const text = data?.getData('text/plain') ?? '';
      if (files.length > 0) void this.#open(files);
      else if (text.trim()) {
        this.#set(text, null);
        this.#give([{ name: this.#handlers.names().pasted, source: text, format: 'auto' }]);
      }
    });
  }
}

/**
 * Whether the clipboard's HTML says more than its text: it has blocks, and is neither a program's source in colours
 * nor is the text itself the source of a page.
 * @param {string} html @param {string} text
 */
export function isRich(html, text) {
  if (!/<(?:p|div|h[1-6]|article|section|li|blockquote|td|br)\b/i.test(html)) return false;
  if (/<(?:div|pre)[^>]*white-space:\s*pre/i.test(html.slice(0, 2000))) return false;
  return !/^\s*<(?:!doctype|html|head|body|article|div|p)\b/i.test(text);
}
