// What people read, in one language: the messages of one file, with numbers, plurals and placeholders put in.

// by name: a module as a whole would be an object that is made when the page loads
import { errors, flags, kinds, notes, reasons, repairs, rules, say } from './messages/en.js';

/** @typedef {typeof en} Messages */
/** @typedef {keyof typeof say} Key */
/** @typedef {Record<string, string | number>} Values */
/** @typedef {import('./types.js').Removal} Removal */

const en = { reasons, rules, flags, repairs, kinds, errors, notes, say };

/** The languages of the interface, each by its own name. English is always there; the others load when they are asked for. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español' };

/** @type {Record<string, () => Promise<Messages>>} */
const LOADERS = {
  de: () => import('./messages/de.js'),
  fr: () => import('./messages/fr.js'),
  es: () => import('./messages/es.js'),
};

export class Phrases {
  #plural;
  #number;
  #percent;

  /** @param {string} lang BCP 47 @param {Messages} messages */
  constructor(lang, messages) {
    this.lang = lang;
    this.messages = messages;
    this.#plural = new Intl.PluralRules(lang);
    this.#number = new Intl.NumberFormat(lang);
    this.#percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 });
  }

  /** The messages for a language: those of English where it has none of its own. @param {string} lang BCP 47 */
  static async in(lang) {
    const short = lang.toLowerCase().split('-')[0] ?? '';
    const load = LOADERS[short];
    return load ? new Phrases(lang, await load()) : new Phrases(short === 'en' ? lang : 'en', en);
  }

  /** @param {Key} key @param {Values} [values] `n` decides between singular and plural */
  say(key, values = {}) {
    const found = /** @type {string | Record<string, string>} */ (this.messages.say[key]);
    const form = typeof found === 'string' ? found : found[this.#plural.select(Number(values['n']))] ?? found['other'] ?? '';
    return form.replace(/\{(\w+)\}/g, (_, name) => {
      const value = values[name] ?? '';
      return typeof value === 'number' ? this.number(value) : value;
    });
  }

  /** @param {number} n */
  number(n) {
    return this.#number.format(n);
  }

  /** A share in words that does not round to nothing or all. @param {number} part @param {number} whole */
  share(part, whole) {
    const value = whole > 0 ? part / whole : 0;
    if (value > 0 && value < 0.005) return this.say('underOne');
    if (value < 1 && value > 0.995) return this.#percent.format(0.99);
    return this.#percent.format(value);
  }

  /** @param {string} iso @returns {string | null} a day, in words */
  date(iso) {
    const time = Date.parse(iso);
    if (Number.isNaN(time)) return null;
    // a date without a time of day means that day, wherever it is read
    const timeZone = iso.length <= 10 ? 'UTC' : undefined;
    return new Intl.DateTimeFormat(this.lang, { dateStyle: 'long', timeZone }).format(time);
  }

  /** Name and explanation of a removal: by its rule, else by its reason. @param {Pick<Removal, 'reason' | 'rule'>} removal */
  removal({ reason, rule }) {
    const { name, why } = this.messages.reasons[reason] ?? { name: reason, why: '' };
    const said = byCode(this.messages.rules, rule) ?? why;
    // what stands outside is often of a kind that has a sentence of its own
    const kind = reason === 'outside' && this.messages.rules[rule.split('.')[1] ?? ''];
    return { name, why: kind ? `${said} ${kind}` : said };
  }

  /** @param {string} code */
  flag(code) {
    return this.messages.flags[code] ?? { name: code, why: '' };
  }

  /** @param {string} rule */
  repair(rule) {
    return byCode(this.messages.repairs, rule) ?? this.say('repairWhy');
  }

  /** @param {string} name of an error */
  error(name) {
    return this.messages.errors[name] ?? /** @type {{title: string, help: string}} */ (this.messages.errors['other']);
  }

  /** @param {string} code @returns {string | undefined} */
  note(code) {
    return this.messages.notes[code] ?? (code.startsWith('limit-') ? this.messages.notes['partial'] : undefined);
  }
}

/** English, which needs no loading. */
export const english = new Phrases('en', en);

/** The entry for a code such as `near.spelling`, or for the family `near`. @param {Record<string, string>} entries @param {string} code */
const byCode = (entries, code) => entries[code] ?? entries[code.split('.')[0] ?? ''];
