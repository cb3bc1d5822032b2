// How the text is set: theme, size, width, line height, typeface. Kept by whoever embeds the element; nothing is stored here.

import { button, element } from '../dom.js';

/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {'auto' | 'light' | 'dark' | 'sepia' | 'contrast'} Theme */
/** @typedef {'serif' | 'sans' | 'own'} Face */

/**
 * @typedef {object} Settings
 * @property {Theme} theme
 * @property {number} size of the text, in pixels at the browser's usual size
 * @property {number} width of the column, in characters
 * @property {number} leading line height
 * @property {Face} face
 * @property {string} family name of a typeface on this machine, for `own`
 * @property {boolean} source whether what is copied or saved ends with where it is from
 */

/** @type {Settings} */
export const DEFAULTS = { theme: 'auto', size: 19, width: 64, leading: 1.55, face: 'serif', family: '', source: false };

/** The element's own size of type, in the same pixels: 1.0625rem. */
const USUAL = 17;

/** @type {Theme[]} */
export const THEMES = ['auto', 'light', 'dark', 'sepia', 'contrast'];
/** @type {Face[]} */
const FACES = ['serif', 'sans', 'own'];
/** @type {Record<'size' | 'width' | 'leading', {min: number, max: number, step: number}>} */
const BOUNDS = {
  size: { min: 12, max: 40, step: 1 },
  width: { min: 30, max: 110, step: 2 },
  leading: { min: 1.1, max: 2.4, step: 0.05 },
};

/** What is usable of settings that come from elsewhere; the rest as usual. @param {Partial<Record<keyof Settings, unknown>> | null | undefined} given @returns {Settings} */
export function checked(given) {
  const settings = { ...DEFAULTS };
  if (THEMES.includes(/** @type {Theme} */ (given?.theme))) settings.theme = /** @type {Theme} */ (given?.theme);
  if (FACES.includes(/** @type {Face} */ (given?.face))) settings.face = /** @type {Face} */ (given?.face);
  for (const key of /** @type {const} */ (['size', 'width', 'leading'])) {
    const value = Number(given?.[key]);
    const { min, max } = BOUNDS[key];
    if (given?.[key] !== undefined && Number.isFinite(value)) settings[key] = Math.min(Math.max(value, min), max);
  }
  // a typeface's name becomes part of a style: letters, digits, spaces and hyphens are all that one needs
  if (typeof given?.family === 'string') settings.family = given.family.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 60);
  settings.source = given?.source === true;
  return settings;
}

/** @param {HTMLElement} frame @param {Settings} settings */
export function apply(frame, { size, width, leading, face, family }) {
  const isUsual = (/** @type {'size' | 'width' | 'leading'} */ key, /** @type {number} */ value) => value === DEFAULTS[key];
  /** @param {string} name @param {string | null} value */
  const set = (name, value) => (value === null ? frame.style.removeProperty(name) : frame.style.setProperty(name, value));
  set('--text-scale', isUsual('size', size) ? null : String(size / USUAL));
  set('--chars', isUsual('width', width) ? null : String(width));
  set('--leading', isUsual('leading', leading) ? null : String(leading));
  frame.dataset['face'] = face;
  set('--own', face === 'own' && family ? `"${family}"` : null);
}

/** @param {Phrases} phrases @param {Settings} settings @param {(settings: Settings) => void} change @returns {HTMLElement[]} */
export function settingsPanel(phrases, settings, change) {
  /** @param {Partial<Settings>} part */
  const set = (part) => change(checked({ ...settings, ...part }));
  /** @template {string} V @param {'theme' | 'face'} key @param {V[]} values @param {V} chosen */
  const choice = (key, values, chosen) =>
    element(
      'fieldset',
      { class: 'choice' },
      element('legend', {}, phrases.say(key)),
      ...values.map((value) =>
        element(
          'label',
          {},
          element('input', { type: 'radio', name: key, id: `${key}-${value}`, value, checked: value === chosen, onchange: () => set({ [key]: value }) }),
          element('span', {}, phrases.say(/** @type {import('../phrases.js').Key} */ (`${key}_${value}`))),
        ),
      ),
    );
  /** @param {'size' | 'width' | 'leading'} key */
  const number = (key) => {
    const field = element('input', {
      type: 'number',
      id: `set-${key}`,
      ...BOUNDS[key],
      value: settings[key],
      onchange: () => field.value && set({ [key]: Number(field.value) }),
    });
    return element('label', { class: 'number' }, element('span', {}, phrases.say(key)), field);
  };
  const family = element('input', {
    type: 'text',
    id: 'set-family',
    value: settings.family,
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'Georgia',
    onchange: () => set({ family: family.value }),
  });
  return [
    choice('theme', THEMES, settings.theme),
    choice('face', FACES, settings.face),
    element('label', { class: 'number', hidden: settings.face !== 'own' }, element('span', {}, phrases.say('family')), family),
    number('size'),
    number('width'),
    number('leading'),
    element('p', { class: 'links' }, button(phrases.say('reset'), () => change({ ...DEFAULTS, source: settings.source }), { id: 'reset' })),
  ];
}
