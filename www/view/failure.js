// What went wrong, what that means, and what can be done.

import { button, element } from '../dom.js';

/**
 * Fills a box with an error and shows it.
 * @param {HTMLElement} box @param {import('../phrases.js').Phrases} phrases @param {Error} error
 * @param {() => void} [again]
 * @param {boolean} [isAll] whether the page shows nothing else: then it is the page's heading, and cannot be closed
 */
export function showFailure(box, phrases, error, again, isAll = false) {
  const { title, help } = phrases.error(error.name);
  const close = () => (box.hidden = true);
  box.replaceChildren(
    element(isAll ? 'h1' : 'h2', {}, title),
    element('p', {}, help),
    error.message && element('p', { class: 'why', dir: 'auto' }, error.message),
    element('p', { class: 'actions' }, again && button(phrases.say('again'), again, { class: 'primary' }), !isAll && button(phrases.say('close'), close)),
  );
  box.hidden = false;
}
