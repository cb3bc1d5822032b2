// What the extension's pages say: the messages of the page and the element, and the few that it alone has.

import { Phrases } from '../phrases.js';
import * as en from './messages/en.js';

/** @typedef {keyof typeof en.say} Own */
/** @typedef {Pick<typeof en, 'errors' | 'say'>} OwnMessages */

/** @type {Record<string, () => Promise<OwnMessages>>} */
const LOADERS = {
  de: () => import('./messages/de.js'),
  fr: () => import('./messages/fr.js'),
  es: () => import('./messages/es.js'),
};

export class Words extends Phrases {
  /** @param {Phrases} phrases @param {OwnMessages} own */
  constructor({ lang, messages }, own) {
    super(lang, { ...messages, errors: { ...messages.errors, ...own.errors }, say: { ...messages.say, ...own.say } });
  }

  /** English where there are none of the language. @param {string} lang BCP 47 @override */
  static async in(lang) {
    const phrases = await Phrases.in(lang);
    const load = LOADERS[phrases.lang.toLowerCase().split('-')[0] ?? ''];
    return new Words(phrases, load ? await load() : en);
  }

  /** @param {import('../phrases.js').Key | Own} key @param {import('../phrases.js').Values} [values] @override */
  say(key, values) {
    return super.say(/** @type {import('../phrases.js').Key} */ (key), values);
  }

  /** Puts the texts into a page whose elements name them, as `data-say`. */
  fill() {
    document.documentElement.lang = this.lang;
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-say]'))) {
      each.textContent = this.say(/** @type {Own} */ (each.dataset['say']));
    }
  }
}
