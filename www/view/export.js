// What is kept now, as text, Markdown, HTML or JSON: to the clipboard or into a file.

import { element } from '../dom.js';

/** @typedef {import('../engine.js').Engine} Engine */
/** @typedef {import('./reading.js').Reading} Reading */
/** @typedef {'text' | 'markdown' | 'html' | 'json'} Form */

/** @type {Record<Form, {ending: string, type: string}>} */
export const FORMS = {
  text: { ending: 'txt', type: 'text/plain' },
  markdown: { ending: 'md', type: 'text/markdown' },
  html: { ending: 'html', type: 'text/html' },
  json: { ending: 'json', type: 'application/json' },
};

/**
 * With everything put back, no repair carried out and no source line, the text is the input, character by character.
 * @param {Engine} engine @param {Reading} reading @param {Form} form @param {string} [source] a line that says where it is from
 * @returns {Promise<string>}
 */
export async function write(engine, reading, form, source = '') {
  const { ledger, decided } = reading;
  const restored = ledger.isAll ? 'all' : ledger.all('removals');
  if (form === 'json') return `${JSON.stringify({ ...decided, restored: ledger.all('removals'), ...(source ? { source } : {}) }, null, 2)}\n`;
  if (form === 'markdown') return under(await engine.toMarkdown(decided, restored), source && source.replace(/([\\`*_[\]<>#])/g, '\\$1'));
  if (form === 'html') return under(await engine.toHtml(decided, restored), source && `<p>${escaped(source)}</p>`);
  const isWhole = restored === 'all' && decided.repairs.length === 0;
  return under(isWhole ? decided.text : await engine.toText(decided, restored), source);
}

/** @param {string} text @param {string} line */
const under = (text, line) => (line ? `${text.trimEnd()}\n\n${line}\n` : text);

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** A name for a file of this article. @param {Reading} reading @param {string} ending */
export function fileName({ article }, ending) {
  const title = (article.metadata.title ?? '').normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60);
  return `${title || 'offprint'}.${ending}`;
}

/** Hands a file over, as a download does. @param {string} name @param {string} type @param {string} content */
export function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = element('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
