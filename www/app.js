// The page: input, and the articles that are open. What is read is shown by <offprint-view>.

import { element, part } from './dom.js';
import { sharedEngine } from './element.js';
import { Documents } from './page/documents.js';
import { Input } from './page/input.js';
import { offline } from './page/offline.js';
import { load, store } from './page/preferences.js';
import { english, LANGUAGES, Phrases } from './phrases.js';
import { showFailure } from './view/failure.js';
import { themeSheet } from './view/sheets.js';

/** @typedef {import('./page/files.js').Given} Given */

/** Milliseconds after which the page loads what is not seen. */
const WARM = 300;

const root = document.documentElement;
const start = part('start', HTMLFormElement);
const failure = part('failure', HTMLElement);
const language = part('language', HTMLSelectElement);

let preferences = load();
let phrases = english;

const documents = new Documents({ phrases: () => phrases, preferences: () => preferences, prefer, close });
const input = new Input({
  give,
  preview,
  fail,
  names: () => {
    const { title, help } = phrases.error('Address');
    return { pasted: phrases.say('pasted'), example: phrases.say('exampleName'), noText: phrases.say('noText'), address: `${title}. ${help}` };
  },
});

/** @param {'start' | 'typing' | 'reading'} state */
function turn(state) {
  root.dataset['state'] = state;
  start.hidden = state === 'reading';
  if (state === 'start') document.title = 'Offprint';
}

/** @param {Given[]} given */
function give(given) {
  failure.hidden = true;
  // what was only being typed makes way
  if (root.dataset['state'] !== 'reading') documents.clear();
  scrollTo({ top: 0, behavior: 'instant' });
  documents.add(given);
  turn('reading');
  documents.current?.view.addEventListener('offprint-ready', () => documents.current?.view.focus(), { once: true });
}

/** @param {Given | null} given */
function preview(given) {
  if (root.dataset['state'] === 'reading') return;
  if (!given) {
    documents.clear();
    turn('start');
  } else if (documents.isEmpty) {
    documents.add([given]);
    turn('typing');
  } else documents.again(given);
}

function close() {
  documents.clear();
  failure.hidden = true;
  turn('start');
  scrollTo({ top: 0, behavior: 'instant' });
  input.focus();
}

/** @param {Error} error */
function fail(error) {
  showFailure(failure, phrases, error);
}

/** Remembers how the text is set, for every article. @param {import('./view/settings.js').Settings} settings @param {boolean} singleKeys */
function prefer(settings, singleKeys) {
  preferences = { ...preferences, settings, singleKeys };
  store(preferences);
  root.dataset['theme'] = settings.theme;
  for (const view of documents.views) {
    view.settings = settings;
    view.singleKeys = singleKeys;
  }
}

/** @param {string} lang */
async function speak(lang) {
  phrases = await Phrases.in(lang).catch(() => english);
  root.lang = phrases.lang;
  language.value = phrases.lang.split('-')[0] ?? 'en';
  for (const each of document.querySelectorAll('[data-say]')) {
    const text = phrases.say(/** @type {import('./phrases.js').Key} */ (/** @type {HTMLElement} */ (each).dataset['say']));
    // what is there already is not painted again
    if (each.textContent?.replace(/\s+/g, ' ').trim() !== text) each.textContent = text;
  }
  for (const each of document.querySelectorAll('[data-label]')) {
    each.setAttribute('aria-label', phrases.say(/** @type {import('./phrases.js').Key} */ (/** @type {HTMLElement} */ (each).dataset['label'])));
  }
  part('source', HTMLTextAreaElement).placeholder = phrases.say('placeholder');
  for (const view of documents.views) {
    view.lang = phrases.lang;
    const again = view.querySelector('.new');
    if (again) again.textContent = phrases.say('newText');
  }
}

document.adoptedStyleSheets = [themeSheet()];
root.dataset['theme'] = preferences.settings.theme;
language.replaceChildren(...Object.entries(LANGUAGES).map(([value, name]) => element('option', { value, lang: value }, name)));
language.addEventListener('change', () => {
  preferences = { ...preferences, lang: language.value };
  store(preferences);
  void speak(language.value);
});
addEventListener('keydown', (event) => {
  // an element obeys the keys that are pressed in it; those pressed elsewhere go to the one that is shown
  if (root.dataset['state'] === 'reading' && !event.defaultPrevented) documents.current?.view.handleKey(event);
});

// what other programs share is read at once
if (location.search) sharedEngine().warm();
await speak(preferences.lang ?? navigator.languages.find((each) => (each.split('-')[0] ?? '') in LANGUAGES) ?? 'en');
const query = new URLSearchParams(location.search);
if (query.size > 0) {
  history.replaceState(null, '', location.pathname);
  input.takeShared(query);
}
root.dataset['ready'] = '';
// the engine loads before it is needed, but behind what is seen, and the rest for reading offline behind the engine
setTimeout(() => sharedEngine().warm(), WARM);
setTimeout(() => offline(part('news', HTMLElement), () => phrases), 3 * WARM);
