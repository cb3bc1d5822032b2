// Characters that nobody sees but that change what is seen: what turns the direction of a line, joins or hides. In what was
// taken out they stand for what they are, so that a text cannot say one thing to the eye and another to whoever restores it.

/** The usual short names; all others are named by their code points. @type {Record<string, string>} */
const NAMES = {
  '\0': 'NUL', '\u00ad': 'SHY', '\u061c': 'ALM', '\u200b': 'ZWSP', '\u200c': 'ZWNJ', '\u200d': 'ZWJ', '\u200e': 'LRM', '\u200f': 'RLM',
  '\u2028': 'LS', '\u2029': 'PS', '\u202a': 'LRE', '\u202b': 'RLE', '\u202c': 'PDF', '\u202d': 'LRO', '\u202e': 'RLO', '\u2060': 'WJ',
  '\u2066': 'LRI', '\u2067': 'RLI', '\u2068': 'FSI', '\u2069': 'PDI', '\ufeff': 'BOM',
};

/** Joiners and variation selectors behind a character that is not ASCII are how many scripts, and emoji, are written. */
const UNSEEN = /(?<=[^\0-\x7f])[\u200c\u200d\ufe00-\ufe0f]|([\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\x7f-\x9f]|(?![\t\n\r])[\0-\x1f])/gu;

/**
 * @param {string} text
 * @returns {{at: number, length: number, name: string}[]} where such characters stand, in order
 */
export function unseen(text) {
  return [...text.matchAll(UNSEEN)]
    .filter(([, sign]) => sign !== undefined)
    .map(({ 0: sign, index }) => ({
      at: index,
      length: sign.length,
      name: NAMES[sign] ?? `U+${/** @type {number} */ (sign.codePointAt(0)).toString(16).toUpperCase().padStart(4, '0')}`,
    }));
}
