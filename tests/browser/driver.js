// A client of the WebDriver standard (W3C, 2018), as much of it as the tests need, for Chromium and Firefox alike.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** @typedef {'chromium' | 'firefox'} Name */

const { env } = process;

const BROWSERS = {
  chromium: {
    command: env.OFFPRINT_CHROMEDRIVER ?? 'chromedriver',
    args: ['--port=0'],
    port: /started successfully on port (\d+)/,
    capabilities: (/** @type {boolean} */ dark) => ({
      browserName: 'chrome',
      'goog:chromeOptions': {
        ...(env.OFFPRINT_CHROMIUM ? { binary: env.OFFPRINT_CHROMIUM } : {}),
        args: [
          ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
          ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
          ...(dark ? ['--force-dark-mode', '--blink-settings=preferredColorScheme=0'] : []),
        ],
      },
    }),
  },
  firefox: {
    command: env.OFFPRINT_GECKODRIVER ?? 'geckodriver',
    args: ['--port', '0', '--allow-system-access'],
    port: /Listening on [^\s:]+:(\d+)/,
    capabilities: (/** @type {boolean} */ dark, /** @type {Record<string, string>} */ uuids) => ({
      browserName: 'firefox',
      'moz:firefoxOptions': {
        ...(env.OFFPRINT_FIREFOX ? { binary: env.OFFPRINT_FIREFOX } : {}),
        args: ['-headless'],
        prefs: { 'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1, 'extensions.webextensions.uuids': JSON.stringify(uuids) },
      },
    }),
  },
};

/** How the standard names an element in JSON. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** Keys that are not letters, as the standard writes them. */
const KEYS = /** @type {Record<string, string>} */ ({
  Control: '\uE009',
  Shift: '\uE008',
  Alt: '\uE00A',
  Enter: '\uE007',
  Space: ' ',
  Escape: '\uE00C',
  Tab: '\uE004',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
});

/** A driver takes a free port of IPv6 and wants the same one of IPv4, which another program may have. */
const TAKEN = 'Address already in use';

/**
 * Starts a driver, once more where its port was taken. Gives its process and its address.
 * @param {string} command @param {string[]} args @param {RegExp} port @param {number} [tries]
 * @returns {Promise<{child: import('node:child_process').ChildProcess, address: string}>}
 */
async function launch(command, args, port, tries = 3) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  try {
    const address = await new Promise((resolve, reject) => {
      const read = (/** @type {Buffer} */ chunk) => {
        printed += chunk;
        const found = port.exec(printed);
        if (found) resolve(`http://127.0.0.1:${found[1]}`);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('error', reject);
      child.on('close', (code) => reject(new Error(`${command} ended with ${code}: ${printed}`)));
    });
    return { child, address };
  } catch (thrown) {
    if (tries > 1 && printed.includes(TAKEN)) return launch(command, args, port, tries - 1);
    throw thrown;
  }
}

export class Driver {
  #child;
  #base;

  /** @param {import('node:child_process').ChildProcess} child @param {string} base */
  constructor(child, base) {
    this.#child = child;
    this.#base = base;
  }

  /** Starts a browser; one that cannot be started is an error. @param {Name} name @param {{dark?: boolean, uuids?: Record<string, string>}} [settings] `uuids`: hosts of extensions, by their ids, in Firefox */
  static async start(name, { dark = false, uuids = {} } = {}) {
    const { command, args, port, capabilities } = BROWSERS[name];
    const { child, address } = await launch(command, args, port);
    try {
      const { sessionId } = await ask('POST', `${address}/session`, {
        capabilities: { alwaysMatch: { ...capabilities(dark, uuids), timeouts: { script: 30_000 } } },
      });
      return new Driver(child, `${address}/session/${sessionId}`);
    } catch (thrown) {
      child.kill();
      throw thrown;
    }
  }

  async end() {
    await ask('DELETE', this.#base).catch(() => {});
    const ended = once(this.#child, 'exit');
    this.#child.kill();
    await ended;
  }

  /** @param {string} url */
  open(url) {
    return ask('POST', `${this.#base}/url`, { url });
  }

  /** @param {number} width @param {number} height */
  async resize(width, height) {
    // what is left for the page is what counts
    await ask('POST', `${this.#base}/window/rect`, { width, height });
    const [w, h] = await this.run(() => [innerWidth, innerHeight]);
    await ask('POST', `${this.#base}/window/rect`, { width: width + (width - w), height: height + (height - h) });
  }

  /**
   * Runs a function in the page; what it returns, or what its promise gives, comes back.
   * @template {any[]} A @template R
   * @param {(...args: A) => R | Promise<R>} code @param {A} args @returns {Promise<R>}
   */
  async run(code, ...args) {
    const script = `const done = arguments[arguments.length - 1]; const args = [...arguments].slice(0, -1);
      Promise.resolve().then(() => (${code})(...args)).then((value) => done({ value }), (error) => done({ error: String(error?.stack ?? error) }));`;
    const answer = await ask('POST', `${this.#base}/execute/async`, { script, args });
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  }

  /** Runs the text of a script in the page, in the driver's own world where there is one. @param {string} script */
  source(script) {
    return ask('POST', `${this.#base}/execute/sync`, { script, args: [] });
  }

  /** Installs an extension from its folder, until the browser ends; Firefox alone. @param {string} path */
  install(path) {
    return ask('POST', `${this.#base}/moz/addon/install`, { path, temporary: true });
  }

  /** Runs the text of a script in the browser's own window; Firefox alone. @param {string} script */
  async inBrowser(script) {
    await ask('POST', `${this.#base}/moz/context`, { context: 'chrome' });
    try {
      return await this.source(script);
    } finally {
      await ask('POST', `${this.#base}/moz/context`, { context: 'content' });
    }
  }

  /** The tab that scripts run in. @returns {Promise<string>} */
  tab() {
    return ask('GET', `${this.#base}/window`);
  }

  /** A new tab, which scripts run in from now on. @returns {Promise<string>} */
  async newTab() {
    const { handle } = await ask('POST', `${this.#base}/window/new`, { type: 'tab' });
    await this.turnTo(handle);
    return handle;
  }

  /** @param {string} handle of a tab */
  turnTo(handle) {
    return ask('POST', `${this.#base}/window`, { handle });
  }

  closeTab() {
    return ask('DELETE', `${this.#base}/window`);
  }

  /**
   * Waits until a function in the page gives something that is true.
   * @template {any[]} A
   * @param {(...args: A) => unknown} code @param {A} args
   */
  async until(code, ...args) {
    const end = Date.now() + 20_000;
    while (Date.now() < end) {
      if (await this.run(code, ...args)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`did not become true: ${code}`);
  }

  /** An element of the page, or of the shadow root of the element that is shown. @param {string} selector @returns {Promise<string>} */
  async find(selector) {
    const script = `const [selector] = arguments; return document.querySelector(selector)
      ?? document.querySelector('offprint-view:not([hidden])')?.shadowRoot.querySelector(selector) ?? null;`;
    const found = await ask('POST', `${this.#base}/execute/sync`, { script, args: [selector] });
    if (!found) throw new Error(`no element ${selector}`);
    return /** @type {string} */ (Object.values(found)[0]);
  }

  /** A real click. @param {string} selector */
  async click(selector) {
    await ask('POST', `${this.#base}/element/${await this.find(selector)}/click`, {});
  }

  /** Real keys. @param {string} selector @param {string} text */
  async type(selector, text) {
    await ask('POST', `${this.#base}/element/${await this.find(selector)}/value`, { text });
  }

  /** Real keys to what has the focus: for example `Control+Shift+z`. @param {string} keys */
  async press(keys) {
    const values = keys.split('+').map((key) => KEYS[key] ?? key);
    const down = values.map((value) => ({ type: 'keyDown', value }));
    const up = values.toReversed().map((value) => ({ type: 'keyUp', value }));
    await ask('POST', `${this.#base}/actions`, { actions: [{ type: 'key', id: 'keys', actions: [...down, ...up] }] });
  }

  /** Presses on an element and drags over it, from and to heights as shares of its own. @param {string} selector @param {number} from @param {number} to */
  async drag(selector, from, to) {
    const id = await this.find(selector);
    const { height } = await ask('GET', `${this.#base}/element/${id}/rect`);
    const origin = { [ELEMENT]: id };
    const move = (/** @type {number} */ share, duration = 0) => ({ type: 'pointerMove', origin, x: 0, y: Math.round((share - 0.5) * height), duration });
    const actions = [move(from), { type: 'pointerDown', button: 0 }, move(to, 50), { type: 'pointerUp', button: 0 }];
    await ask('POST', `${this.#base}/actions`, { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  }

  /** @returns {Promise<Buffer>} the page as it is printed, a PDF */
  async print() {
    return Buffer.from(await ask('POST', `${this.#base}/print`, { background: true }), 'base64');
  }

  /** @returns {Promise<Buffer>} a PNG of what is in view */
  async screenshot() {
    return Buffer.from(await ask('GET', `${this.#base}/screenshot`), 'base64');
  }
}

/** @param {string} method @param {string} url @param {unknown} [body] @returns {Promise<any>} */
async function ask(method, url, body) {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const { value } = /** @type {any} */ (await response.json());
  if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`);
  return value;
}
