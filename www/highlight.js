// Marks on the live page that an article was read from: quotations by speaker, removals dimmed. By CSS Custom
// Highlights alone: no node is made, moved or changed, and no attribute is set; style sheets are adopted and given back.
//
//   const article = await engine.extract(document);
//   const stop = highlight(article, document);
//   stop();

import { ranges } from './ranges.js';
import { snapshot } from './snapshot.js';
import { lookOf, SURE, TINTS, tints } from './view/tints.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Span} Span */

/**
 * @typedef {object} HighlightSettings
 * @property {(Text | null)[]} [nodes] text nodes as `snapshot` listed them when the article was read; without them the page is read again, and must not have changed
 * @property {number[]} [restored] indices of removals that are not dimmed
 * @property {boolean} [styles] false if the page has `highlightStyles` from elsewhere, as `scripting.insertCSS` puts them
 */

/** Background and line by speaker, for light and dark pages alike: half transparent, so that text stays readable. */
const COLORS = ['#d9a400', '#2f7fc4', '#4f9a33', '#c9544d', '#8a63c7', '#1b9686', '#d0721e', '#c2509f'];
const LINES = ['solid', 'dashed', 'double', 'dotted', 'solid', 'wavy', 'dashed', 'double'];
const VOICES = Array.from({ length: TINTS }, (_, at) => `offprint-voice-${at}`);
const NAMES = ['offprint-removed', 'offprint-none', 'offprint-likely', ...VOICES];

/** The page's own headline: an article has it as its title, and on the page it is anything but removed. */
const HEADLINE = 'outside.title';

/** The rules of all highlights, in CSS. */
export const highlightStyles = [
  '::highlight(offprint-removed) { color: color-mix(in srgb, currentcolor 38%, transparent); text-decoration: line-through; }',
  '::highlight(offprint-none) { background-color: rgb(128 128 128 / 0.22); text-decoration: underline dotted; }',
  ...VOICES.map((name, at) => {
    const { color, line } = lookOf(at);
    return `::highlight(${name}) { background-color: ${COLORS[color]}40; text-decoration: underline ${LINES[line]} ${COLORS[color]}; }`;
  }),
  '::highlight(offprint-likely) { background-color: transparent; }',
].join('\n');

/**
 * @param {Article} article with `origins`, as `extract` gives it for a document or element
 * @param {Document | Element} root what it was read from
 * @param {HighlightSettings} [settings]
 * @returns {() => void} takes everything away again; a page that was marked again in the meantime keeps the new marks
 */
export function highlight(article, root, { nodes, restored = [], styles = true } = {}) {
  if (!nodes) {
    nodes = [];
    snapshot(root, nodes);
  }
  const painter = new Painter(styles);
  const back = new Set(restored);
  article.removals.forEach((removal, index) => {
    if (!back.has(index) && removal.rule !== HEADLINE) painter.add('offprint-removed', ranges(article, nodes, removal));
  });
  const voices = tints(article);
  for (const quotation of article.quotations) {
    if (quotation.kind === 'scare' || (quotation.removal !== undefined && !back.has(quotation.removal))) continue;
    const found = ranges(article, nodes, quotation);
    painter.add(quotation.speaker === null ? 'offprint-none' : `offprint-voice-${voices.get(quotation.speaker) ?? 0}`, found);
    if (quotation.speaker !== null && quotation.confidence < SURE) painter.add('offprint-likely', found);
  }
  painter.show();
  return () => painter.stop();
}

/** Highlights belong to a window, and rules to a document or shadow root: a page with frames has several of both. */
class Painter {
  /** @type {Map<any, Map<string, any>>} highlights by window */ #windows = new Map();
  /** @type {Map<Document | ShadowRoot, CSSStyleSheet>} */ #sheets = new Map();
  #styles;

  /** @param {boolean} styles */
  constructor(styles) {
    this.#styles = styles;
  }

  /** @param {string} name @param {Range[]} found */
  add(name, found) {
    for (const range of found) {
      const home = /** @type {any} */ (range.startContainer.ownerDocument?.defaultView);
      if (!home?.CSS?.highlights) continue;
      const named = this.#windows.get(home) ?? new Map();
      this.#windows.set(home, named);
      const highlight = named.get(name) ?? new home.Highlight();
      named.set(name, highlight);
      highlight.add(range);
      this.#adopt(home, /** @type {Document | ShadowRoot} */ (range.startContainer.getRootNode()));
    }
  }

  show() {
    for (const [home, named] of this.#windows) {
      for (const name of NAMES) home.CSS.highlights.delete(name);
      for (const [name, highlight] of named) {
        // what is only likely has its line alone: its background is laid over the speaker's
        highlight.priority = name === 'offprint-likely' ? 2 : name === 'offprint-removed' ? 0 : 1;
        home.CSS.highlights.set(name, highlight);
      }
    }
  }

  stop() {
    for (const [home, named] of this.#windows) {
      for (const [name, highlight] of named) if (home.CSS.highlights.get(name) === highlight) home.CSS.highlights.delete(name);
    }
    for (const [root, sheet] of this.#sheets) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
    this.#windows.clear();
    this.#sheets.clear();
  }

  /** @param {any} home @param {Document | ShadowRoot} root */
  #adopt(home, root) {
    if (!this.#styles || this.#sheets.has(root)) return;
    const sheet = new home.CSSStyleSheet();
    sheet.replaceSync(highlightStyles);
    this.#sheets.set(root, sheet);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}
