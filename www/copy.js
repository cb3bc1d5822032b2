// What is kept now, as text, Markdown or JSON, to the clipboard.

import { part } from './dom.js';

/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {'text' | 'markdown' | 'json'} Form */

/**
 * With everything put back, the text is the input, character by character.
 * @param {Engine} engine @param {Reading} reading @param {Form} form @returns {Promise<string>}
 */
export async function write(engine, { article, ledger }, form) {
  const restored = ledger.isAll ? 'all' : ledger.restored;
  if (form === 'json') return `${JSON.stringify({ ...article, restored: ledger.restored }, null, 2)}\n`;
  if (form === 'markdown') return engine.toMarkdown(article, restored);
  return restored === 'all' ? article.text : engine.toText(article, restored);
}

/**
 * Copies what a promise gives. Where the browser refuses, the text is shown, to be copied by hand.
 * @param {Promise<string>} promised @returns {Promise<boolean>} whether it is on the clipboard
 */
export async function toClipboard(promised) {
  try {
    // a ClipboardItem made at once keeps the click's permission while the text is still being written
    const blob = promised.then((text) => new Blob([text], { type: 'text/plain' }));
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    return true;
  } catch {
    const text = await promised;
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      byHand(text);
      return false;
    }
  }
}

/** @param {string} text */
function byHand(text) {
  const dialog = part('by-hand', HTMLDialogElement);
  const area = part('by-hand-text', HTMLTextAreaElement);
  area.value = text;
  dialog.showModal();
  area.select();
}
