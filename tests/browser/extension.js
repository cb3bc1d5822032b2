// The extension in a real browser, with the same verbs in both: open a page, click the toolbar's button on it, look at
// the panel and at the page. Chromium is driven over its own protocol, which alone can click the button there.

import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { assemble } from '../../scripts/extension.js';
import { Driver } from './driver.js';

/**
 * @typedef {object} Tab
 * @property {<A extends any[], R>(code: (...args: A) => R | Promise<R>, ...args: A) => Promise<R>} run a function in the tab
 * @property {<A extends any[]>(code: (...args: A) => unknown, ...args: A) => Promise<void>} until it gives something that is true
 * @property {(selector: string) => Promise<void>} press a real click
 * @property {(script: string) => Promise<unknown>} source runs the text of a script
 * @property {() => Promise<Buffer>} picture
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Browser
 * @property {(url: string) => Promise<Live>} open a page in a tab of its own
 * @property {(path: string) => Promise<Tab>} own a page of the extension in a tab
 * @property {() => Promise<string>} beside title of the panel that stands beside the page, which is no tab
 * @property {() => Promise<string[]>} requests what the extension's pages have asked for, but for their own files
 * @property {() => Promise<void>} end
 */

/** @typedef {{tab: Tab, id: number, click: () => Promise<void>}} Live `id`: the tab's, as the extension knows it; `click`: on the button */

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-quic'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--enable-unsafe-extension-debugging'],
];
const GECKO = 'offprint@offprint.invalid';
const HOST = '6f0c1d2e-5a3b-4c8d-9e7f-a1b2c3d4e5f6';
const PATIENCE = 20_000;

/** Milliseconds for what the page does at once, on a slow machine. @param {() => Promise<unknown>} ask @param {string} what */
export async function patiently(ask, what) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    if (await ask()) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`did not become true: ${what}`);
}

/**
 * A page's own scripts may have overridden what a test needs: in a page that is not the extension's, a world apart.
 * @param {import('playwright-core').CDPSession} session
 * @returns {Tab['run']}
 */
function apart(session) {
  return async (code, ...args) => {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'test' });
    const expression = `(${code})(...${JSON.stringify(args)})`;
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { contextId, expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}

/** @param {import('playwright-core').Page} page @param {import('playwright-core').CDPSession} [session] of a page that is not the extension's @returns {Tab} */
function chromiumTab(page, session) {
  /** @type {Tab['run']} */
  const run = session ? apart(session) : (code, ...args) => page.evaluate(`(${code})(...${JSON.stringify(args)})`);
  return {
    run,
    until: (code, ...args) => patiently(() => run(code, ...args), String(code)),
    press: (selector) => page.locator(selector).first().click(),
    source: (script) => page.evaluate(script),
    picture: () => page.screenshot(),
    close: () => page.close(),
  };
}

/** @param {string} folder @param {'light' | 'dark'} scheme @returns {Promise<Browser & {context: import('playwright-core').BrowserContext, cdp: import('playwright-core').CDPSession, id: string}>} */
export async function startChromium(folder, scheme = 'light') {
  const context = await chromium.launchPersistentContext('', {
    executablePath: process.env['OFFPRINT_CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    colorScheme: scheme,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: FLAGS,
  });
  const cdp = await /** @type {import('playwright-core').Browser} */ (context.browser()).newBrowserCDPSession();
  /** @param {string} method @param {object} params @returns {Promise<any>} */
  const send = (method, params) => cdp.send(/** @type {any} */ (method), /** @type {any} */ (params));
  const { id } = await send('Extensions.loadUnpacked', { path: `${folder}/chromium` });
  /** @type {string[]} */
  const asked = [];
  context.on('request', (request) => {
    const from = request.serviceWorker() ?? request.frame();
    if (from.url().startsWith(`chrome-extension://${id}/`) && !/^(?:chrome-extension|data|blob):/.test(request.url())) asked.push(request.url());
  });
  const background = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return {
    context,
    cdp,
    id,
    open: async (url) => {
      const page = await context.newPage();
      await page.goto(url, { timeout: PATIENCE * 3 });
      await page.bringToFront();
      const tabId = /** @type {number} */ (await background.evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => tab.id)`));
      const click = async () => {
        await page.bringToFront();
        const { targetInfos } = await send('Target.getTargets', { filter: [{ type: 'tab' }] });
        const { targetId } = targetInfos.find((/** @type {any} */ each) => each.url === page.url());
        await send('Extensions.triggerAction', { id, targetId });
      };
      return { tab: chromiumTab(page, await context.newCDPSession(page)), id: tabId, click };
    },
    own: async (path) => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/extension/${path}`);
      return chromiumTab(page);
    },
    beside: async () => {
      const { targetInfos } = await send('Target.getTargets', { filter: [{ type: 'page' }] });
      return targetInfos.find((/** @type {any} */ { url }) => url.includes('/panel.html'))?.title ?? '';
    },
    requests: async () => asked,
    end: () => context.close(),
  };
}

const INSIDE = `const { extension } = WebExtensionPolicy.getByID('${GECKO}'); const { browserActionFor, tabTracker } = extension.apiManager.global;`;
/** Keeps a list of what is asked for over the network, and of who asks. */
const LISTEN = `window.offprintAsked = [];
  Services.obs.addObserver((subject) => {
    const channel = subject.QueryInterface(Ci.nsIChannel);
    const { loadingPrincipal, triggeringPrincipal } = channel.loadInfo;
    window.offprintAsked.push([(loadingPrincipal ?? triggeringPrincipal).spec, channel.URI.spec]);
  }, 'http-on-opening-request');`;

/** @param {Driver} driver @param {string} handle @returns {Tab} */
function firefoxTab(driver, handle) {
  /** @type {Tab['run']} */
  const run = async (code, ...args) => {
    await driver.turnTo(handle);
    return driver.run(code, ...args);
  };
  return {
    run,
    until: (code, ...args) => patiently(() => run(code, ...args), String(code)),
    press: async (selector) => {
      await driver.turnTo(handle);
      await driver.click(selector);
    },
    source: async (script) => {
      await driver.turnTo(handle);
      return driver.source(script);
    },
    picture: async () => {
      await driver.turnTo(handle);
      return driver.screenshot();
    },
    close: async () => {
      await driver.turnTo(handle);
      await driver.closeTab();
    },
  };
}

/** @param {string} folder @param {'light' | 'dark'} scheme @returns {Promise<Browser & {driver: Driver}>} */
export async function startFirefox(folder, scheme = 'light') {
  const driver = await Driver.start('firefox', { dark: scheme === 'dark', uuids: { [GECKO]: HOST } });
  await driver.install(`${folder}/firefox`);
  await driver.inBrowser(LISTEN);
  // the tab that stays, so that the browser does
  const home = await driver.tab();
  return {
    driver,
    open: async (url) => {
      await driver.turnTo(home);
      const handle = await driver.newTab();
      await driver.open(url);
      const id = await driver.inBrowser(`${INSIDE} return tabTracker.getId(gBrowser.selectedTab)`);
      const click = async () => {
        await driver.turnTo(handle);
        await driver.inBrowser(`${INSIDE} browserActionFor(extension).triggerAction(window)`);
      };
      return { tab: firefoxTab(driver, handle), id, click };
    },
    own: async (path) => {
      await driver.turnTo(home);
      const handle = await driver.newTab();
      await driver.open(`moz-extension://${HOST}/extension/${path}`);
      return firefoxTab(driver, handle);
    },
    beside: () => driver.inBrowser(`return SidebarController.browser.contentDocument.querySelector('browser')?.contentTitle ?? ''`),
    requests: async () => {
      /** @type {[string, string][]} */
      const asked = await driver.inBrowser('return window.offprintAsked');
      if (asked.length === 0) throw new Error('not even the pages of the test were noted');
      return asked.filter(([from]) => from.startsWith('moz-extension:')).map(([, url]) => url);
    },
    end: () => driver.end(),
  };
}

const STARTS = { chromium: startChromium, firefox: startFirefox };

/** The extension as it is now, in a folder of its own. */
export async function built() {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-extension-'));
  await assemble(folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * A server of pages on this machine.
 * @param {Record<string, {body: string | Buffer, type?: string, policy?: string}>} pages by path
 */
export async function site(pages) {
  /** @type {string[]} */
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const page = pages[request.url ?? ''];
    response.statusCode = page ? 200 : 404;
    response.setHeader('content-type', page?.type ?? 'text/html');
    if (page?.policy) response.setHeader('content-security-policy', page.policy);
    response.end(page?.body ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    origin: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * The extension as it is now, in a browser, and pages for it to read.
 * @param {keyof typeof STARTS} name @param {Parameters<typeof site>[0]} pages
 */
export async function installed(name, pages) {
  const build = await built();
  const server = await site(pages);
  const remove = () => {
    server.close();
    build.remove();
  };
  const browser = await STARTS[name](build.folder).catch((thrown) => {
    // or the test would wait for the server
    remove();
    throw thrown;
  });
  /** A page, read at a click; `panel` shows what the side panel shows. @param {string} url */
  const opened = async (url) => {
    const live = await browser.open(url);
    await live.click();
    const panel = await browser.own(`panel.html?tab=${live.id}`);
    await settled(panel);
    const close = async () => {
      await panel.close();
      await live.tab.close();
    };
    return { ...live, panel, close };
  };
  const end = async () => {
    await browser.end();
    remove();
  };
  return { ...browser, origin: server.origin, asked: server.asked, opened, end };
}

/** What a panel shows: the article's text, what was taken out of it, and who speaks. @param {Tab} panel */
export function shown(panel) {
  return panel.run(() => {
    const { text, removals, quotations, speakers, blocks } = /** @type {any} */ (document.querySelector('offprint-view')).article;
    const slice = (/** @type {any} */ { start, end }) => text.slice(start, end);
    const name = (/** @type {any} */ { speaker }) => speakers.find((/** @type {any} */ each) => each.id === speaker)?.name ?? null;
    const direct = quotations.filter((/** @type {any} */ { kind }) => kind === 'direct');
    const images = blocks.filter((/** @type {any} */ { kind }) => kind === 'image').map((/** @type {any} */ { src }) => src);
    return { text, removed: removals.map(slice), speakers: [...new Set(direct.map(name))], said: direct.map(slice), images };
  });
}

/** Until a panel shows an article, or says why it cannot. @param {Tab} panel */
export const settled = (panel) =>
  panel.until(() => !(/** @type {HTMLElement} */ (document.querySelector('#failure')).hidden) || !(/** @type {HTMLInputElement} */ (document.querySelector('#mark')).disabled));

/** What a panel says that went wrong, or nothing. @param {Tab} panel */
export const failure = (panel) => panel.run(() => {
  const box = /** @type {HTMLElement} */ (document.querySelector('#failure'));
  return box.hidden ? '' : box.innerText;
});
