// The npm package as others get it: its manifest and types, and the README's own words run from it.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { project, ROOT, run, snippet } from './project.js';

/** @type {ReturnType<typeof project>} */ let place;
before(() => (place = project()));
after(() => place?.remove());

test('publint finds nothing to say', async () => {
  const { messages, pkg } = await publint({ pkgDir: join(place.folder, 'node_modules/offprint'), pack: false });
  assert.equal(pkg.name, 'offprint');
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test('types resolve for every door, in Node and for bundlers', () => {
  // the wasm is data and has no types
  run(ROOT, 'node_modules/.bin/attw', [place.tarball, '--profile', 'esm-only', '--exclude-entrypoints', 'offprint_bg.wasm', '--no-emoji']);
});

test('a program in TypeScript can use them', () => {
  const program = `import { extract, toMarkdown, type Article } from 'offprint';
    import { configure, OffprintView } from 'offprint/element';
    import { Engine } from 'offprint/engine';
    import { highlight } from 'offprint/highlight';
    import init from 'offprint/init';
    import { isProbablyReadable } from 'offprint/readable';
    import { snapshot } from 'offprint/snapshot';
    export const article: Article = extract(snapshot(document), { level: 'careful' });
    export const name: string | undefined = article.speakers[0]?.name;
    export const written: string = toMarkdown(article, 'all');
    export const stop: () => void = highlight(article, document);
    export const later: Promise<Article> = new Engine({ wasm: new URL('https://example.org/a.wasm') }).extract('text');
    export const view: OffprintView = new OffprintView();
    configure({ timeLimit: 1000 });
    void init();
    export const worthwhile: boolean = isProbablyReadable(document);
    // @ts-expect-error there is no such level
    extract('', { level: 'bold' });`;
  writeFileSync(join(place.folder, 'program.ts'), program);
  for (const module of [['nodenext', 'nodenext'], ['esnext', 'bundler']]) {
    const [kind, resolution] = /** @type {[string, string]} */ (module);
    const options = ['--strict', '--noEmit', '--target', 'es2024', '--lib', 'es2024,dom,dom.iterable', '--types', ''];
    run(place.folder, join(ROOT, 'node_modules/.bin/tsc'), [...options, '--module', kind, '--moduleResolution', resolution, 'program.ts']);
  }
});

/** A program bundled by esbuild: its bytes, and the modules that something of was kept. @param {string} contents */
async function bundle(contents) {
  const stdin = { contents, resolveDir: place.folder };
  const { metafile, outputFiles } = await build({ stdin, bundle: true, write: false, format: 'esm', metafile: true, minify: true });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const modules = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  return { size: outputFiles[0]?.contents.length ?? 0, modules: modules.join(' ') };
}

test('what says whether a page is worth reading, and what reads it, load no engine; the doors with effects are kept', async () => {
  const light = await bundle(`import { isProbablyReadable } from 'offprint/readable';
    import { snapshot } from 'offprint/snapshot';
    console.log(isProbablyReadable, snapshot);`);
  assert.doesNotMatch(light.modules, /pkg\/offprint|engine|element/);
  assert.ok(light.size < 10_000, `${light.size} bytes`);
  assert.match((await bundle("import 'offprint/element'")).modules, /offprint\/element\.js/);
  assert.match((await bundle("import { extract } from 'offprint'; console.log(extract)")).modules, /offprint\/index\.js/);
});

test("the README's JavaScript runs word for word and prints what it says", () => {
  const { code, promised } = snippet('In JavaScript', 'js');
  writeFileSync(join(place.folder, 'snippet.js'), code);
  assert.deepEqual(run(place.folder, 'node', ['snippet.js']).trim().split('\n'), promised);
});

test('the example for Node', () => {
  cpSync(join(ROOT, 'examples/node'), place.folder, { recursive: true });
  const printed = run(place.folder, 'node', ['cleaned.js', 'article.txt']);
  assert.match(printed, /^1 duplicate\n1 boilerplate\nAnn Lee: “We looked at every bolt, and it holds,”\n\n# The old bridge/m);
});

test('the example for Deno, in Deno: nothing may be read but the folder, nothing written, nothing fetched', () => {
  cpSync(join(ROOT, 'examples/deno'), place.folder, { recursive: true });
  cpSync(join(ROOT, 'examples/node/article.txt'), join(place.folder, 'article.txt'));
  const printed = run(place.folder, join(ROOT, 'node_modules/.bin/deno'), ['run', '--no-remote', '--allow-read=.', 'cleaned.js', 'article.txt'], { DENO_DIR: join(place.folder, 'deno-cache'), DENO_NO_UPDATE_CHECK: '1' });
  assert.match(printed, /^Ann Lee: “We looked at every bolt, and it holds,”\n\n# The old bridge/);
});
