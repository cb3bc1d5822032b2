// A row of the article as elements: its blocks, and inside them the runs with what lies over each.

import { element, safeAddress } from '../dom.js';
import { cut } from './runs.js';
import { unseen } from './unseen.js';

/** @typedef {import('../types.js').Inline} Inline */
/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('./tree.js').Twig} Twig */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {import('./runs.js').Run} Run */
/** @typedef {{start: number, end: number, node: Text}} Place a text node and what it shows of the article's text */

/** Inside which element a block's element is allowed to stand; elsewhere it becomes a plain `div`. */
const WITHIN = /** @type {Record<string, string[]>} */ ({ li: ['ul', 'ol'], tr: ['tbody'], td: ['tr'], th: ['tr'], figcaption: ['figure'] });

export class Painter {
  /** Where the painted text nodes stand in the article, in order. @type {Place[]} */
  places = [];
  #reading;
  #phrases;
  #marked;

  /** @param {Reading} reading @param {Phrases} phrases @param {boolean} marked whether what is out is shown struck through, or not at all */
  constructor(reading, phrases, marked) {
    this.#reading = reading;
    this.#phrases = phrases;
    this.#marked = marked;
  }

  /** @param {Twig} twig @param {boolean} [title] @returns {HTMLElement | null} null where nothing of it is to be shown */
  paint(twig, title = false) {
    return this.#block(twig, 'div', title);
  }

  /** @param {Twig} twig @param {string} parent name of the element around it @param {boolean} [title] @returns {HTMLElement | null} */
  #block(twig, parent, title = false) {
    const { block } = twig;
    const kind = block?.kind ?? 'paragraph';
    const isCell = kind === 'table_cell';
    if (twig.children.length === 0 && twig.end > twig.start && !this.#marked && !isCell && this.#reading.isGone(twig)) return null;
    const box = title ? element('h1') : this.#box(twig, parent);
    box.dir = block?.dir ?? 'auto';
    if (block?.lang) box.lang = block.lang;
    const target = /** @type {HTMLElement} */ (box.querySelector('code, tbody') ?? box);
    if (twig.children.length > 0) {
      let any = false;
      for (const child of twig.children) {
        const painted = this.#block(child, target.localName);
        if (painted) target.append(painted);
        any ||= painted !== null;
      }
      if (!any) return null;
    } else if (twig.end > twig.start) this.#content(twig, target);
    if (block?.kind === 'embed' && safeAddress(block.url)) box.append(element('a', { href: block.url }, this.#phrases.say('embedded')));
    return box;
  }

  /** @param {Twig} twig @param {string} parent @returns {HTMLElement} */
  #box({ block }, parent) {
    /** @template {keyof HTMLElementTagNameMap} N @param {N} name @param {Record<string, string | number | undefined>} [attributes] */
    const allowed = (name, attributes) =>
      WITHIN[name]?.includes(parent) === false ? element('div', { class: name }) : element(name, attributes);
    switch (block?.kind) {
      case 'heading':
        return element(/** @type {'h2'} */ (`h${Math.min(Math.max(block.level, 2), 6)}`));
      case 'list':
        return block.ordered ? element('ol', { start: block.first }) : element('ul');
      case 'list_item':
        return allowed('li');
      case 'block_quote':
        return element('blockquote');
      case 'code':
        return element('pre', { class: 'code', tabindex: 0 }, element('code'));
      case 'table':
        return element('div', { class: 'table', role: 'group', 'aria-label': this.#phrases.say('table'), tabindex: 0 }, element('table', {}, element('tbody')));
      case 'table_row':
        return allowed('tr');
      case 'table_cell':
        return allowed(block.header ? 'th' : 'td', {
          colspan: block.columns > 1 ? block.columns : undefined,
          rowspan: block.rows > 1 ? block.rows : undefined,
        });
      case 'figure':
        return element('figure');
      case 'caption':
        return parent === 'figure' ? element('figcaption') : element('div', { class: 'caption' });
      case 'image':
        return picture(block.src, block.alt, this.#phrases.say('image'));
      case 'math':
        return element('p', { class: 'formula' });
      case 'footnote':
        return element('div', { class: 'footnote' });
      case 'embed':
        return element('blockquote', { class: 'embed' });
      case 'rule':
        return element('hr');
      default:
        return parent === 'li' || parent === 'td' || parent === 'th' || parent === 'figcaption' ? element('div') : element('p');
    }
  }

  /** @param {Twig} leaf @param {HTMLElement} target */
  #content(leaf, target) {
    /** @type {{key: string, box: HTMLElement}[]} */
    let open = [];
    for (const run of cut(this.#reading, leaf)) {
      const out = this.#reading.isOut(run.removal);
      if (out && !this.#marked) continue;
      const repair = this.#repairOf(run);
      const layers = this.#layers(run, out, repair);
      let same = 0;
      while (same < open.length && same < layers.length && open[same]?.key === layers[same]?.key) same += 1;
      open = open.slice(0, same);
      for (const { key, make } of layers.slice(same)) {
        const box = make();
        (open.at(-1)?.box ?? target).append(box);
        open.push({ key, box });
      }
      const home = open.at(-1)?.box ?? target;
      if (out) this.#removed(run, home);
      else if (!repair || this.#marked) this.#text(run.start, run.end, this.#reading.article.text.slice(run.start, run.end), home);
      if (!repair || run.end < repair.end) continue;
      // what it is read as stands once, behind the last piece of what it replaces
      if (this.#marked) (home.closest('.repair') ?? home).after(element('ins', { class: 'repair' }, repair.replacement));
      else this.#text(repair.start, repair.end, repair.replacement, home);
    }
  }

  /** What was taken out, with the characters that nobody sees named. @param {Run} run @param {HTMLElement} home */
  #removed({ start, end }, home) {
    const text = this.#reading.article.text.slice(start, end);
    let from = 0;
    for (const { at, length, name } of unseen(text)) {
      this.#text(start + from, start + at, text.slice(from, at), home);
      home.append(element('span', { class: 'unseen', 'data-sign': name }));
      from = at + length;
    }
    this.#text(start + from, end, text.slice(from), home);
  }

  /** @param {number} start @param {number} end @param {string} shown @param {HTMLElement} home */
  #text(start, end, shown, home) {
    if (!shown) return;
    const node = document.createTextNode(shown);
    home.append(node);
    this.places.push({ start, end, node });
  }

  /** The repair that is carried out over a run. @param {Run} run */
  #repairOf(run) {
    const { article, ledger } = this.#reading;
    return run.repair >= 0 && !ledger.is('repairs', run.repair) ? article.repairs[run.repair] : undefined;
  }

  /** What lies around a run, the outermost first. @param {Run} run @param {boolean} out @param {import('../types.js').Repair | undefined} repair */
  #layers(run, out, repair) {
    const { article } = this.#reading;
    /** @type {{key: string, make: () => HTMLElement}[]} */
    const layers = [];
    if (run.removal >= 0 && (out || this.#marked)) {
      const { name, why } = this.#phrases.removal(/** @type {import('../types.js').Removal} */ (article.removals[run.removal]));
      layers.push({
        key: `removal ${run.removal}`,
        make: () =>
          out
            ? element('del', { class: 'out', title: `${name}: ${why}`, 'data-removal': run.removal })
            : element('span', { class: 'back', 'data-removal': run.removal }),
      });
    }
    let linked = false;
    for (const index of run.inlines) {
      const inline = /** @type {Inline} */ (article.inlines[index]);
      // a link inside a link is not possible
      const nested = inline.kind === 'link' && linked;
      linked ||= inline.kind === 'link';
      const make = nested ? null : inlineBox(inline);
      if (make) layers.push({ key: `inline ${index}`, make });
    }
    const quotation = article.quotations[run.quotation];
    if (quotation && this.#reading.isMarked(quotation)) {
      const tint = quotation.speaker === null ? 'none' : this.#reading.tints.get(quotation.speaker);
      const sure = this.#reading.isSure(quotation);
      layers.push({
        key: `quotation ${run.quotation}`,
        make: () => element('mark', { class: sure ? 'quotation' : 'quotation likely', 'data-tint': tint, 'data-quotation': run.quotation }),
      });
    }
    if (!this.#marked) return layers;
    if (run.flag >= 0 && !this.#reading.ledger.is('flags', run.flag)) layers.push({ key: `flag ${run.flag}`, make: () => element('span', { class: 'flag' }) });
    if (repair) layers.push({ key: `repair ${run.repair}`, make: () => element('del', { class: 'repair' }) });
    return layers;
  }
}

/** @param {Inline} inline @returns {(() => HTMLElement) | null} */
function inlineBox(inline) {
  switch (inline.kind) {
    case 'link':
      return safeAddress(inline.href) ? () => element('a', { href: inline.href }) : null;
    case 'emphasis':
      return () => element('em');
    case 'strong':
      return () => element('strong');
    case 'code':
      return () => element('code');
    case 'strike':
      return () => element('s');
    case 'subscript':
      return () => element('sub');
    case 'superscript':
    case 'footnote_reference':
      return () => element('sup');
    case 'mark':
      return () => element('span', { class: 'highlighted' });
    case 'math':
      return () => element('span', { class: 'formula' });
    case 'image':
      return inline.alt ? () => element('span', { class: 'picture' }, inline.alt) : null;
    case 'break':
      return () => element('span', { class: 'break' });
  }
}

/** An image is named, and never loaded: nothing of a page is fetched. @param {string} address @param {string} alt @param {string} word for an image */
function picture(address, alt, word) {
  const name = alt ? `${word}: ${alt}` : word;
  return element('p', { class: 'picture' }, safeAddress(address) ? element('a', { href: address }, name) : name);
}
