// The panel: reads the page of its tab when it is opened and at every click, and shows the article in <offprint-view>.

import { part } from '../dom.js';
import '../element.js';
import { english, Phrases } from '../phrases.js';
import { showFailure } from '../view/failure.js';
import { themeSheet } from '../view/sheets.js';
import { api, load, speak, store } from './preferences.js';

const view = document.querySelector('offprint-view');
const failure = part('failure', HTMLElement);
const mark = part('mark', HTMLInputElement);
const given = Number(new URLSearchParams(location.search).get('tab'));

let phrases = english;
let tab = given;
/** @type {any} */
let port = null;
let isFromPage = false;

/** Takes the marks off the page. */
function leave() {
  port?.disconnect();
  port = null;
  mark.checked = false;
  mark.disabled = true;
}

/** The page as it is now. @returns {Promise<{isSelection: boolean, source: import('../types.js').PageSnapshot}>} */
async function take() {
  const target = { tabId: tab };
  await api.scripting.executeScript({ target, files: ['/extension/injected.js'] });
  const [{ result }] = await api.scripting.executeScript({ target, func: () => globalThis.offprint.read() });
  const { isSelection, lengths, nodes, ...rest } = result;
  return { isSelection, source: { ...rest, lengths: Uint32Array.from(lengths), nodes: Uint32Array.from(nodes) } };
}

async function read() {
  leave();
  failure.hidden = true;
  if (!given) tab = (await api.tabs.query({ active: true, currentWindow: true }))[0]?.id;
  let taken;
  try {
    taken = await take();
  } catch (thrown) {
    view.article = null;
    showFailure(failure, phrases, Object.assign(new Error(String(thrown?.message ?? thrown)), { name: 'PageClosed' }), () => void read());
    return;
  }
  const article = await view.read(taken.source);
  if (!article || taken.isSelection) return;
  port = api.tabs.connect(tab, { frameId: 0 });
  port.onMessage.addListener(({ quotation }) => {
    isFromPage = true;
    view.showQuotation(quotation);
    isFromPage = false;
  });
  // the page has gone elsewhere
  port.onDisconnect.addListener(leave);
  mark.disabled = false;
}

function paint() {
  const { origins, quotations, removals, speakers } = view.article ?? {};
  port?.postMessage(mark.checked && origins ? { mark: { origins, quotations, removals, speakers }, restored: view.restored } : { clear: true });
}

mark.addEventListener('change', paint);
view.addEventListener('removal-toggled', () => mark.checked && paint());
view.addEventListener('offprint-ready', () => mark.checked && paint());
view.addEventListener('quote-selected', ({ detail }) => !isFromPage && mark.checked && port?.postMessage({ show: detail.quotation }));
view.addEventListener('offprint-settings', ({ detail }) => {
  document.documentElement.dataset.theme = detail.settings.theme;
  void store({ settings: detail.settings });
});
part('again', HTMLButtonElement).addEventListener('click', () => void read());
part('tab', HTMLButtonElement).addEventListener('click', () => void api.tabs.create({ url: api.runtime.getURL(`extension/panel.html?tab=${tab}`) }));
part('options', HTMLButtonElement).addEventListener('click', () => void api.runtime.openOptionsPage());
api.runtime.onMessage.addListener((message) => {
  if (!given || message.read === given) void read();
});

document.adoptedStyleSheets = [themeSheet()];
phrases = await Phrases.in(api.i18n.getUILanguage()).catch(() => english);
speak(phrases);
view.lang = phrases.lang;
const preferences = await load();
document.documentElement.dataset.theme = preferences.settings.theme;
view.settings = preferences.settings;
view.level = preferences.level;
view.view = preferences.view;
await read();
