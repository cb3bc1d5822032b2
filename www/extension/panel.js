// The panel: reads the page of its tab when it is opened and at every click, and shows the article in <offprint-view>.
// The same page in a tab of its own is the full reader.

import { part } from '../dom.js';
import { OffprintView } from '../element.js';
import { showFailure } from '../view/failure.js';
import { themeSheet } from '../view/sheets.js';
import { api } from './api.js';
import { isSite, keepFor, load, store } from './preferences.js';
import { engine, first, given, take } from './reader.js';
import { Words } from './words.js';

/** @typedef {import('./reader.js').Page} Page */

const view = /** @type {OffprintView} */ (document.querySelector('offprint-view'));
const failure = part('failure', HTMLElement);
const mark = part('mark', HTMLInputElement);
const remember = part('remember', HTMLInputElement);

const language = api.i18n.getUILanguage();
let preferences = await load();
const words = await Words.in(preferences.lang || language);

/** Counts what was asked for: only the last of it is shown. */
let turns = 0;
/** What was read last. @type {Page | null} */
let page = null;
/** @type {import('./browsers.d.ts').Port | null} */
let port = null;
let isFromPage = false;

/** Takes the marks off the page. */
function leave() {
  port?.disconnect();
  port = null;
  mark.checked = false;
  mark.disabled = true;
}

/** @param {string} name of an error of the extension */
function fail(name) {
  view.article = null;
  page = null;
  part('keep', HTMLElement).hidden = true;
  showFailure(failure, words, Object.assign(new Error(''), { name }), () => void read(), true);
}

/** @param {Promise<Page>} [taken] the page, where it was read already */
async function read(taken = take()) {
  turns += 1;
  const turn = turns;
  const wasMarked = mark.checked;
  leave();
  failure.hidden = true;
  const now = await taken;
  if (turn !== turns) return;
  if (!now.source) return fail(now.why);
  const level = open(now);
  const article = await view.read(now.source, { level, keep: preferences.keep });
  if (!article || turn !== turns) return;
  if (article.outcome.status === 'empty') return fail('EmptyPage');
  document.title = `${article.metadata.title ?? words.say('article')} · Offprint`;
  connect(now.tab);
  mark.checked = wasMarked;
  paint();
}

/** Another page opens as was chosen for it; the same page, read again, stays as it is. @param {Page} now */
function open(now) {
  const isSame = page?.source?.url === now.source?.url;
  page = now;
  const kept = preferences.sites[now.origin];
  const canKeep = isSite(now.origin) && !now.isPrivate;
  part('keep', HTMLElement).hidden = !canKeep;
  if (canKeep) part('site', HTMLElement).textContent = words.say('remember', { site: new URL(now.origin).host });
  const start = isSame ? view : kept ?? preferences;
  // what is set here is no choice that would have to be kept
  remember.checked = false;
  view.view = start.view;
  remember.checked = kept !== undefined;
  return start.level;
}

/** @param {number} tab */
function connect(tab) {
  const opened = api.tabs.connect(tab, { frameId: 0 });
  opened.onMessage.addListener(({ quotation }) => {
    isFromPage = true;
    view.showQuotation(quotation);
    isFromPage = false;
  });
  // the page has gone elsewhere
  opened.onDisconnect.addListener(leave);
  port = opened;
  mark.disabled = false;
}

function paint() {
  const { article } = view;
  if (!mark.checked || !article?.origins) return port?.postMessage({ clear: true });
  const { origins, quotations, removals, speakers } = article;
  port?.postMessage({ mark: { origins, quotations, removals, speakers }, restored: view.restored });
}

/** Keeps what was chosen for the site, or forgets it. */
async function keep() {
  if (!page || part('keep', HTMLElement).hidden) return;
  await keepFor(page.origin, remember.checked ? { view: view.view, level: view.level } : null);
}

/** The full reader. */
async function openTab() {
  const { tab } = page ?? (await first);
  await api.tabs.create({ url: api.runtime.getURL(`extension/panel.html?tab=${tab}&full`) });
}

/** @param {import('../view/settings.js').Settings} settings */
function dress(settings) {
  document.documentElement.dataset['theme'] = settings.theme;
  if (JSON.stringify(settings) !== JSON.stringify(view.settings)) view.settings = settings;
}

mark.addEventListener('change', paint);
remember.addEventListener('change', () => void keep());
for (const name of ['view-changed', 'level-changed']) view.addEventListener(name, () => remember.checked && void keep());
// how long it took can be measured from outside
view.addEventListener('offprint-ready', () => performance.mark('shown'));
for (const name of ['removal-toggled', 'offprint-ready']) view.addEventListener(name, () => mark.checked && paint());
view.addEventListener('quote-selected', (event) => {
  const { quotation } = /** @type {CustomEvent} */ (event).detail;
  if (!isFromPage && mark.checked) port?.postMessage({ show: quotation });
});
view.addEventListener('offprint-settings', (event) => {
  const { settings } = /** @type {CustomEvent} */ (event).detail;
  dress(settings);
  void store({ settings });
});
part('again', HTMLButtonElement).addEventListener('click', () => void read());
part('tab', HTMLButtonElement).addEventListener('click', () => void openTab());
part('options', HTMLButtonElement).addEventListener('click', () => void api.runtime.openOptionsPage());
api.runtime.onMessage.addListener((message) => {
  if (message.read !== undefined && (!given || message.read === given)) void read();
});
// what is chosen in the options holds at once
api.storage.onChanged.addListener(async () => {
  preferences = await load();
  dress(preferences.settings);
});

document.adoptedStyleSheets = [themeSheet()];
if (new URLSearchParams(location.search).has('full')) {
  part('tab', HTMLButtonElement).hidden = true;
  part('more', HTMLDetailsElement).open = true;
  part('show', HTMLElement).hidden = true;
}
words.fill();
view.lang = words.lang;
view.engine = engine;
dress(preferences.settings);
await read(first);
