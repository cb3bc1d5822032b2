// What is remembered on this machine: how the text is set, the language of the interface, whether single keys are on.

import { checked, DEFAULTS } from '../view/settings.js';

/** @typedef {import('../view/settings.js').Settings} Settings */
/** @typedef {{settings: Settings, lang: string | null, singleKeys: boolean}} Preferences */

const KEY = 'offprint';

/** @returns {Preferences} */
export function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { settings: checked(kept.settings), lang: typeof kept.lang === 'string' ? kept.lang : null, singleKeys: kept.singleKeys !== false };
  } catch {
    // storage may be forbidden, or hold something else
    return { settings: { ...DEFAULTS }, lang: null, singleKeys: true };
  }
}

/** @param {Preferences} preferences */
export function store(preferences) {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // then it holds until the page is closed
  }
}
