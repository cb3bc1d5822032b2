// The panel: reads the page of its tab when it is opened and at every click, and shows the article in <offprint-view>.
// The same page in a tab of its own is the full reader.

import { part } from '../dom.js';
import { OffprintView, sharedEngine } from '../element.js';
import { showFailure } from '../view/failure.js';
import { themeSheet } from '../view/sheets.js';
import { api } from './api.js';
import { whyClosed, whyUseless } from './closed.js';
import { isSite, keepFor, load, store } from './preferences.js';
import { Words } from './words.js';

/** @typedef {import('./browsers.d.ts').Taken} Taken */

// while the page is being read, the engine loads
sharedEngine().warm();

const view = /** @type {OffprintView} */ (document.querySelector('offprint-view'));
const failure = part('failure', HTMLElement);
const mark = part('mark', HTMLInputElement);
const remember = part('remember', HTMLInputElement);
/** The tab that this panel belongs to; a sidebar belongs to a window and has none. */
const given = Number(new URLSearchParams(location.search).get('tab'));

const language = api.i18n.getUILanguage();
let preferences = await load();
const words = await Words.in(preferences.lang || language);

let tab = given;
/** Counts what was asked for: only the last of it is shown. */
let turns = 0;
/** What was read last. @type {Taken | null} */
let taken = null;
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

/** The page as it is now. @returns {Promise<Taken>} */
async function take() {
  const target = { tabId: tab };
  await api.scripting.executeScript({ target, files: ['/extension/injected.js'] });
  const [found] = await api.scripting.executeScript({ target, func: () => /** @type {any} */ (globalThis).offprint.read() });
  if (!found?.result) throw new Error('nothing came back from the page');
  return /** @type {Taken} */ (found.result);
}

/** @param {string} name of an error of the extension */
function fail(name) {
  view.article = null;
  taken = null;
  part('keep', HTMLElement).hidden = true;
  showFailure(failure, words, Object.assign(new Error(''), { name }), () => void read(), true);
}

async function read() {
  turns += 1;
  const turn = turns;
  const wasMarked = mark.checked;
  leave();
  failure.hidden = true;
  if (!given) tab = (await api.tabs.query({ active: true, currentWindow: true }))[0]?.id ?? 0;
  let refusal = '';
  const now = await take().catch((thrown) => {
    refusal = String(thrown?.message);
    return null;
  });
  const about = await api.tabs.get(tab).catch(() => undefined);
  if (turn !== turns) return;
  const why = now ? whyUseless(now) : whyClosed(about?.url, refusal);
  if (!now || why) return fail(why ?? 'other');
  const level = open(now, about?.incognito === true);
  const { text, lengths, names, nodes, url } = now;
  const source = { text, lengths: Uint32Array.from(lengths), names, nodes: Uint32Array.from(nodes), url };
  const article = await view.read(source, { level, keep: preferences.keep });
  if (!article || turn !== turns) return;
  if (article.outcome.status === 'empty') return fail('EmptyPage');
  document.title = `${article.metadata.title ?? words.say('article')} · Offprint`;
  connect();
  mark.checked = wasMarked;
  paint();
}

/** Another page opens as was chosen for it; the same page, read again, stays as it is. @param {Taken} now @param {boolean} isPrivate */
function open(now, isPrivate) {
  const isSame = taken?.url === now.url;
  taken = now;
  const kept = preferences.sites[now.origin];
  const canKeep = isSite(now.origin) && !isPrivate;
  part('keep', HTMLElement).hidden = !canKeep;
  remember.checked = kept !== undefined;
  if (canKeep) part('site', HTMLElement).textContent = words.say('remember', { site: new URL(now.origin).host });
  if (isSame) return view.level;
  const start = kept ?? preferences;
  view.view = start.view;
  return start.level;
}

function connect() {
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
  if (!taken || part('keep', HTMLElement).hidden) return;
  await keepFor(taken.origin, remember.checked ? { view: view.view, level: view.level } : null);
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
part('tab', HTMLButtonElement).addEventListener('click', () => void api.tabs.create({ url: api.runtime.getURL(`extension/panel.html?tab=${tab}&full`) }));
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
}
words.fill();
view.lang = words.lang;
dress(preferences.settings);
await read();
