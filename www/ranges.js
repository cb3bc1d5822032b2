// From spans of an article back to the live page that it was read from: DOM Ranges, by the origins that the engine
// hands back and the text nodes that snapshot.js listed. Nothing of the page is changed.

import { countBefore } from './bisect.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Span} Span */

/**
 * The ranges that show a span, in document order, one a text node. A node that has left the document, or is shorter
 * than it was, gives none or a shorter one. Cost: logarithmic in the origins, and linear in those that the span touches.
 * @param {Article} article with `origins`, which are sorted by start @param {(Text | null)[]} nodes as `snapshot` filled them @param {Span} span
 * @returns {Range[]}
 */
export function ranges({ origins = [] }, nodes, { start, end }) {
  let low = countBefore(origins, (origin) => origin.end <= start);
  /** @type {Range[]} */
  const found = [];
  for (let origin = origins[low]; origin && origin.start < end; origin = origins[++low]) {
    const node = nodes[origin.node];
    if (!node?.isConnected) continue;
    const from = origin.offset + Math.max(start - origin.start, 0);
    const to = Math.min(origin.offset + Math.min(end, origin.end) - origin.start, node.data.length);
    if (from >= to) continue;
    const last = found.at(-1);
    if (last?.endContainer === node && last.endOffset === from) {
      last.setEnd(node, to);
      continue;
    }
    const range = node.ownerDocument.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    found.push(range);
  }
  return found;
}
