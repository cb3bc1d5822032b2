// The verbs of a reader's way through the page, over driver.js. What a selector names is looked for in the page and in
// the element that is shown.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve as serveFolder } from '../../scripts/serve.js';
import { Driver } from './driver.js';

/** @typedef {Awaited<ReturnType<typeof openPage>>} Page */
/** @typedef {import('./driver.js').Name} Name */

/** Known to every script that runs in the page. */
const HELP = `
  const view = document.querySelector('offprint-view:not([hidden])');
  const $ = (selector) => document.querySelector(selector) ?? view?.shadowRoot.querySelector(selector) ?? null;
  const $$ = (selector) => [...document.querySelectorAll(selector), ...(view?.shadowRoot.querySelectorAll(selector) ?? [])];
  const focused = () => document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
`;

const WWW = new URL('../../www', import.meta.url).pathname;
const SHIPPED = new URL('../../target/page', import.meta.url).pathname;

/** The page as it is shipped, or another folder, on a free port of this machine, or on one that is named. @param {string} [folder] @param {number} [at] */
export async function serve(folder = SHIPPED, at = 0) {
  const server = serveFolder(folder);
  /** @type {string[]} */
  const requested = [];
  server.on('request', (request) => requested.push(`http://${request.headers.host}${request.url}`));
  await new Promise((resolve) => server.listen(at, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    requested,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}

/** A copy of the page's folder, which a test may change. */
export function copied() {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-'));
  cpSync(WWW, folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * A browser at a page that a test has put beside the page's own files.
 * @param {Name} browser @param {Record<string, string>} files by name, the page first @param {(folder: string) => void} [change] before it is served
 */
export async function openBeside(browser, files, change = () => {}) {
  const { folder, remove } = copied();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  change(folder);
  const server = await serve(folder);
  const page = await openPage(browser, `${server.origin}/${Object.keys(files)[0]}`);
  const close = async () => {
    await page.close();
    await server.close();
    remove();
  };
  return { page, server, close };
}

/** @param {Name} browser @param {string} address @param {{dark?: boolean}} [settings] */
export async function openPage(browser, address, settings) {
  const driver = await Driver.start(browser, settings);
  await driver.resize(1280, 900);
  /** The body of an async function, run in the page; gives what it returns. @param {string} script @returns {Promise<any>} */
  const run = (script) => driver.run((/** @type {string} */ script) => new Function(`return (async () => { ${script} })()`)(), `${HELP}${script}`);
  const page = {
    driver,
    run,
    /** @param {string} [path] */
    open: async (path = '') => {
      await driver.open(`${address}${path}`);
      await until(page, `document.documentElement.dataset.ready !== undefined || document.contentType !== 'text/html'`);
    },
    click: (/** @type {string} */ selector) => driver.click(selector),
    /** Text into what has the focus, as typing ends. @param {string} text */
    type: (text) => run(`document.execCommand('insertText', false, ${JSON.stringify(text)})`),
    /** For example `Control+Enter`, to what has the focus. @param {string} keys */
    press: (keys) => driver.press(keys),
    close: () => driver.end(),
  };
  await page.open();
  return page;
}

/** Milliseconds for what the page does at once, on a slow machine. */
const PATIENCE = 20_000;

/**
 * Waits until an expression holds in the page.
 * @param {Page} page @param {string} expression @param {number} [patience] milliseconds
 * @returns {Promise<any>} its value
 */
export async function until(page, expression, patience = PATIENCE) {
  const deadline = Date.now() + patience;
  for (;;) {
    // a page that is just being loaded anew is asked again
    const value = await page.run(`return ${expression}`).catch((error) => {
      if (!/unloaded|navigat|detached|execution context|no such window/i.test(error.message)) throw error;
    });
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${expression}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** Until an article is shown. @param {Page} page */
export const read = (page) => until(page, `document.documentElement.dataset.state === 'reading' && ($('#stage .row') || $('#stage .given') || $('.nothing')) && $('#summary p')`);

/** Copies and pastes with real keys. @param {Page} page @param {string} text @param {string} [html] rich text, in the place of the plain */
export async function paste(page, text, html = '') {
  await page.run(`
    const html = ${JSON.stringify(html)};
    const from = document.createElement(html ? 'div' : 'textarea');
    from.id = 'copy-from';
    if (html) from.setHTML(html);
    else from.value = ${JSON.stringify(text)};
    document.body.prepend(from);
    if (html) getSelection().selectAllChildren(from);
    else from.select();`);
  await page.press('Control+c');
  await page.run(`document.querySelector('#copy-from').remove(); $('#source').focus()`);
  await page.press('Control+v');
  await read(page);
}

/** A page as it is at first, and a text in it. @param {Page} page @param {string} text @param {string} [html] */
export async function fresh(page, text, html) {
  await page.open();
  await paste(page, text, html);
}

/** The text of all that a selector finds. @param {Page} page @param {string} selector @returns {Promise<string[]>} */
export function texts(page, selector) {
  return page.run(`return $$(${JSON.stringify(selector)}).map((found) => found.textContent)`);
}

/** @param {Page} page @param {'cleaned' | 'marked' | 'original'} view */
export async function turn(page, view) {
  await page.click(`#tab-${view}`);
  await until(page, `$('#stage').dataset.view === '${view}' && $('#stage').childElementCount > 0`);
}

/** What is on the clipboard, by pasting it: reading it asks for permission in some browsers. @param {Page} page */
export async function pasted(page) {
  await page.run(`
    const area = document.createElement('textarea');
    area.id = 'paste-here';
    document.body.prepend(area);
    area.focus();`);
  await page.press('Control+v');
  return page.run(`const area = document.querySelector('#paste-here'); const { value } = area; area.remove(); return value;`);
}

/** Copies by a button, and gives what is on the clipboard then. @param {Page} page @param {string} selector */
export async function copyBy(page, selector) {
  await page.run(`$('#live').textContent = ''`);
  await page.click(selector);
  await until(page, `$('#live').textContent.startsWith('Copied')`);
  return pasted(page);
}

/** @param {Page} page @param {'text' | 'markdown' | 'html' | 'json'} form */
export async function copy(page, form) {
  if (await page.run(`return $('#export-panel').hidden`)) await page.click('#export');
  return copyBy(page, `[data-copy=${form}]`);
}

/** Drops files on the page, as a file manager does. @param {Page} page @param {{name: string, type: string, content: string}[]} files */
export function drop(page, files) {
  return page.run(`
    const data = new DataTransfer();
    for (const { name, type, content } of ${JSON.stringify(files)}) data.items.add(new File([content], name, { type }));
    for (const kind of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));`);
}
