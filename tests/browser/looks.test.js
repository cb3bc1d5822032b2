// Never wider than the window, from a telephone's to a wall's: in a frame, since no browser's window can be that narrow.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage, serve, until } from './page.js';

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  test(`${browser}: every view fits 320, 768, 1280 and 2560 pixels`, async () => {
    const server = await serve();
    const page = await openPage(browser, `${server.origin}/fonts/OFL.txt`);
    const inner = `document.querySelector('iframe').contentDocument`;
    const view = `${inner}.querySelector('offprint-view')?.shadowRoot`;
    try {
      for (const width of [320, 768, 1280, 2560]) {
        await page.run(`
          const frame = document.createElement('iframe');
          frame.width = ${width};
          frame.height = 800;
          frame.src = '/';
          document.body.replaceChildren(frame);`);
        await until(page, `${inner}?.documentElement?.dataset?.ready === ''`);
        await page.run(`${inner}.querySelector('#source').value = 'A title of two lines\\n\\n' + 'W'.repeat(400) + '\\n\\nA title of two lines';
          await ${inner}.fonts.ready.then(() => 0);`);
        const check = async (/** @type {string} */ what) => {
          const [content, window] = await page.run(`const root = ${inner}.documentElement; return [root.scrollWidth, ${inner}.defaultView.innerWidth]`);
          assert.equal(window, width);
          assert.ok(content <= window, `${what}: ${content} in ${window}`);
        };
        await check('start');
        for (const button of ['#read', '#example']) {
          await page.run(`${inner}.querySelector('${button}').click()`);
          await until(page, `Boolean(${view}?.querySelector('#stage :is(h1, p)'))`);
          for (const name of ['cleaned', 'marked', 'original']) {
            await page.run(`${view}.querySelector('#tab-${name}').click()`);
            await until(page, `${view}.querySelector('#stage').dataset.view === '${name}'`);
            await check(`${button} ${name}`);
          }
          await page.run(`${view}.querySelector('#settings').click(); ${view}.querySelector('#export').click()`);
          await check(`${button} menus`);
          await page.run(`${inner}.querySelector('.new').click()`);
        }
      }
    } finally {
      await page.close();
      await server.close();
    }
  });
}
