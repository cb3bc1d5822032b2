// The options: theme, first view and level. What is chosen holds from the next reading on.

import { element, part } from '../dom.js';
import { english, Phrases } from '../phrases.js';
import { THEMES } from '../view/settings.js';
import { themeSheet } from '../view/sheets.js';
import { api, LEVELS, load, speak, store, VIEWS } from './preferences.js';

document.adoptedStyleSheets = [themeSheet()];
const phrases = await Phrases.in(api.i18n.getUILanguage()).catch(() => english);
speak(phrases);
const preferences = await load();
document.documentElement.dataset.theme = preferences.settings.theme;

/** @param {string} id @param {string[]} values @param {string} prefix of the messages @param {string} chosen @param {(value: string) => object} change */
function choice(id, values, prefix, chosen, change) {
  const select = part(id, HTMLSelectElement);
  select.replaceChildren(...values.map((value) => element('option', { value, selected: value === chosen }, phrases.say(`${prefix}${value}`))));
  select.addEventListener('change', () => void store(change(select.value)));
}

choice('theme', THEMES, 'theme_', preferences.settings.theme, (theme) => {
  preferences.settings = { ...preferences.settings, theme };
  document.documentElement.dataset.theme = theme;
  return { settings: preferences.settings };
});
choice('view', VIEWS, '', preferences.view, (view) => ({ view }));
choice('level', LEVELS, '', preferences.level, (level) => ({ level }));
