// The two dialogs: the sheet of keys, and a text to be copied by hand.

import { button, element } from '../dom.js';

/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {import('../phrases.js').Key} Key */

/** Keys and what they do, in the order of the sheet. @type {[string, Key][]} */
const KEYS = [
  ['1', 'keyCleaned'],
  ['2', 'keyMarked'],
  ['3', 'keyOriginal'],
  ['4', 'keyBeside'],
  ['Ctrl+Z', 'keyUndo'],
  ['Ctrl+Shift+Z', 'keyRedo'],
  ['N', 'keyNext'],
  ['P', 'keyPrevious'],
  ['R', 'keyRestore'],
  ['Q', 'keyQuotation'],
  ['B', 'keyBack'],
  ['M', 'keyMarks'],
  ['C', 'keyCopy'],
  ['T', 'keyTheme'],
  ['/', 'keySearch'],
  ['?', 'keyHelp'],
];

/**
 * @param {HTMLElement} home @param {Phrases} phrases @param {boolean} singles whether single keys are on @param {(on: boolean) => void} setSingles
 */
export function helpSheet(home, phrases, singles, setSingles) {
  const box = element('input', { type: 'checkbox', id: 'singles', checked: singles, onchange: () => setSingles(box.checked) });
  const isMac = /mac|iphone|ipad/i.test(navigator.platform);
  open(home, phrases, 'help-title', phrases.say('help'), [
    element('dl', { class: 'keys' }, ...KEYS.flatMap(([key, what]) => [element('dt', {}, ...keys(isMac ? key.replace('Ctrl', '⌘') : key)), element('dd', {}, phrases.say(what))])),
    element('p', {}, element('label', { class: 'switch' }, box, ' ', phrases.say('singles'))),
  ]);
}

/** @param {HTMLElement} home @param {Phrases} phrases @param {string} text */
export function byHand(home, phrases, text) {
  const area = element('textarea', { rows: 12, readonly: true, 'aria-label': phrases.say('textToCopy') });
  area.value = text;
  open(home, phrases, 'hand-title', phrases.say('byHand'), [element('p', {}, phrases.say('copyFailed')), area]);
  area.select();
}

/** @param {HTMLElement} home @param {Phrases} phrases @param {string} id @param {string} title @param {HTMLElement[]} parts */
function open(home, phrases, id, title, parts) {
  const dialog = element('dialog', { 'aria-labelledby': id }, element('h2', { id }, title), ...parts, button(phrases.say('close'), () => dialog.close(), { class: 'primary' }));
  dialog.addEventListener('close', () => dialog.remove());
  // a key that is meant for the dialog is not meant for what is behind it
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  home.append(dialog);
  dialog.showModal();
}

/** @param {string} keys */
function keys(keys) {
  return keys.split('+').flatMap((key, at) => (at === 0 ? [element('kbd', {}, key)] : [' ', element('kbd', {}, key)]));
}
