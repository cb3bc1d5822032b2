// The extension in Chromium, from a real click on its button: nothing can be read before it, the article is right after it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';

const FOLDER = new URL('../../target/extension/chromium', import.meta.url).pathname;
const ARTICLE = `<main><article><h1>Library to lend its garden tools</h1>
<p>The library on Park Row will lend spades, rakes and a ladder from the first of May, its board has decided.</p>
<p>"We have lent books for ninety years," said Alma Reyes, who runs it. "Nobody has planted anything with them."</p>
<p>The tools are to stand where the newspapers stood, and can be kept for a week like any other book in the house.</p>
<p>The tools are to stand where the newspapers stood, and can be kept for a week like any other book in the house.</p>
<p id="rake">"A rake is a long book," said Tom Iversen, who gave the first one. The library will mend what comes back broken.</p></article></main>`;
const page = (/** @type {string} */ body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Garden tools</title></head><body>${body}</body></html>`;
const STRICT = "script-src 'none'; require-trusted-types-for 'script'";
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];

describe('extension in chromium', () => {
  /** @type {import('playwright-core').BrowserContext} */ let context;
  /** @type {import('playwright-core').CDPSession} */ let cdp;
  /** @type {import('playwright-core').Worker} */ let background;
  /** @type {import('node:http').Server} */ let server;
  let id = '';
  let origin = '';

  before(async () => {
    execFileSync('node', ['scripts/extension.js'], { cwd: new URL('../..', import.meta.url).pathname });
    server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html');
      if (request.url === '/strict') response.setHeader('content-security-policy', STRICT);
      response.end(page(ARTICLE));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
    context = await chromium.launchPersistentContext('', {
      executablePath: process.env['OFFPRINT_CHROMIUM'] ?? '/usr/bin/chromium',
      headless: true,
      ignoreDefaultArgs: ['--disable-extensions'],
      args: [...FLAGS, '--enable-unsafe-extension-debugging'],
    });
    cdp = await /** @type {import('playwright-core').Browser} */ (context.browser()).newBrowserCDPSession();
    ({ id } = /** @type {any} */ (await cdp.send(/** @type {any} */ ('Extensions.loadUnpacked'), /** @type {any} */ ({ path: FOLDER }))));
    background = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  });
  after(async () => {
    await context?.close();
    server?.close();
  });

  /** A page of its own, and what clicks the extension's button on it. @param {string} path */
  async function open(path) {
    const live = await context.newPage();
    await live.goto(`${origin}${path}`);
    await live.bringToFront();
    const tab = await background.evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => tab.id)`);
    const click = async () => {
      await live.bringToFront();
      const { targetInfos } = /** @type {any} */ (await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] }));
      const found = targetInfos.find((/** @type {any} */ each) => each.url === `${origin}${path}`);
      await cdp.send(/** @type {any} */ ('Extensions.triggerAction'), /** @type {any} */ ({ id, targetId: found.targetId }));
    };
    // the same page as in the side panel, which is no target of its own here
    const panel = await context.newPage();
    const show = async () => {
      await panel.goto(`chrome-extension://${id}/extension/panel.html?tab=${tab}`);
      await panel.waitForFunction(() => !(/** @type {any} */ (document.querySelector('#failure')).hidden) || /** @type {any} */ (document.querySelector('offprint-view')).article);
    };
    const close = async () => {
      await panel.close();
      await live.close();
    };
    return { live, tab, panel, click, show, close };
  }

  /** @param {import('playwright-core').Page} panel */
  const article = (panel) =>
    panel.evaluate(() => {
      const found = /** @type {any} */ (document.querySelector('offprint-view')).article;
      const text = (/** @type {any} */ { start, end }) => found.text.slice(start, end);
      return found && { text: found.text, removals: found.removals.map(text), quotations: found.quotations.map((/** @type {any} */ each) => found.speakers[each.speaker]?.name) };
    });

  const marks = (/** @type {import('playwright-core').Page} */ live) =>
    live.evaluate(() => [...(/** @type {any} */ (CSS).highlights.keys()), ...document.adoptedStyleSheets.map(() => 'sheet')].sort());

  for (const path of ['/', '/strict']) {
    test(`an article at ${path}: closed before the click, read and marked after it, without a trace in the end`, async () => {
      const { live, panel, click, show, close } = await open(path);
      await show();
      assert.equal(await panel.locator('main > #failure').isVisible(), true);
      assert.match(await panel.locator('main > #failure').innerText(), /cannot be read/);
      const before = await live.content();
      await click();
      await show();
      assert.equal(await panel.locator('main > #failure').isVisible(), false);
      const { text, removals, quotations } = await article(panel);
      assert.match(text, /Library to lend its garden tools/);
      assert.ok(removals.some((/** @type {string} */ each) => each.startsWith('The tools are to stand')), String(removals));
      assert.deepEqual([...new Set(quotations)], ['Alma Reyes', 'Tom Iversen']);

      await panel.locator('#mark').check();
      await live.waitForFunction(() => /** @type {any} */ (CSS).highlights.has('offprint-voice-1'), null, { polling: 50 });
      assert.ok((await marks(live)).includes('offprint-removed'));
      await panel.close();
      await live.waitForFunction(() => /** @type {any} */ (CSS).highlights.size === 0, null, { polling: 50 });
      assert.deepEqual(await marks(live), []);
      assert.equal(await live.content(), before);
      await close();
    });
  }

  test('of a selection, the selection', async () => {
    const { live, panel, click, show, close } = await open('/?selection');
    await live.evaluate(() => getSelection()?.selectAllChildren(/** @type {Element} */ (document.querySelector('#rake'))));
    await click();
    await show();
    assert.equal(await panel.locator('main > #failure').innerText(), '');
    const { text, quotations } = await article(panel);
    assert.match(text.trim(), /^"A rake is a long book," .* broken\.$/);
    assert.deepEqual(quotations, ['Tom Iversen']);
    assert.equal(await panel.locator('#mark').isDisabled(), true);
    await close();
  });

  test('a click opens the side panel, of that tab', async () => {
    const { tab, panel, click, close } = await open('/?panel');
    await panel.close();
    await click();
    const opened = `chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }).then((found) => found.map((each) => each.documentUrl))`;
    /** @type {string[]} */
    let panels = [];
    const end = Date.now() + 10_000;
    // the panel is there before its address is
    while (!String(panels) && Date.now() < end) panels = await background.evaluate(opened);
    assert.equal(String(panels), `chrome-extension://${id}/extension/panel.html?tab=${tab}`);
    await close();
  });

  test('the options hold', async () => {
    const options = await context.newPage();
    await options.goto(`chrome-extension://${id}/extension/options.html`);
    await options.locator('#view option').first().waitFor({ state: 'attached' });
    await options.locator('#view').selectOption('marked');
    await options.reload();
    await options.locator('#view option').first().waitFor({ state: 'attached' });
    assert.equal(await options.locator('#view').inputValue(), 'marked');
    await options.close();
  });
});
