// Makes the page that people load, in target/page/: the modules of www/ as one script and what loads later, without
// comments, and beside each file its brotli, as a server may hand it out. www/ itself runs unbundled, too.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, transform } from 'esbuild';
import { write } from './list-files.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WWW = join(ROOT, 'www');
const OUT = join(ROOT, 'target/page');

/** Copied as they are. */
const PARTS = ['fonts', 'icons', 'icon.svg', 'index.html', 'manifest.webmanifest', 'pkg/offprint_bg.wasm'];

const COMMON = /** @type {const} */ ({ bundle: true, format: 'esm', target: 'es2022', minify: true, charset: 'utf8', legalComments: 'none', logLevel: 'warning' });

/** The style sheets in modules are strings: they lose their white space as files of CSS do. */
const sheets = {
  name: 'sheets',
  /** @param {import('esbuild').PluginBuild} builder */
  setup(builder) {
    builder.onLoad({ filter: /style-\w+\.js$/ }, async ({ path }) => {
      const { default: css } = await import(path);
      return { contents: `export default ${JSON.stringify((await transform(css, { loader: 'css', minify: true })).code)}` };
    });
  },
};

/** A worker has no document to read. */
const undocumented = {
  name: 'undocumented',
  /** @param {import('esbuild').PluginBuild} builder */
  setup(builder) {
    builder.onLoad({ filter: /[\\/]snapshot\.js$/ }, () => ({ contents: 'export const snapshot = null' }));
  },
};

/** @param {string} folder @returns {string[]} */
const files = (folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)).filter((path) => statSync(path).isFile());

/** @returns {Promise<{version: string, count: number}>} */
export async function bundle() {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(join(OUT, 'pkg'), { recursive: true });
  for (const part of PARTS) cpSync(join(WWW, part), join(OUT, part), { recursive: true });
  await build({ ...COMMON, entryPoints: [join(WWW, 'app.js')], outdir: OUT, splitting: true, plugins: [sheets] });
  await build({ ...COMMON, entryPoints: [join(WWW, 'worker.js')], outdir: OUT, plugins: [undocumented] });
  for (const name of ['style.css', 'sw.js']) {
    const loader = name.endsWith('.css') ? 'css' : 'js';
    writeFileSync(join(OUT, name), (await transform(readFileSync(join(WWW, name), 'utf8'), { loader, minify: true })).code);
  }
  const listed = write(OUT);
  for (const path of files(OUT).filter((name) => /\.(?:js|css|html|wasm|svg|webmanifest)$/.test(name))) {
    const bytes = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  }
  return listed;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version, count } = await bundle();
  console.log(`target/page: ${count} files, version ${version}`);
}
