// Repairs that need no word in the margin and no stop on the way: of these a hard-wrapped text has one a line.

const QUIET = new Set(['line-break', 'soft-hyphen', 'zero-width', 'space', 'control']);

/** @param {import('../types.js').Repair | undefined} repair */
export const isQuiet = (repair) => repair !== undefined && QUIET.has(repair.rule);
