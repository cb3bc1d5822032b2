// Assembles the browser extension from www/: target/extension/{chromium,firefox}/ and a zip of each, whose bytes depend
// on the files alone. `node scripts/extension.js [FOLDER]`.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { zip } from './zip.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const www = join(root, 'www');

/** Copied as they are; of the extension's own folder what no module is made of. */
const PARTS = ['pkg/offprint_bg.wasm', 'extension/icons', 'extension/options.html', 'extension/pages.css', 'extension/panel.html'];
/** What the pages name. Each with all that it imports is one file: forty small ones take longer to load than all that they do then. */
const MODULES = ['extension/background.js', 'extension/options.js', 'extension/panel.js', 'worker.js'];
/** All of them readable, since the stores' reviewers read them. */
const COMMON = /** @type {const} */ ({ bundle: true, target: 'es2022', charset: 'utf8', legalComments: 'none', logLevel: 'warning', outbase: www, outdir: www, absWorkingDir: www, write: false });
/** What is put into the page. */
const INJECTED = 'extension/injected.js';
/** Languages that the browser shows the extension's name and button in. */
const LANGUAGES = ['en', 'de', 'fr', 'es'];

/** @param {string} path of a file in www */
const source = (path) => readFileSync(join(www, path), 'utf8');
const json = (/** @type {string} */ path) => JSON.parse(source(path));

/** The modules of www/ as the extension's pages load them, by the path of the file. @returns {Promise<Record<string, Uint8Array>>} */
export async function bundled() {
  /** @type {Record<string, Uint8Array>} */
  const made = {};
  // only a classic script can be injected into a page; what its last line comes to is what the browser hands over
  const footer = { js: 'globalThis.offprint.read();' };
  for (const part of /** @type {const} */ ([{ entryPoints: MODULES, format: 'esm' }, { entryPoints: [INJECTED], format: 'iife', footer }])) {
    const { outputFiles } = await build({ ...COMMON, ...part });
    for (const { path, contents } of outputFiles) made[relative(www, path)] = contents;
  }
  return made;
}

/** @param {string} browser */
function manifest(browser) {
  const { action, permissions, ...common } = json('extension/manifest.json');
  const { action: look = {}, permissions: more = [], ...own } = json(`extension/${browser}.json`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { ...common, version, action: { ...action, ...look }, permissions: [...permissions, ...more], ...own };
}

/** @param {string} folder @param {string} [inner] @returns {string[]} */
function paths(folder, inner = '') {
  return readdirSync(join(folder, inner), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? paths(folder, `${inner}${entry.name}/`) : [`${inner}${entry.name}`],
  );
}

/** The texts that the browser itself shows, as it wants them. @param {string} folder */
async function locales(folder) {
  for (const lang of LANGUAGES) {
    const { manifest: texts } = await import(join(www, `extension/messages/${lang}.js`));
    mkdirSync(join(folder, '_locales', lang), { recursive: true });
    const entries = Object.entries(texts).map(([name, message]) => [name, { message }]);
    writeFileSync(join(folder, '_locales', lang, 'messages.json'), `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
  }
}

/** Writes both folders and both zips. @param {string} out @returns {Promise<Record<string, number>>} the zips, with the number of files in each */
export async function assemble(out) {
  /** @type {Record<string, number>} */
  const made = {};
  const modules = await bundled();
  rmSync(out, { recursive: true, force: true });
  for (const browser of ['chromium', 'firefox']) {
    const folder = join(out, browser);
    mkdirSync(folder, { recursive: true });
    for (const each of PARTS) cpSync(join(www, each), join(folder, each), { recursive: true });
    for (const [path, code] of Object.entries(modules)) writeFileSync(join(folder, path), code);
    await locales(folder);
    writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest(browser), null, 2)}\n`);
    const files = paths(folder).sort();
    const archive = join(out, `offprint-${browser}.zip`);
    writeFileSync(archive, zip(files.map((path) => ({ path, bytes: readFileSync(join(folder, path)) }))));
    made[basename(archive)] = files.length;
  }
  return made;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = await assemble(process.argv[2] ?? join(root, 'target/extension'));
  for (const [name, files] of Object.entries(made)) console.log(`${name}: ${files} files`);
}
