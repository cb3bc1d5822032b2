// What is selected on a page, for snapshot.js to read in its place: what is hidden in it stays hidden, shadow roots and
// slots in it are read, and spans lead back to the page. As there, every DOM method is taken from the prototypes.

import { uncurried } from '../snapshot.js';

const activeElement = uncurried('Document', 'activeElement');
const getSelection = uncurried('Document', 'getSelection');
const contentDocument = uncurried('HTMLIFrameElement', 'contentDocument');
const contains = uncurried('Node', 'contains');
const getRootNode = uncurried('Node', 'getRootNode');
const nodeType = uncurried('Node', 'nodeType');
const nodeValue = uncurried('Node', 'nodeValue');
const parentNode = uncurried('Node', 'parentNode');
const localName = uncurried('Element', 'localName');

/** @typedef {import('../snapshot.js').Part} Part */

const ELEMENT = 1;

/** The document that has the focus: this one, or that of a frame of the same origin. */
function focused() {
  let inner = document;
  for (;;) {
    const active = activeElement(inner);
    const deeper = active && localName(active) === 'iframe' ? contentDocument(active) : null;
    if (!deeper) return inner;
    inner = deeper;
  }
}

/** What is selected, or null where nothing that could be read is. */
export function selected() {
  const selection = getSelection(focused());
  if (!selection || String(selection).trim() === '') return null;
  const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index)).filter((range) => !range.collapsed);
  return ranges.length > 0 ? new Selected(ranges) : null;
}

/** @implements {Part} */
export class Selected {
  /** By the number of a text node: where in the node of the page its text begins. @type {number[]} */
  starts = [];
  /** The smallest element around all of it. @type {any} */
  root;
  #ranges;
  #tree;

  /** @param {Range[]} ranges in document order, at least one */
  constructor(ranges) {
    this.#ranges = ranges;
    const { commonAncestorContainer } = /** @type {Range} */ (ranges[0]);
    const { endContainer } = /** @type {Range} */ (ranges.at(-1));
    this.#tree = getRootNode(endContainer);
    this.root = commonAncestorContainer;
    while (parentNode(this.root) && (nodeType(this.root) !== ELEMENT || !contains(this.root, endContainer))) this.root = parentNode(this.root);
  }

  /** @param {any} element @returns {'all' | 'some' | 'none'} */
  share(element) {
    // inside a host of which a part is selected: what is put into its slots is asked about
    if (getRootNode(element) !== this.#tree) return 'some';
    const touching = this.#ranges.filter((range) => range.intersectsNode(element));
    if (touching.length === 0) return 'none';
    return touching.some(({ startContainer, endContainer }) => !contains(element, startContainer) && !contains(element, endContainer)) ? 'all' : 'some';
  }

  /** @param {any} text @returns {[number, number][]} */
  pieces(text) {
    const length = String(nodeValue(text)).length;
    return this.#ranges.flatMap((range) => {
      if (!range.intersectsNode(text)) return [];
      const from = range.startContainer === text ? range.startOffset : 0;
      const to = range.endContainer === text ? range.endOffset : length;
      if (from >= to) return [];
      this.starts.push(from);
      return [/** @type {[number, number]} */ ([from, to])];
    });
  }
}
