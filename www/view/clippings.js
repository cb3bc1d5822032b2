// The menu for what leaves the element: the article or its quotations, to the clipboard or into a file.

import { button, element } from '../dom.js';
import { byHand } from './dialogs.js';
import { attributed, fileName, FORMS, save, write } from './export.js';
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
 * @property {(message: string) => void} announce
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
      this.#around.announce(this.#phrases.say('savedAs', { form: this.#phrases.say(`form_${form}`) }));
    } catch (thrown) {
      this.#around.fail(/** @type {Error} */ (thrown));
    }
  }

  /** @param {number} index of a quotation */
  async copyOne(index) {
    const reading = this.#around.reading();
    if (reading) await this.#copy(Promise.resolve(attributed(reading, this.#phrases, index)), this.#phrases.say('quotation'));
  }

  /** All quotations that stand. @param {'text' | 'csv' | 'json'} form @param {boolean} asFile */
  async quotations(form, asFile) {
    const reading = this.#around.reading();
    if (!reading) return;
    const indices = reading.bySpeaker().flatMap(([, indices]) => indices.filter((index) => !reading.isOut(reading.article.quotations[index]?.removal ?? -1)));
    const content =
      form === 'text'
        ? `${indices.map((index) => attributed(reading, this.#phrases, index)).join('\n\n')}\n`
        : form === 'csv'
          ? asCsv(reading, indices)
          : asJson(reading, indices);
    if (!asFile) return this.#copy(Promise.resolve(content), this.#phrases.say('quotationCount', { n: indices.length }));
    save(fileName(reading, form), form === 'csv' ? 'text/csv' : 'application/json', content);
    this.#around.announce(this.#phrases.say('savedAs', { form: form.toUpperCase() }));
  }

  /** @param {Promise<string>} promised @param {string} what */
  async #copy(promised, what) {
    try {
      if (await toClipboard(promised, (text) => byHand(this.#home, this.#phrases, text))) this.#around.announce(this.#phrases.say('copied', { what }));
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

/** @param {Reading} reading @param {number} index */
function record(reading, index) {
  const quotation = /** @type {import('../types.js').Quotation} */ (reading.article.quotations[index]);
  const { start, end, kind, confidence } = quotation;
  const attribution = quotation.speaker === null ? 'unattributed' : reading.isSure(quotation) ? 'sure' : 'likely';
  const speaker = reading.speaker(quotation.speaker)?.name ?? '';
  return { speaker, attribution, quotation: reading.article.text.slice(start, end), kind, confidence, start, end };
}

/** As RFC 4180 has it. @param {Reading} reading @param {number[]} indices */
function asCsv(reading, indices) {
  const records = indices.map((index) => record(reading, index));
  const head = ['speaker', 'attribution', 'quotation', 'kind', 'confidence', 'start', 'end'];
  // a cell that begins like a formula would be one to a spreadsheet
  const cell = (/** @type {unknown} */ value) => `"${String(value).replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;
  return [head, ...records.map((each) => Object.values(each))].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** @param {Reading} reading @param {number[]} indices */
function asJson(reading, indices) {
  return `${JSON.stringify(indices.map((index) => record(reading, index)), null, 2)}\n`;
}
