// A leaf's text, cut wherever something begins or ends over it.

/** @typedef {import('../types.js').Article} Article */
/** @typedef {import('./tree.js').Twig} Twig */
/** @typedef {import('./reading.js').Reading} Reading */

/**
 * @typedef {object} Run
 * @property {number} start
 * @property {number} end
 * @property {number} removal index, or -1
 * @property {number} quotation index of the innermost, or -1
 * @property {number} flag index, or -1
 * @property {number} repair index, or -1
 * @property {number[]} inlines indices, the outer one first
 */

/**
 * Cost: linear in the spans over the leaf, times how deep they nest.
 * @param {Reading} reading @param {Twig} leaf
 * @returns {Run[]} covering the leaf without gap or overlap; runs without length only where an inline image stands or a repair puts something in
 */
export function cut(reading, leaf) {
  const { article, over } = reading;
  /** @typedef {{start: number, end: number, layer: number, index: number}} Item */
  /** @type {Item[]} */
  const items = [];
  /** @type {(keyof typeof over)[]} */
  const layers = ['removals', 'quotations', 'flags', 'repairs', 'inlines'];
  layers.forEach((name, layer) => {
    for (const index of over[name].get(leaf) ?? []) {
      const span = /** @type {{start: number, end: number}} */ (article[name][index]);
      items.push({ start: Math.max(span.start, leaf.start), end: Math.min(span.end, leaf.end), layer, index });
    }
  });
  if (items.length === 0) return leaf.end > leaf.start ? [run(leaf.start, leaf.end)] : [];
  items.sort((a, b) => a.start - b.start || b.end - a.end || a.layer - b.layer || a.index - b.index);
  const cuts = new Set([leaf.start, leaf.end]);
  for (const item of items) cuts.add(item.start).add(item.end);
  const points = [...cuts].sort((a, b) => a - b);

  /** @type {Run[]} */
  const runs = [];
  /** @type {Item[]} */
  let open = [];
  let next = 0;
  points.forEach((start, at) => {
    open = open.filter((item) => item.end > start);
    for (let item = items[next]; item && item.start === start; item = items[++next]) {
      if (item.end > start) open.push(item);
      else if (item.layer === 4) runs.push({ ...run(start, start), inlines: [item.index] });
      else if (item.layer === 3) runs.push({ ...run(start, start), repair: item.index });
    }
    const end = points[at + 1];
    if (end === undefined) return;
    const made = run(start, end);
    for (const { layer, index } of open) {
      if (layer === 0) made.removal = index;
      else if (layer === 1) made.quotation = index;
      else if (layer === 2) made.flag = index;
      else if (layer === 3) made.repair = index;
      else made.inlines.push(index);
    }
    runs.push(made);
  });
  return runs;
}

/** @param {number} start @param {number} end @returns {Run} */
const run = (start, end) => ({ start, end, removal: -1, quotation: -1, flag: -1, repair: -1, inlines: [] });
