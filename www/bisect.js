// The one bisection: where in a sorted list a place is.

/**
 * How many entries stand before a place. They come first in the list, so a bisection counts them. Cost: logarithmic.
 * @template T
 * @param {ArrayLike<T>} list @param {(entry: T) => boolean} isBefore
 */
export function countBefore(list, isBefore) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(/** @type {T} */ (list[middle]))) low = middle + 1;
    else high = middle;
  }
  return low;
}
