// What the tests say to either browser, and how they wait for it.

import * as chromium from './chromium.js';
import * as firefox from './firefox.js';

/**
 * @typedef {object} Page
 * @property {(script: string) => Promise<any>} run the body of an async function, run in the page; gives what it returns
 * @property {(selector: string) => Promise<void>} click with the mouse
 * @property {(text: string) => Promise<void>} type into what has the focus
 * @property {(keys: string) => Promise<void>} press for example `Control+Enter`
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {() => Promise<string[]>} requests addresses of all that was asked for
 * @property {() => Promise<string[]>} complaints errors in the console, where the browser tells
 * @property {() => Promise<unknown>} close
 */

/** @typedef {{width?: number, height?: number, dark?: boolean}} Look */

/**
 * @typedef {object} Driver
 * @property {string} name
 * @property {(address: string, look?: Look) => Promise<Page>} open
 * @property {() => Promise<void>} stop
 */

export const browsers = [
  { name: 'Chromium', start: chromium.start },
  { name: 'Firefox', start: firefox.start },
];

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
