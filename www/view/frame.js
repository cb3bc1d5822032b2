// The element's shadow tree before there is an article: where everything goes, and what it is called.

import { button, element } from '../dom.js';

/** @typedef {import('../phrases.js').Phrases} Phrases */
/** @typedef {ReturnType<typeof frame>} Frame */

/** @param {Phrases} phrases @param {{undo: () => void, redo: () => void, all: () => void, cancel: () => void, beside: () => void, help: () => void}} go */
export function frame(phrases, go) {
  const say = phrases.say.bind(phrases);
  const undo = button(say('undo'), go.undo, { id: 'undo', 'aria-keyshortcuts': 'Control+Z' });
  const redo = button(say('redo'), go.redo, { id: 'redo', 'aria-keyshortcuts': 'Control+Shift+Z' });
  const all = button(say('restoreAll'), go.all, { id: 'all' });
  const beside = button(say('beside'), go.beside, { id: 'beside', class: 'wide', 'aria-pressed': 'false', 'aria-keyshortcuts': '4' });
  const help = button('?', go.help, { id: 'help', 'aria-label': say('help'), 'aria-keyshortcuts': '?' });
  const bar = element('div', { class: 'bar', part: 'bar' });
  const tools = element('div', { class: 'tools', role: 'group', 'aria-label': say('tools') });
  bar.append(tools);

  const busy = element(
    'section',
    { class: 'busy', part: 'busy', 'aria-label': say('progress'), hidden: true },
    element('p', {}, say('reading')),
    element('div', { class: 'working', 'aria-hidden': 'true' }),
    button(say('cancel'), go.cancel, { id: 'cancel' }),
  );
  const failure = element('section', { class: 'failure', part: 'failure', role: 'alert', id: 'failure', hidden: true });
  const kicker = element('p', { class: 'kicker', id: 'kicker' });
  const summary = element('div', { class: 'summary', part: 'summary', id: 'summary' });
  const given = element('h1', { class: 'visually-hidden', id: 'given', hidden: true }, say('original_'));
  const stage = element('div', { class: 'stage', part: 'text', id: 'stage', role: 'tabpanel', 'aria-labelledby': 'tab-cleaned', tabindex: -1 });
  const pane = element('div', { class: 'pane' }, given, stage);
  const leftStage = element('div', { class: 'stage', 'data-view': 'original' });
  const left = element('div', { class: 'pane first', role: 'group', 'aria-label': say('original'), tabindex: 0, hidden: true }, leftStage);
  const galley = element('div', { class: 'galley' }, kicker, summary, element('div', { class: 'panes' }, left, pane));
  const taken = element('div', { class: 'taken', id: 'taken' });
  const voices = element('div', { id: 'quotes' });
  const index = element(
    'div',
    { class: 'index', part: 'index' },
    element('section', { 'aria-labelledby': 'taken-title' }, element('h2', { id: 'taken-title', tabindex: -1 }, say('takenTitle')), taken),
    element('section', { 'aria-labelledby': 'voices-title' }, element('h2', { id: 'voices-title', tabindex: -1 }, say('voicesTitle')), voices),
  );
  const sheet = element('article', { class: 'sheet', part: 'sheet', id: 'article', tabindex: -1, 'aria-label': say('article'), hidden: true }, bar, galley, index);
  const live = element('p', { class: 'live', role: 'status', id: 'live' });
  const box = element('div', { class: 'frame', part: 'frame', lang: phrases.lang }, busy, failure, sheet, live);
  return { box, sheet, bar, tools, undo, redo, all, beside, help, busy, failure, kicker, summary, given, stage, pane, left, leftStage, galley, index, taken, voices, live };
}
