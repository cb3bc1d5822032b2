// The page: input on one side, the reading on the other, and the engine between them.

import { toClipboard, write } from './copy.js';
import { element, part } from './dom.js';
import { Engine } from './engine.js';
import { Input } from './input.js';
import { errors, reasons, say } from './messages/en.js';
import { quotesList } from './quotes-list.js';
import { Reading } from './reading.js';
import { summary } from './summary.js';
import { Tabs } from './tabs.js';
import { Views } from './views.js';

/** @typedef {import('./copy.js').Form} Form */
/** @typedef {import('./input.js').Given} Given */
/** @typedef {import('./types.js').Span} Span */
/** @typedef {import('./views.js').View} View */

/** Milliseconds before work is shown as work. */
const PATIENCE = 500;
/** Milliseconds that a found place stays lit. */
const LIT = 2500;
const TIME_LIMIT = 20_000;

const engine = new Engine({ timeLimit: TIME_LIMIT });
const root = document.documentElement;
const stage = part('stage', HTMLElement);
const sheet = part('article', HTMLElement);
const failure = part('failure', HTMLElement);
const busy = part('busy', HTMLElement);
const live = part('live', HTMLElement);
const undo = part('undo', HTMLButtonElement);
const redo = part('redo', HTMLButtonElement);
const all = part('all', HTMLButtonElement);

/** @type {Reading | null} */
let reading = null;
/** @type {Views | null} */
let views = null;
/** @type {AbortController | null} */
let working = null;

const tabs = new Tabs(part('views', HTMLElement), (view) => turn(/** @type {View} */ (view)));
const input = new Input({ give, fail });

/** Says something to those who listen. @param {string} message */
function announce(message) {
  // the same words twice would be read once
  live.textContent = live.textContent === message ? `${message}\u00a0` : message;
}

/** @param {Given} given @param {number} [timeLimit] */
async function give({ source, format }, timeLimit = TIME_LIMIT) {
  working?.abort();
  const mine = new AbortController();
  working = mine;
  failure.hidden = true;
  const clock = setTimeout(() => {
    busy.hidden = false;
    announce(say.reading);
  }, PATIENCE);
  try {
    const article = await engine.extract(source, { format }, { signal: mine.signal, timeLimit });
    if (working === mine) open(new Reading(article));
  } catch (thrown) {
    if (mine.signal.aborted) return;
    fail(/** @type {Error} */ (thrown), () => give({ source, format }, timeLimit * 3));
  } finally {
    clearTimeout(clock);
    if (working === mine) {
      busy.hidden = true;
      working = null;
    }
  }
}

/** @param {Reading} next */
function open(next) {
  reading = next;
  views = new Views(next, stage, masthead, { show, list });
  next.ledger.addEventListener('change', (event) => changed(/** @type {CustomEvent} */ (event).detail));
  root.dataset['state'] = 'reading';
  sheet.hidden = false;
  part('start', HTMLFormElement).hidden = true;
  stage.lang = next.article.metadata.language ?? next.article.outcome.language ?? '';
  kicker();
  part('voices', HTMLElement).replaceChildren(...quotesList(next, (index) => showQuotation(index)));
  scrollTo({ top: 0, behavior: 'instant' });
  tabs.select('cleaned');
  status();
  sheet.focus({ preventScroll: true });
  announce(part('summary', HTMLElement).firstElementChild?.textContent ?? '');
}

function close() {
  working?.abort();
  reading = null;
  views = null;
  stage.replaceChildren();
  sheet.hidden = true;
  failure.hidden = true;
  part('start', HTMLFormElement).hidden = false;
  root.dataset['state'] = 'start';
  scrollTo({ top: 0, behavior: 'instant' });
  input.focus();
}

/** @type {Promise<unknown>} */
let painted = Promise.resolve();

/** @param {View} view */
function turn(view) {
  if (!views) return;
  root.dataset['view'] = view;
  stage.setAttribute('aria-labelledby', `tab-${view}`);
  part('given', HTMLElement).hidden = view !== 'original';
  painted = views.show(view);
}

/** @param {{indices: number[], restored: boolean, how: 'done' | 'undone' | 'redone'}} change */
function changed({ indices, restored, how }) {
  if (!reading || !views) return;
  const focused = document.activeElement?.id;
  views.update(indices);
  status();
  if (focused && document.activeElement?.id !== focused) {
    const again = document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
    else sheet.focus({ preventScroll: true });
  }
  const first = reading.article.removals[indices[0] ?? -1];
  const what = indices.length === 1 && first ? reasons[first.reason].name : say.removalCount(indices.length);
  const said = restored ? say.restoredNow(what) : say.removedNow(what);
  announce(`${how === 'done' ? '' : `${how === 'undone' ? say.undone : say.redone}: `}${said}. ${part('summary', HTMLElement).firstElementChild?.textContent ?? ''}`);
}

function status() {
  if (!reading) return;
  const { ledger, article } = reading;
  part('summary', HTMLElement).replaceChildren(...summary(reading));
  // a button that has the focus is not taken away from under it
  undo.setAttribute('aria-disabled', String(!ledger.canUndo));
  redo.setAttribute('aria-disabled', String(!ledger.canRedo));
  all.hidden = article.removals.length === 0;
  all.textContent = ledger.isAll ? say.removeAll : say.restoreAll;
}

function kicker() {
  const { metadata } = /** @type {Reading} */ (reading).article;
  const site = metadata.site ?? null;
  part('kicker', HTMLElement).replaceChildren(...(site ? [`${say.offprintFrom} `, element('bdi', {}, say.from(site))] : []));
}

/** Byline and dates, for below the title. */
function masthead() {
  const { metadata } = /** @type {Reading} */ (reading).article;
  /** @type {(Node | string)[]} */
  const parts = [];
  if (metadata.byline) parts.push(element('span', { class: 'byline' }, `${say.by} `, element('bdi', {}, metadata.byline)));
  const published = date(metadata.published);
  if (published) parts.push(published);
  const modified = metadata.modified !== metadata.published ? date(metadata.modified) : null;
  if (modified) parts.push(element('span', {}, `${say.updated} `, modified));
  return parts.length > 0 ? element('p', { class: 'credits' }, ...parts) : null;
}

/** @param {string | null} iso */
function date(iso) {
  const time = iso ? Date.parse(iso) : Number.NaN;
  if (!iso || Number.isNaN(time)) return null;
  // a date without a time of day means that day, wherever it is read
  const zone = iso.length <= 10 ? 'UTC' : undefined;
  return element('time', { datetime: iso }, new Intl.DateTimeFormat(say.lang, { dateStyle: 'long', timeZone: zone }).format(time));
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let light;

/** Goes to a place in the article and lights it for a moment. @param {Span} span */
function show(span) {
  if (!views) return;
  const ranges = views.ranges(span);
  const place = ranges[0]?.startContainer.parentElement;
  const row = /** @type {HTMLElement | null} */ (place?.closest('[data-row]')) ?? views.rowAt(span.start);
  const group = row?.closest('details');
  if (group) group.open = true;
  (place ?? row)?.scrollIntoView({ block: 'center' });
  row?.focus({ preventScroll: true });
  if (!('highlights' in CSS)) return;
  clearTimeout(light);
  CSS.highlights.set('found', new Highlight(...ranges));
  light = setTimeout(() => CSS.highlights.delete('found'), LIT);
}

/** @param {number} index */
async function showQuotation(index) {
  const quotation = reading?.article.quotations[index];
  if (!quotation || !views || !reading) return;
  // what is removed can only be seen where removals are
  if (views.view === 'cleaned' && reading.isOut(quotation.removal ?? -1)) tabs.select('marked', false);
  await painted;
  show(quotation);
}

/** Goes to a quotation's entry in the list. @param {number} index */
function list(index) {
  const entry = document.getElementById(`entry-${index}`);
  entry?.scrollIntoView({ block: 'nearest' });
  entry?.focus({ preventScroll: true });
}

/** @param {Form} form */
async function copy(form) {
  if (!reading) return;
  try {
    if (await toClipboard(write(engine, reading, form))) announce(say.copied(say.copyAs[form]));
    part('copied', HTMLElement).textContent = live.textContent;
  } catch (thrown) {
    fail(/** @type {Error} */ (thrown));
  }
}

/** @param {Error} error @param {() => void} [again] */
function fail(error, again) {
  const { title, help } = errors[error.name] ?? /** @type {{title: string, help: string}} */ (errors['other']);
  failure.replaceChildren(
    element('h2', {}, title),
    element('p', {}, help),
    element('p', { class: 'why', dir: 'auto' }, error.message),
    element(
      'p',
      { class: 'actions' },
      again && element('button', { type: 'button', class: 'primary', onclick: again }, say.again),
      element('button', { type: 'button', onclick: () => (failure.hidden = true) }, say.close),
    ),
  );
  failure.hidden = false;
}

undo.addEventListener('click', () => reading?.ledger.undo());
redo.addEventListener('click', () => reading?.ledger.redo());
all.addEventListener('click', () => reading?.ledger.setAll(!reading.ledger.isAll));
part('new', HTMLButtonElement).addEventListener('click', close);
part('cancel', HTMLButtonElement).addEventListener('click', () => {
  working?.abort(new DOMException('', 'AbortError'));
});
for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', () => copy(/** @type {Form} */ (/** @type {HTMLElement} */ (button).dataset['copy'])));
}
stage.addEventListener('click', (event) => {
  const mark = event.target instanceof Element ? event.target.closest('[data-quotation]') : null;
  if (!(mark instanceof HTMLElement) || (event.target instanceof Element && event.target.closest('a'))) return;
  if (getSelection()?.isCollapsed ?? true) list(Number(mark.dataset['quotation']));
});
addEventListener('keydown', (event) => {
  if (!reading || event.altKey || !(event.ctrlKey || event.metaKey)) return;
  const isField = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
  const key = event.key.toLowerCase();
  if (isField || (key !== 'z' && key !== 'y')) return;
  event.preventDefault();
  if (key === 'y' || event.shiftKey) reading.ledger.redo();
  else reading.ledger.undo();
});

engine.warm();
