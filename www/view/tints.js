// A colour and a line for everybody who is quoted: the same on the sheet, in the lists, on the strip and on a live page.

/** @typedef {import('../types.js').Article} Article */

/** Colours and patterns that there are; further speakers take them again. */
export const TINTS = 8;
/** Below this an attribution is shown as likely, not as sure. */
export const SURE = 0.75;

/** By speaker, in the order in which they first speak. @param {Pick<Article, 'quotations'>} article @returns {Map<number, number>} */
export function tints({ quotations }) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { speaker } of quotations) if (speaker !== null && !found.has(speaker)) found.set(speaker, found.size % TINTS);
  return found;
}
