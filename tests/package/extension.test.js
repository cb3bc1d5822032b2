// The extension as the stores get it: nothing asked for that it does without, nothing that their linter finds, no copies
// of the page's files, and the same bytes from the same files.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createInstance } from 'addons-linter';
import { assemble, bundled } from '../../scripts/extension.js';
import { ROOT } from './project.js';

const MADE = /^(?:manifest\.json|_locales\/.*)$/;

let folder = '';

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-'));
  await assemble(join(folder, 'one'));
  await assemble(join(folder, 'other'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} browser @param {string} path */
const file = (browser, path) => readFileSync(join(folder, 'one', browser, path));
/** @param {string} browser */
const files = (browser) =>
  readdirSync(join(folder, 'one', browser), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, 'one', browser).length + 1));

test('the same files give the same bytes', () => {
  for (const name of ['offprint-chromium.zip', 'offprint-firefox.zip']) {
    assert.ok(readFileSync(join(folder, 'one', name)).equals(readFileSync(join(folder, 'other', name))), name);
  }
});

test('it asks for no site, and its pages may load nothing but its own', () => {
  const permissions = ['activeTab', 'scripting', 'storage', 'contextMenus'];
  const wanted = { chromium: [...permissions, 'sidePanel'], firefox: permissions };
  for (const [browser, permissions] of Object.entries(wanted)) {
    const manifest = JSON.parse(String(file(browser, 'manifest.json')));
    assert.deepEqual(manifest.permissions, permissions);
    for (const key of ['host_permissions', 'optional_permissions', 'optional_host_permissions', 'content_scripts', 'web_accessible_resources']) assert.equal(manifest[key], undefined, key);
    assert.match(manifest.content_security_policy.extension_pages, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; .*require-trusted-types-for 'script'/);
    assert.doesNotMatch(manifest.content_security_policy.extension_pages, /\*|https?:|unsafe-inline|'unsafe-eval'/);
  }
});

test('what it holds are the files of the page and the package, or is made of them alone, and all that its pages name is there', async () => {
  const modules = await bundled();
  for (const browser of ['chromium', 'firefox']) {
    const all = files(browser);
    for (const path of all.filter((path) => !MADE.test(path))) {
      const made = modules[path];
      assert.ok(file(browser, path).equals(made ? Buffer.from(made) : readFileSync(join(ROOT, 'www', path))), path);
    }
    for (const path of all.filter((path) => path.endsWith('.html'))) {
      for (const [, target] of String(file(browser, path)).matchAll(/(?:src|href)="([^"]+)"/g)) assert.ok(all.includes(join(path, '..', /** @type {string} */ (target))), `${path} loads ${target}`);
    }
    for (const path of all.filter((path) => path.endsWith('.js'))) assert.doesNotMatch(String(file(browser, path)).replace(/\/\*[^]*?\*\//g, ''), /^(?:import|export) [^;]*? from |^import ['"]|\bimport\(/m, path);
  }
});

test('every language has every text, and none is longer than the stores allow', async () => {
  const english = await import('../../www/extension/messages/en.js');
  for (const lang of ['en', 'de', 'fr', 'es']) {
    const texts = JSON.parse(String(file('chromium', `_locales/${lang}/messages.json`)));
    assert.deepEqual(Object.keys(texts), Object.keys(english.manifest), lang);
    assert.ok(texts.description.message.length <= 132, lang);
    const own = await import(`../../www/extension/messages/${lang}.js`);
    for (const part of /** @type {const} */ (['say', 'errors'])) assert.deepEqual(Object.keys(own[part]), Object.keys(english[part]), lang);
  }
});

test("the linter of Firefox's store finds nothing", async () => {
  const config = { _: [join(folder, 'one/firefox')], logLevel: 'fatal', output: 'none', stack: false, boring: true, selfHosted: false, minManifestVersion: 2, maxManifestVersion: 3 };
  const { summary, errors, warnings, notices } = await createInstance({ config, runAsBinary: false }).run({ _console: { ...console, log() {}, error() {} } });
  assert.deepEqual([...errors, ...warnings, ...notices].map(({ code, message, file }) => `${code}: ${message} ${file}`), []);
  assert.deepEqual(summary, { errors: 0, warnings: 0, notices: 0 });
});
