// node esbuild.js: esbuild leaves addresses as they are, so the worker and the wasm are put where the package has them.
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

await build({ entryPoints: ['main.js'], outdir: 'esbuild', bundle: true, format: 'esm', minify: true });
await cp('index.html', 'esbuild/index.html');
await cp(fileURLToPath(import.meta.resolve('offprint/worker')), 'esbuild/worker.js');
await cp(fileURLToPath(import.meta.resolve('offprint/offprint_bg.wasm')), 'esbuild/pkg/offprint_bg.wasm');
