// A colour and a line for everybody who is quoted: the same on the sheet, in the lists, on the strip and on a live page.

/** @typedef {import('../types.js').Article} Article */

/** Looks that there are, each of a colour and a line; further speakers take them again. */
export const TINTS = 16;
/** A look's colour and its line, of eight each: the second eight take the colours again, with other lines. @param {number} tint */
export const lookOf = (tint) => ({ color: tint % 8, line: (tint + (tint >> 3)) % 8 });
/** Below this an attribution is shown as likely, not as sure. */
export const SURE = 0.75;

/** By speaker: who says most has the first, so that none is taken twice while another is free. @param {Pick<Article, 'quotations'>} article @returns {Map<number, number>} */
export function tints({ quotations }) {
  /** Characters. @type {Map<number, number>} */
  const said = new Map();
  for (const { speaker, kind, removal, start, end } of quotations) {
    if (speaker === null) continue;
    const isHeard = kind !== 'scare' && removal === undefined;
    said.set(speaker, (said.get(speaker) ?? 0) + (isHeard ? end - start : 0));
  }
  return new Map([...said].sort(([, a], [, b]) => b - a).map(([speaker], at) => [speaker, at % TINTS]));
}
