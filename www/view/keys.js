// Keys, and what they ask for. Single keys can be turned off, as WCAG 2.1.4 has it; in a field they are only letters.

/**
 * @typedef {object} Commands
 * @property {(view: import('./views.js').View) => void} turn
 * @property {() => void} beside
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {(by: 1 | -1) => void} walk to the next or previous removal, flag or repair
 * @property {() => void} toggle restores or removes what was walked to
 * @property {() => void} quotation to the next quotation
 * @property {() => void} back to where it was before the last jump
 * @property {() => void} marks
 * @property {() => void} copy
 * @property {() => void} theme
 * @property {() => void} search
 * @property {() => void} help
 */

/** @type {Record<string, (commands: Commands) => void>} */
const SINGLES = {
  1: ({ turn }) => turn('cleaned'),
  2: ({ turn }) => turn('marked'),
  3: ({ turn }) => turn('original'),
  4: ({ beside }) => beside(),
  n: ({ walk }) => walk(1),
  p: ({ walk }) => walk(-1),
  r: ({ toggle }) => toggle(),
  q: ({ quotation }) => quotation(),
  b: ({ back }) => back(),
  m: ({ marks }) => marks(),
  c: ({ copy }) => copy(),
  t: ({ theme }) => theme(),
  '/': ({ search }) => search(),
  '?': ({ help }) => help(),
};

/** @param {KeyboardEvent} event @param {Commands} commands @param {boolean} singles @returns {boolean} whether it was a command, and was carried out */
export function obey(event, commands, singles) {
  const target = event.composedPath()[0];
  if (event.defaultPrevented || event.altKey || event.isComposing || isField(target)) return false;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'y' || (key === 'z' && event.shiftKey)) commands.redo();
    else if (key === 'z') commands.undo();
    else return false;
  } else {
    const command = singles ? SINGLES[key] : undefined;
    if (!command) return false;
    command(commands);
  }
  event.preventDefault();
  return true;
}

/** Whether what is typed there is text. @param {EventTarget | undefined} target */
function isField(target) {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLElement && target.isContentEditable);
}
