// Assembles the browser extension from www/: target/extension/{chromium,firefox}/ and a zip of each, whose bytes depend
// on the files alone. `node scripts/extension.js [FOLDER]`.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zip } from './zip.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const www = join(root, 'www');

/** What the extension's pages load, and what they do not. */
const PARTS = ['dom.js', 'element.js', 'engine.js', 'phrases.js', 'quotation-export.js', 'snapshot.js', 'worker.js', 'messages', 'view', 'pkg', 'extension'];
const OTHERS = /(?:\.d\.ts|\.md|pkg\/files\.js|pkg\/\.gitignore|pkg\/snippets|extension\/store|extension\/icon\.svg|extension\/[a-z]+\.json)$/;
/** Languages that the browser shows the extension's name and button in. */
const LANGUAGES = ['en', 'de', 'fr', 'es'];

/** @param {string} path of a file in www */
const source = (path) => readFileSync(join(www, path), 'utf8');
const json = (/** @type {string} */ path) => JSON.parse(source(path));

/**
 * A module and all that it imports as one classic script, which is all that can be injected into a page. It knows only
 * named imports and exported declarations, each at the beginning of a line, and refuses the rest.
 * @param {string} entry
 */
export function classic(entry) {
  /** @type {string[]} */
  const order = [];
  /** @type {string[]} */
  const made = [];
  /** @param {string} path */
  const visit = (path) => {
    if (order.includes(path)) return;
    /** @type {string[]} */
    const names = [];
    const text = source(path)
      .replace(/^import \{ ([^}]+) \} from '([^']+)';$/gm, (_, imported, from) => {
        const target = posix.join(posix.dirname(path), from);
        visit(target);
        return `const { ${imported} } = m${order.indexOf(target)};`;
      })
      .replace(/^export ((?:async )?(?:function|const|class) (\w+))/gm, (_, declaration, name) => {
        names.push(name);
        return declaration;
      });
    const left = /^(?:import|export)\b.*$/m.exec(text);
    if (left) throw new Error(`${path}: cannot be injected: ${left[0]}`);
    order.push(path);
    made.push(`// ${path}\nconst m${order.length - 1} = (() => {\n${text}\nreturn { ${names.join(', ')} };\n})();\n`);
  };
  visit(entry);
  return `(() => {\n'use strict';\n${made.join('')}})();\n`;
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

/** One snapshot.js, not the copy of it that wasm-bindgen makes. @param {string} path */
function shareSnapshot(path) {
  const before = readFileSync(path, 'utf8');
  const after = before.replace(/'\.\/snippets\/[^']*\/snapshot\.js'/, "'../snapshot.js'");
  if (after === before) throw new Error(`${path}: imports no snapshot.js`);
  writeFileSync(path, after);
}

/** Writes both folders and both zips. @param {string} out @returns {Promise<Record<string, number>>} the zips, with the number of files in each */
export async function assemble(out) {
  /** @type {Record<string, number>} */
  const made = {};
  rmSync(out, { recursive: true, force: true });
  for (const browser of ['chromium', 'firefox']) {
    const folder = join(out, browser);
    mkdirSync(folder, { recursive: true });
    for (const each of PARTS) cpSync(join(www, each), join(folder, each), { recursive: true, filter: (from) => !OTHERS.test(from) });
    shareSnapshot(join(folder, 'pkg/offprint.js'));
    await locales(folder);
    writeFileSync(join(folder, 'extension/injected.js'), classic('extension/injected.js'));
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
