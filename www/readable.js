// Whether a page is likely to hold an article: for a button that is to show only where it is of use. It loads no engine,
// asks for no styles and ends as soon as it knows.

import { uncurried } from './snapshot.js';

const firstChild = uncurried('Node', 'firstChild');
const nextSibling = uncurried('Node', 'nextSibling');
const nodeType = uncurried('Node', 'nodeType');
const nodeValue = uncurried('Node', 'nodeValue');
const localName = uncurried('Element', 'localName');
const hasAttribute = uncurried('Element', 'hasAttribute');
const documentElement = uncurried('Document', 'documentElement');

/** Elements whose text is no article's, wherever they stand. */
const ELSEWHERE = new Set(
  'head nav footer aside form button select textarea script style template noscript svg math iframe object audio video canvas a h1 h2 h3 h4 h5 h6'.split(' '),
);

/** Elements that begin a text of their own. */
const BLOCKS = new Set('article blockquote br body dd div dl dt figcaption figure header hr li main ol p pre section table tbody td th tr ul'.split(' '));

/** Characters of a text set by itself from which on it counts as prose. */
const PROSE = 140;

/** Characters of prose that make an article. */
const ENOUGH = 900;

/** Nodes that are looked at. */
const MOST = 50_000;

/** Scripts without spaces say with a character what others say with three. */
const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/gu;

/**
 * Whether a page is likely to hold an article: some paragraphs of running text outside links, headings, menus and
 * forms. A cheap guess, made without styles: `extract` says what there is. Cost: linear in the nodes up to the place
 * where it is sure, 50,000 at the most.
 * @param {Document} document
 * @returns {boolean}
 */
export function isProbablyReadable(document) {
  let left = MOST;
  let prose = 0;
  let length = 0;
  const end = () => {
    if (length >= PROSE) prose += length;
    length = 0;
    return prose >= ENOUGH;
  };
  // A stack of what comes next, not of calls: a page can nest deeper than a call stack reaches.
  /** @type {{node: any, block: boolean}[]} */
  const open = [{ node: documentElement(document), block: true }];
  while (open.length > 0 && left > 0) {
    const level = /** @type {(typeof open)[number]} */ (open[open.length - 1]);
    const { node } = level;
    if (!node) {
      if (level.block && end()) return true;
      open.pop();
      continue;
    }
    left -= 1;
    level.node = nextSibling(node);
    const type = nodeType(node);
    if (type === 3) {
      const text = String(nodeValue(node)).trim();
      length += text.length + 2 * (text.match(DENSE)?.length ?? 0);
    } else if (type === 1) {
      const name = String(localName(node)).toLowerCase();
      if (ELSEWHERE.has(name) || hasAttribute(node, 'hidden')) continue;
      const block = BLOCKS.has(name);
      if (block && end()) return true;
      open.push({ node: firstChild(node), block });
    }
  }
  return end();
}
