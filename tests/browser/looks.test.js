// What does not depend on what is clicked: accessible to axe-core in every view and theme, and never wider than the window.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { browsers, turn, until } from './page.js';
import { serve } from './server.js';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [320, 768, 1280, 2560];
const VIEWS = ['cleaned', 'marked', 'original'];

// the driver's scripts are not the page's: neither its Content Security Policy nor Trusted Types stand in their way
const CHECK = `${AXE};
  const { violations } = await (window.axe ?? axe).run(document, { resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ target, failureSummary }) => target + ' ' + failureSummary).join(' | '));`;

for (const { name, start } of browsers) {
  describe(name, () => {
    /** @type {import('./page.js').Driver} */ let driver;
    /** @type {Awaited<ReturnType<typeof serve>>} */ let server;

    before(async () => {
      server = await serve();
      driver = await start();
    });
    after(async () => {
      await driver?.stop();
      await server?.close();
    });

    for (const dark of [false, true]) {
      test(`axe-core finds nothing, ${dark ? 'dark' : 'light'}`, async () => {
        const page = await driver.open(`${server.origin}/`, { dark });
        try {
          assert.equal(await page.run(`return matchMedia('(prefers-color-scheme: dark)').matches`), dark);
          assert.deepEqual(await page.run(CHECK), [], 'start');
          await page.click('#example');
          await until(page, `document.querySelector('#stage h1')`);
          for (const view of VIEWS) {
            await turn(page, view);
            assert.deepEqual(await page.run(CHECK), [], view);
          }
          await turn(page, 'marked');
          await page.click('.note.removal button');
          assert.deepEqual(await page.run(CHECK), [], 'restored');
        } finally {
          await page.close();
        }
      });
    }

    test(`not wider than the window at ${WIDTHS.join(', ')} pixels`, async () => {
      const page = await driver.open(`${server.origin}/frame`);
      try {
        for (const width of WIDTHS) {
          // no browser's window can be made as narrow as a telephone's
          await page.run(`
            const frame = document.createElement('iframe');
            frame.width = ${width};
            frame.height = 800;
            const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
            frame.src = '/';
            document.body.replaceChildren(frame);
            await loaded;
            frame.contentDocument.querySelector('#source').value = 'A title of two lines\\n\\n' + 'W'.repeat(400) + '\\n\\nA title of two lines';
            await frame.contentWindow.document.fonts.ready;`);
          const inner = `document.querySelector('iframe').contentDocument`;
          const wide = () => page.run(`const root = ${inner}.documentElement; return [root.scrollWidth, ${inner}.defaultView.innerWidth]`);
          const check = async (/** @type {string} */ what) => {
            const [content, window] = await wide();
            assert.equal(window, width);
            assert.ok(content <= window, `${what}: ${content} in ${window}`);
          };
          await check('start');
          for (const button of ['#read', '#example']) {
            await page.run(`${inner}.querySelector('${button}').click()`);
            await until(page, `${inner}.querySelector('#stage h1')`);
            for (const view of VIEWS) {
              await page.run(`${inner}.querySelector('#tab-${view}').click()`);
              await until(page, `${inner}.querySelector('#stage').dataset.view === '${view}'`);
              await check(`${button} ${view}`);
            }
            await page.run(`${inner}.querySelector('#new').click()`);
          }
        }
      } finally {
        await page.close();
      }
    });
  });
}
