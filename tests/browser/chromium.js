// Chromium by Playwright, behind the few verbs that the tests need.

import { chromium } from 'playwright-core';

const BINARY = process.env['OFFPRINT_CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS =
  '--no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-quic';

/** @typedef {import('./page.js').Driver} Driver */

/** @returns {Promise<Driver>} rejects where the browser cannot be started */
export async function start() {
  const browser = await chromium.launch({ executablePath: BINARY, args: FLAGS.split(' ') });
  return {
    name: 'Chromium',
    stop: () => browser.close(),
    async open(address, { width = 1280, height = 900, dark = false } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const page = await context.newPage();
      /** @type {string[]} */
      const requests = [];
      /** @type {string[]} */
      const complaints = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await page.goto(address);
      return {
        run: (script) => page.evaluate(`(async () => { ${script} })()`),
        click: (selector) => page.click(selector),
        type: (text) => page.keyboard.insertText(text),
        press: (keys) => page.keyboard.press(keys),
        resize: (width, height) => page.setViewportSize({ width, height }),
        requests: async () => requests,
        complaints: async () => complaints,
        close: () => context.close(),
      };
    },
  };
}
