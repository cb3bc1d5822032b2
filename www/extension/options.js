// The options. What is chosen is kept at once, and holds from the next reading on.

import { button, element, part } from '../dom.js';
import { LANGUAGES } from '../phrases.js';
import { save } from '../view/export.js';
import { THEMES } from '../view/settings.js';
import { themeSheet } from '../view/sheets.js';
import { api } from './api.js';
import { checked, keepFor, LEVELS, load, REASONS, store, VIEWS } from './preferences.js';
import { Words } from './words.js';

/** @typedef {import('./preferences.js').Preferences} Preferences */
/** @typedef {import('./words.js').Own} Own */

/** Says of a file that it is one of these, and how it is made. */
const FORMAT = 'offprint-options-1';

document.adoptedStyleSheets = [themeSheet()];
let preferences = await load();
let words = await Words.in(preferences.lang || api.i18n.getUILanguage());

/** @param {Own} key */
const announce = (key) => (part('status', HTMLElement).textContent = words.say(key));

/** @param {Partial<Preferences>} changed */
async function change(changed) {
  await store(changed);
  preferences = await load();
  words = await Words.in(preferences.lang || api.i18n.getUILanguage());
  fill();
  announce('saved');
}

/** @param {string} id @param {readonly string[]} values @param {string} chosen @param {(value: string) => string} name */
function fillChoice(id, values, chosen, name) {
  part(id, HTMLSelectElement).replaceChildren(...values.map((value) => element('option', { value, selected: value === chosen }, name(value))));
}

function fillReasons() {
  part('reasons', HTMLElement).replaceChildren(
    ...REASONS.map((reason) => {
      const tick = element('input', { type: 'checkbox', id: `reason-${reason}`, value: reason, checked: !preferences.keep.includes(reason) });
      const { name, why } = words.removal({ reason, rule: '' });
      return element('label', {}, tick, element('span', {}, name), element('span', {}), element('span', { class: 'why' }, why));
    }),
  );
}

function fillSites() {
  const sites = Object.entries(preferences.sites).sort(([one], [other]) => (one < other ? -1 : 1));
  const entries = sites.map(([origin, { view, level }]) => {
    const forget = async () => {
      await keepFor(origin, null);
      await change({});
      part('sites', HTMLElement).querySelector('button')?.focus();
    };
    const { host } = new URL(origin);
    return element(
      'li',
      {},
      element('span', {}, element('bdi', {}, host), `: ${words.say(view)}, ${words.say(level)}`),
      button(words.say('forget', { site: host }), forget),
    );
  });
  part('sites', HTMLElement).replaceChildren(...(entries.length > 0 ? entries : [element('li', {}, words.say('noSites'))]));
  part('forget', HTMLButtonElement).hidden = entries.length < 2;
}

async function fillShortcut() {
  const commands = await api.commands.getAll();
  const keys = commands.find(({ name }) => name === '_execute_action')?.shortcut;
  part('shortcut', HTMLElement).textContent = keys ? words.say('shortcut', { keys }) : words.say('noShortcut');
}

function fill() {
  const { lang, level, settings, view } = preferences;
  document.documentElement.dataset['theme'] = settings.theme;
  words.fill();
  document.title = words.say('optionsTitle');
  fillChoice('theme', THEMES, settings.theme, (value) => words.say(/** @type {import('../phrases.js').Key} */ (`theme_${value}`)));
  fillChoice('lang', ['', ...Object.keys(LANGUAGES)], lang, (value) => LANGUAGES[/** @type {keyof typeof LANGUAGES} */ (value)] ?? words.say('languageAuto'));
  fillChoice('view', VIEWS, view, (value) => words.say(/** @type {import('./preferences.js').View} */ (value)));
  fillChoice('level', LEVELS, level, (value) => words.say(/** @type {import('./preferences.js').Level} */ (value)));
  part('level-why', HTMLElement).textContent = words.say(`${level}Why`);
  fillReasons();
  fillSites();
  void fillShortcut();
}

/** @param {string} id @param {(value: string) => object} changed */
function listen(id, changed) {
  const select = part(id, HTMLSelectElement);
  select.addEventListener('change', () => void change(changed(select.value)));
}

/** @param {File} file */
async function loadFile(file) {
  const { format, ...given } = await file.text().then(JSON.parse).then(Object, () => ({}));
  if (format !== FORMAT) return announce('notLoaded');
  await change(checked(given));
  announce('loaded');
}

listen('theme', (theme) => ({ settings: { ...preferences.settings, theme } }));
for (const key of ['lang', 'view', 'level']) listen(key, (value) => ({ [key]: value }));
part('reasons', HTMLElement).addEventListener('change', (event) => {
  const { checked: isOn, value } = /** @type {HTMLInputElement} */ (event.target);
  const keep = REASONS.filter((reason) => (reason === value ? !isOn : preferences.keep.includes(reason)));
  void store({ keep }).then(async () => (preferences = await load()));
  announce('saved');
});
part('forget', HTMLButtonElement).addEventListener('click', () => void change({ sites: {} }));
part('change', HTMLButtonElement).addEventListener('click', () => {
  // Firefox has a call for it, Chromium an address
  void (api.commands.openShortcutSettings ? api.commands.openShortcutSettings() : api.tabs.create({ url: 'chrome://extensions/shortcuts' }));
});
part('save', HTMLButtonElement).addEventListener('click', () => {
  save('offprint-options.json', 'application/json', `${JSON.stringify({ format: FORMAT, ...preferences }, null, 2)}\n`);
});
const file = part('file', HTMLInputElement);
part('load', HTMLButtonElement).addEventListener('click', () => file.click());
file.addEventListener('change', () => {
  if (file.files?.[0]) void loadFile(file.files[0]);
  file.value = '';
});
fill();
