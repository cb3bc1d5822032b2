// The menu for what leaves the element: the article or its quotations, to the clipboard or into a file.

import { button, element } from '../dom.js';
import { citation, toCsv, toJson } from '../quotation-export.js';
import { byHand } from './dialogs.js';
import { fileName, FORMS, save, write } from './export.js';
import { sourceLine } from './masthead.js';
import { Menu } from './menu.js';

/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('./export.js').Form} Form */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {import('./settings.js').Settings} Settings */

/**
 * @typedef {object} Around
 * @property {() => Reading | null} reading
 * @property {() => Settings} settings
 * @property {(settings: Settings) => void} setSettings
 * @property {(message: string) => void} announce so that it is seen, too
 * @property {(error: Error) => void} fail
 */

const ARTICLE = /** @type {Form[]} */ (Object.keys(FORMS));

export class Clippings {
  #host;
  #phrases;
  #home;
  #around;

  /** @param {{engine: () => import('../engine.js').Engine}} host @param {Phrases} phrases @param {HTMLElement} home for a dialog @param {Around} around */
  constructor(host, phrases, home, around) {
    this.#host = host;
    this.#phrases = phrases;
    this.#home = home;
    this.#around = around;
    this.menu = new Menu('export', phrases.say('export'), phrases.say('export'), (panel) => this.#fill(panel));
  }

  /** @param {HTMLElement} panel */
  #fill(panel) {
    const phrases = this.#phrases;
    const source = element('input', {
      type: 'checkbox',
      id: 'with-source',
      checked: this.#around.settings().source,
      onchange: () => this.#around.setSettings({ ...this.#around.settings(), source: source.checked }),
    });
    panel.replaceChildren(
      element(
        'ul',
        { class: 'forms' },
        ...ARTICLE.map((form) => {
          const name = phrases.say(`form_${form}`);
          return element(
            'li',
            {},
            element('span', {}, name),
            button(phrases.say('copy'), () => void this.copy(form), { 'data-copy': form, 'aria-label': phrases.say('copyAs', { form: name }) }),
            button(phrases.say('save'), () => void this.#save(form), { 'data-save': form, 'aria-label': phrases.say('saveAs', { form: name }) }),
          );
        }),
      ),
      element('label', { class: 'switch' }, source, ' ', phrases.say('withSource')),
      element('p', { class: 'links' }, button(phrases.say('print'), () => print(), { id: 'print' })),
    );
  }

  /** @param {Reading} reading @param {Form} form */
  #write(reading, form) {
    return write(this.#host.engine(), reading, form, this.#around.settings().source ? sourceLine(reading, this.#phrases) : '');
  }

  /** @param {Form} form */
  async copy(form) {
    const reading = this.#around.reading();
    if (reading) await this.#copy(this.#write(reading, form), this.#phrases.say(`form_${form}`));
  }

  /** @param {Form} form */
  async #save(form) {
    const reading = this.#around.reading();
    if (!reading) return;
    try {
      const { ending, type } = FORMS[form];
      save(fileName(reading, ending), type, await this.#write(reading, form));
      this.#done(this.#phrases.say('savedAs', { form: this.#phrases.say(`form_${form}`) }));
    } catch (thrown) {
      this.#around.fail(/** @type {Error} */ (thrown));
    }
  }

  /** @param {number} index of a quotation */
  async copyOne(index) {
    const reading = this.#around.reading();
    const quotation = reading?.article.quotations[index];
    if (reading && quotation) await this.#copy(Promise.resolve(citation(reading.article, quotation)), this.#phrases.say('quotation'));
  }

  /** All quotations that stand. @param {'text' | 'csv' | 'json'} form @param {boolean} asFile */
  async quotations(form, asFile) {
    const reading = this.#around.reading();
    if (!reading) return;
    const { article, ledger } = reading;
    const restored = new Set(ledger.all('removals'));
    if (asFile) {
      const content = form === 'csv' ? toCsv(article, { restored }) : toJson(article, { restored });
      save(fileName(reading, form), form === 'csv' ? 'text/csv' : 'application/json', content);
      this.#done(this.#phrases.say('savedAs', { form: form.toUpperCase() }));
      return;
    }
    const indices = reading.bySpeaker().flatMap(([, indices]) => indices);
    const standing = indices.flatMap((index) => article.quotations[index] ?? []).filter(({ removal }) => !reading.isOut(removal ?? -1));
    const content = standing.map((quotation) => `${citation(article, quotation)}\n`).join('\n');
    await this.#copy(Promise.resolve(content), this.#phrases.say('quotationCount', { n: standing.length }));
  }

  /** @param {string} message */
  #done(message) {
    this.menu.leave();
    this.#around.announce(message);
  }

  /** @param {Promise<string>} promised @param {string} what */
  async #copy(promised, what) {
    try {
      if (await toClipboard(promised, (text) => byHand(this.#home, this.#phrases, text))) this.#done(this.#phrases.say('copied', { what }));
    } catch (thrown) {
      this.#around.fail(/** @type {Error} */ (thrown));
    }
  }
}

/**
 * Copies what a promise gives.
 * @param {Promise<string>} promised @param {(text: string) => void} refused where the browser refuses: the text is shown, to be copied by hand
 * @returns {Promise<boolean>} whether it is on the clipboard
 */
async function toClipboard(promised, refused) {
  try {
    // a ClipboardItem made at once keeps the click's permission while the text is still being written
    const blob = promised.then((text) => new Blob([text], { type: 'text/plain' }));
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    return true;
  } catch {
    const text = await promised;
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      refused(text);
      return false;
    }
  }
}
