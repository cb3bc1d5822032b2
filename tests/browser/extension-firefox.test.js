// The extension in Firefox, from a real click on its button, on a page whose policy allows no script.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { Driver } from './driver.js';

const ROOT = new URL('../..', import.meta.url).pathname;
const ID = 'offprint@offprint.invalid';
const HOST = '6f0c1d2e-5a3b-4c8d-9e7f-a1b2c3d4e5f6';
const EXTENSION = `const { extension } = WebExtensionPolicy.getByID('${ID}'); const { browserActionFor, tabTracker } = extension.apiManager.global;`;
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge</title></head><body><main><article><h1>Old bridge to be closed to cars</h1>
<p>The bridge at Sandford will be closed to cars from the tenth of June, the county said after a survey of its piers.</p>
<p>"It has carried more than it was built for," said Ines Holt, who led the survey. "It will carry people for a long time yet."</p>
<p>Buses are to take the road by the weir, which adds four minutes to the way into town from the southern villages.</p>
<p>Buses are to take the road by the weir, which adds four minutes to the way into town from the southern villages.</p>
</article></main></body></html>`;

describe('extension in firefox', () => {
  /** @type {Driver} */ let driver;
  /** @type {import('node:http').Server} */ let server;

  before(async () => {
    execFileSync('node', ['scripts/extension.js'], { cwd: ROOT });
    server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.setHeader('content-security-policy', "script-src 'none'; require-trusted-types-for 'script'");
      response.end(PAGE);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    driver = await Driver.start('firefox', { uuids: { [ID]: HOST } });
    await driver.install(`${ROOT}target/extension/firefox`);
  });
  after(async () => {
    await driver?.end();
    server?.closeAllConnections();
    server?.close();
  });

  test('closed before the click, read and marked after it, without a trace in the end', async () => {
    await driver.open(`http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`);
    const page = await driver.tab();
    const id = await driver.inBrowser(`${EXTENSION} return tabTracker.getId(gBrowser.selectedTab)`);
    const address = `moz-extension://${HOST}/extension/panel.html?tab=${id}`;
    await driver.newTab();
    await driver.open(address);
    await driver.until(() => /cannot be read/.test(/** @type {HTMLElement} */ (document.querySelector('#failure')).innerText));
    await driver.closeTab();

    await driver.turnTo(page);
    await driver.inBrowser(`${EXTENSION} browserActionFor(extension).triggerAction(window)`);
    assert.match(await driver.inBrowser('return SidebarController.currentID'), /^offprint_/);
    const panel = await driver.newTab();
    await driver.open(address);
    await driver.until(() => !(/** @type {HTMLInputElement} */ (document.querySelector('#mark')).disabled));
    const { removed, speakers } = await driver.run(() => {
      const { text, removals, quotations, speakers } = /** @type {any} */ (document.querySelector('offprint-view')).article;
      const direct = quotations.filter((/** @type {any} */ { kind }) => kind === 'direct');
      const name = (/** @type {any} */ { speaker }) => speakers.find((/** @type {any} */ each) => each.id === speaker)?.name;
      return { removed: removals.map((/** @type {any} */ { start, end }) => text.slice(start, end)), speakers: [...new Set(direct.map(name))] };
    });
    assert.ok(removed.some((/** @type {string} */ each) => each.startsWith('Buses are to take')), String(removed));
    assert.deepEqual(speakers, ['Ines Holt']);

    await driver.click('#mark');
    await driver.turnTo(page);
    // one highlight a voice, however many speak
    const marks = `return [...new Set([...CSS.highlights.keys()].map((key) => key.replace(/\\d+/, 'n')).concat(document.adoptedStyleSheets.map(() => 'sheet')))].sort().join()`;
    await settled(marks, 'offprint-removed,offprint-voice-n,sheet');
    await driver.turnTo(panel);
    await driver.closeTab();
    await driver.turnTo(page);
    await settled(marks, '');
  });

  /** @param {string} script @param {string} wanted */
  async function settled(script, wanted) {
    const end = Date.now() + 10_000;
    let found = await driver.source(script);
    while (found !== wanted && Date.now() < end) found = await driver.source(script);
    assert.equal(found, wanted);
  }
});
