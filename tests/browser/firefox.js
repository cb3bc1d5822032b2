// Firefox by geckodriver: a W3C WebDriver client as small as the tests allow, behind the same verbs as chromium.js.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const GECKODRIVER = process.env['OFFPRINT_GECKODRIVER'] ?? 'geckodriver';
const BINARY = process.env['OFFPRINT_FIREFOX'] ?? '/usr/bin/firefox-esr';
/** Milliseconds for geckodriver to answer. */
const PATIENCE = 20_000;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const KEYS = /** @type {Record<string, string>} */ ({
  Control: '\uE009',
  Shift: '\uE008',
  Enter: '\uE007',
  Tab: '\uE004',
  ArrowRight: '\uE014',
  ArrowLeft: '\uE012',
  Escape: '\uE00C',
});

/** @typedef {import('./page.js').Driver} Driver */
/** @typedef {import('./page.js').Page} Page */

/** @returns {Promise<number>} a port of this machine that nothing listens on */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** @returns {Promise<Driver>} rejects where the browser cannot be started */
export async function start() {
  const port = await freePort();
  const root = `http://127.0.0.1:${port}`;
  const gecko = spawn(GECKODRIVER, ['--port', String(port), '--binary', BINARY, '--log', 'fatal'], { stdio: 'ignore' });
  const failed = new Promise((_, reject) => gecko.once('error', reject));

  /** @param {string} method @param {string} path @param {unknown} [body] @returns {Promise<any>} */
  const call = async (method, path, body) => {
    const response = await fetch(root + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };

  const deadline = Date.now() + PATIENCE;
  const ready = async () => {
    while (!(await call('GET', '/status').catch(() => null))?.ready) {
      if (Date.now() > deadline) throw new Error('geckodriver does not answer');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await Promise.race([ready(), failed]);

  return {
    name: 'Firefox',
    async stop() {
      gecko.kill();
    },
    async open(address, { width = 1280, height = 900, dark = false } = {}) {
      const prefs = { 'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1, 'ui.systemUsesDarkTheme': dark ? 1 : 0 };
      const options = { args: ['-headless'], prefs };
      const session = await call('POST', '/session', { capabilities: { alwaysMatch: { 'moz:firefoxOptions': options, timeouts: { script: 60_000 } } } });
      const base = `/session/${session.sessionId}`;
      const page = client((method, path, body) => call(method, base + path, body));
      await page.resize(width, height);
      await call('POST', `${base}/url`, { url: address });
      return page;
    },
  };
}

/** @param {(method: string, path: string, body?: unknown) => Promise<any>} call @returns {Page} */
function client(call) {
  /** @param {string} script */
  const run = (script) =>
    call('POST', '/execute/async', {
      script: `const done = arguments[0]; (async () => { ${script} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args: [],
    }).then(({ value, error }) => {
      if (error) throw new Error(error);
      return value;
    });
  /** @param {string[]} keys pressed one after the other, released the other way round */
  const chord = async (keys) => {
    const actions = [
      ...keys.map((value) => ({ type: 'keyDown', value })),
      ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
    ];
    await call('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions }] });
  };
  return {
    run,
    async click(selector) {
      const found = await call('POST', '/element', { using: 'css selector', value: selector });
      await call('POST', `/element/${found[ELEMENT]}/click`, {});
    },
    async type(text) {
      // key by key, a long text would take minutes; the event is the one that pasting ends with
      await run(`document.execCommand('insertText', false, ${JSON.stringify(text)})`);
    },
    press: (keys) => chord(keys.split('+').map((key) => KEYS[key] ?? key)),
    async resize(width, height) {
      await call('POST', '/window/rect', { width, height });
      // the window's frame takes some of it
      const [inner, tall] = await run('return [innerWidth, innerHeight]');
      await call('POST', '/window/rect', { width: 2 * width - inner, height: 2 * height - tall });
    },
    requests: () => run(`return performance.getEntriesByType('resource').map(({ name }) => name).concat(location.href)`),
    complaints: async () => [],
    close: () => call('DELETE', ''),
  };
}
