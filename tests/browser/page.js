// The verbs of a reader's way through the page, over driver.js.

import { serve as serveFolder } from '../../scripts/serve.js';
import { Driver } from './driver.js';

const KEYS = /** @type {Record<string, string>} */ ({ Control: '\uE009', Enter: '\uE007', ArrowRight: '\uE014', ArrowLeft: '\uE012' });
const RELEASE = '\uE000';

/** @typedef {Awaited<ReturnType<typeof openPage>>} Page */

/** The page's folder on a free port of this machine. */
export async function serve() {
  const server = serveFolder(new URL('../../www', import.meta.url).pathname);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}

/** @param {'chromium' | 'firefox'} browser @param {string} address */
export async function openPage(browser, address) {
  const driver = await Driver.start(browser);
  await driver.resize(1280, 900);
  await driver.open(address);
  /** The body of an async function, run in the page; gives what it returns. @param {string} script @returns {Promise<any>} */
  const run = (script) =>
    driver.run((/** @type {string} */ script) => new Function(`return (async () => { ${script} })()`)(), script);
  return {
    run,
    click: (/** @type {string} */ selector) => driver.click(selector),
    /** Text into what has the focus, as pasting ends. @param {string} text */
    type: (text) => run(`document.execCommand('insertText', false, ${JSON.stringify(text)})`),
    /** For example `Control+Enter`, to what has the focus. @param {string} keys */
    press: (keys) => driver.type(':focus', keys.split('+').map((key) => KEYS[key] ?? key).join('') + RELEASE),
    /** @returns {Promise<string[]>} addresses of all that was asked for */
    requests: () => run(`return performance.getEntriesByType('resource').map(({ name }) => name)`),
    close: () => driver.end(),
  };
}

/** Milliseconds for what the page does at once, on a slow machine. */
const PATIENCE = 15_000;

/**
 * Waits until an expression holds in the page.
 * @param {Page} page @param {string} expression @returns {Promise<any>} its value
 */
export function until(page, expression) {
  return page.run(`
    const deadline = performance.now() + ${PATIENCE};
    for (;;) {
      const value = ${expression};
      if (value) return value;
      if (performance.now() > deadline) throw new Error(${JSON.stringify(`waited in vain for ${expression}`)});
      await new Promise((resolve) => setTimeout(resolve, 20));
    }`);
}

/** @param {Page} page @param {string} text */
export async function paste(page, text) {
  await page.click('#source');
  await page.type(text);
}

/** The text of all that a selector finds. @param {Page} page @param {string} selector @returns {Promise<string[]>} */
export function texts(page, selector) {
  return page.run(`return [...document.querySelectorAll(${JSON.stringify(selector)})].map((found) => found.textContent)`);
}

/** @param {Page} page @param {string} view */
export async function turn(page, view) {
  await page.click(`#tab-${view}`);
  await until(page, `document.querySelector('#stage').dataset.view === '${view}'`);
}

/** What is on the clipboard, by pasting it: reading it asks for permission in some browsers. @param {Page} page */
export async function pasted(page) {
  await page.run(`
    const area = document.createElement('textarea');
    area.id = 'paste-here';
    document.body.append(area);
    area.focus();`);
  await page.press('Control+v');
  return page.run(`const area = document.querySelector('#paste-here'); const { value } = area; area.remove(); return value;`);
}

/** Drops a file on the page, as a file manager does. @param {Page} page @param {string} name @param {string} type @param {string} content */
export function drop(page, name, type, content) {
  return page.run(`
    const data = new DataTransfer();
    data.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)}, { type: ${JSON.stringify(type)} }));
    for (const kind of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));`);
}
