// What was chosen, kept by the browser on this machine: how the text is set, the first view, the level.

import { checked } from '../view/settings.js';

export const api = globalThis.browser ?? globalThis.chrome;

export const VIEWS = ['cleaned', 'marked', 'original'];
export const LEVELS = ['careful', 'standard', 'thorough'];

/** @returns {Promise<{settings: import('../view/settings.js').Settings, view: string, level: string}>} */
export async function load() {
  const { settings, view, level } = await api.storage.local.get(['settings', 'view', 'level']);
  return { settings: checked(settings), view: VIEWS.includes(view) ? view : 'cleaned', level: LEVELS.includes(level) ? level : 'standard' };
}

/** @param {object} changed */
export const store = (changed) => api.storage.local.set(changed);

/** Texts of a page of the extension. @param {import('../phrases.js').Phrases} phrases */
export function speak(phrases) {
  document.documentElement.lang = phrases.lang;
  for (const each of document.querySelectorAll('[data-say]')) each.textContent = phrases.say(each.dataset.say);
}
