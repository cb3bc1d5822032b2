// How much stands in a stretch of text: visible characters, and words.

/** Scripts that are written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const SPACES = new Set([0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, ...Array.from({ length: 11 }, (_, i) => 0x2000 + i)]);

/** Made when it is needed. @type {Intl.Segmenter | undefined} */
let segmenter;

/** @param {number} code */
const isSpace = (code) => (code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 0x85 && SPACES.has(code));

/** Characters that are not white space. @param {string} text @param {number} start @param {number} end */
export function visible(text, start, end) {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const isSecondHalf = code >= 0xdc00 && code <= 0xdfff;
    if (!isSpace(code) && !isSecondHalf) count += 1;
  }
  return count;
}

/** @param {string} text @param {number} start @param {number} end */
export function words(text, start, end) {
  let [count, isInside, isHigh] = [0, false, false];
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const isSign = !isSpace(code);
    if (isSign && !isInside) count += 1;
    isInside = isSign;
    isHigh ||= (code >= 0xe00 && code < 0x1800) || code >= 0x2e80;
  }
  const said = isHigh ? text.slice(start, end) : '';
  if (!UNSPACED.test(said)) return count;
  count = 0;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  for (const { isWordLike } of segmenter.segment(said)) if (isWordLike) count += 1;
  return count;
}
