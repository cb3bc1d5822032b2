// Puts the npm package together in target/npm/ and packs it: `node scripts/package.js` prints the tarball's path.
// What it is made of: npm/ (doors and package.json), the element's modules from www/, and www/pkg as it was built.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, 'target/npm');

/** Modules of www/ that the package holds; the page's own stay out. */
const MODULES = [
  'bisect.js', 'dom.js', 'element.js', 'engine.js', 'highlight.js', 'phrases.js', 'quotation-export.js', 'ranges.js', 'readable.js', 'snapshot.js',
  'types.d.ts', 'messages', 'view',
];

/** @param {string} path @param {RegExp} pattern @param {string} replacement */
function rewrite(path, pattern, replacement) {
  const before = readFileSync(path, 'utf8');
  const after = before.replace(pattern, replacement);
  if (after === before) throw new Error(`${path}: nothing is like ${pattern}`);
  writeFileSync(path, after);
}

/** @param {string} command @param {string[]} args @returns {string} */
const run = (command, args) => execFileSync(command, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** @returns {string} path of the tarball */
export function pack() {
  const staging = join(OUT, 'package');
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(join(staging, 'pkg'), { recursive: true });
  for (const name of MODULES) cpSync(join(ROOT, 'www', name), join(staging, name), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'npm'))) cpSync(join(ROOT, 'npm', name), join(staging, name));
  for (const name of ['README.md', 'CHANGELOG.md', 'LICENSE-APACHE', 'LICENSE-MIT']) cpSync(join(ROOT, name), join(staging, name));
  for (const name of ['offprint.js', 'offprint.d.ts', 'offprint_bg.wasm']) cpSync(join(ROOT, 'www/pkg', name), join(staging, 'pkg', name));

  // one snapshot.js, not the copy that wasm-bindgen makes
  rewrite(join(staging, 'pkg/offprint.js'), /new URL\('offprint_bg\.wasm'/, "new URL('./offprint_bg.wasm'"); // as bundlers ask for
  rewrite(join(staging, 'pkg/offprint.js'), /'\.\/snippets\/[^']*\/snapshot\.js'/, "'../snapshot.js'");
  rewrite(join(staging, 'package.json'), /"name": "offprint",/, `$&\n  "version": "${version()}",`);
  worker(staging);
  types(staging);
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', OUT, staging]));
  return join(OUT, filename);
}

/** The crate's: there is one version. */
function version() {
  return /^version = "([^"]+)"/m.exec(readFileSync(join(ROOT, 'Cargo.toml'), 'utf8'))?.[1] ?? '';
}

/** The worker in one file: a bundler that copies a worker as it is copies nothing that it would import. @param {string} staging */
function worker(staging) {
  const source = join(staging, 'worker.js');
  cpSync(join(ROOT, 'www/worker.js'), source);
  buildSync({ entryPoints: [source], outfile: source, allowOverwrite: true, bundle: true, format: 'esm', target: 'es2022', logLevel: 'error' });
}

/** Types of the modules, from their comments. @param {string} staging */
function types(staging) {
  run('node_modules/.bin/tsc', ['--project', 'www/tsconfig.json', '--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', join(OUT, 'types')]);
  const emitted = join(OUT, 'types');
  const wanted = MODULES.filter((name) => name.endsWith('.js')).map((name) => name.replace(/\.js$/, '.d.ts'));
  for (const name of [...wanted, 'worker.d.ts', 'messages', 'view']) cpSync(join(emitted, name), join(staging, name), { recursive: true });
  rmSync(emitted, { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(pack());
