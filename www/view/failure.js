// What went wrong, what that means, and what can be done.

import { button, element } from '../dom.js';

/** Fills a box with an error and shows it. @param {HTMLElement} box @param {import('../phrases.js').Phrases} phrases @param {Error} error @param {() => void} [again] @param {'h1' | 'h2'} [heading] */
export function showFailure(box, phrases, error, again, heading = 'h2') {
  const { title, help } = phrases.error(error.name);
  const close = () => (box.hidden = true);
  box.replaceChildren(
    element(heading, {}, title),
    element('p', {}, help),
    error.message && element('p', { class: 'why', dir: 'auto' }, error.message),
    element('p', { class: 'actions' }, again && button(phrases.say('again'), again, { class: 'primary' }), button(phrases.say('close'), close)),
  );
  box.hidden = false;
}
