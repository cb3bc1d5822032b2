// The examples for browsers, built and run in Chromium and Firefox from a project that has the package installed.
import assert from 'node:assert/strict';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Driver } from '../browser/driver.js';
import { serve } from '../browser/page.js';
import { project, ROOT, run } from './project.js';

/** @type {ReturnType<typeof project>} */ let place;
/** @type {Awaited<ReturnType<typeof serve>>} */ let server;
/** @type {Driver[]} */ let drivers = [];
/** Where modules of the examples find the bundlers, which are not dependencies of the package. */
const modules = join(ROOT, 'node_modules');

before(async () => {
  place = project();
  cpSync(join(ROOT, 'examples/plain'), place.folder, { recursive: true });
  cpSync(join(ROOT, 'examples/bundlers'), join(place.folder, 'bundlers'), { recursive: true });
  for (const name of ['esbuild', 'vite', 'webpack']) symlinkSync(join(modules, name), join(place.folder, 'node_modules', name));
  server = await serve(place.folder);
  for (const name of /** @type {const} */ (['chromium', 'firefox'])) drivers.push(await Driver.start(name));
});
after(async () => {
  for (const driver of drivers) await driver.end();
  await server?.close();
  place?.remove();
});

/** Opens a page: its outputs say who speaks, and the element has read with an engine of its own. @param {Driver} driver @param {string} address @param {string[]} outputs */
async function shows(driver, address, outputs) {
  await driver.open(address);
  for (const id of outputs) await driver.until((id) => /** @type {HTMLOutputElement} */ (document.getElementById(id)).value === 'Ann Lee', id);
  await driver.until(() => document.querySelector('offprint-view')?.shadowRoot?.querySelector('del')?.textContent?.includes('will stay open'));
}

/** The same in each browser, of a page that the project's own server has. @param {string} path @param {string[]} outputs */
async function reads(path, outputs) {
  for (const driver of drivers) {
    const from = server.requested.length;
    await shows(driver, `${server.origin}/${path}`, outputs);
    const requested = server.requested.slice(from);
    // the page's own and the worker's, each from where the bundler put it
    assert.ok(requested.filter((address) => address.endsWith('.wasm')).length >= 2, requested.join('\n'));
  }
}

test('a page without a build, with a worker of its own', () => reads('index.html', ['here', 'worker']));

/** Builds the example in its folder. @param {string} command @param {string[]} args */
const build = (command, args) => run(join(place.folder, 'bundlers'), command, args);

test('esbuild', async () => {
  build('node', ['esbuild.js']);
  await reads('bundlers/esbuild/', ['here']);
});

test('Vite', async () => {
  build(join(modules, '.bin/vite'), ['build', '--logLevel', 'error']);
  await reads('bundlers/vite/', ['here']);
});

test('the development server of Vite', async () => {
  const { createServer } = await import(join(modules, 'vite/dist/node/index.js'));
  const { default: config } = await import(join(place.folder, 'bundlers/vite.config.js'));
  const vite = await createServer({ ...config, configFile: false, root: place.folder, logLevel: 'error', server: { host: '127.0.0.1', port: 0 } });
  try {
    await vite.listen();
    for (const driver of drivers) await shows(driver, `${vite.resolvedUrls.local[0]}bundlers/`, ['here']);
  } finally {
    await vite.close();
  }
});

test('webpack', async () => {
  build('node', ['webpack.js']);
  await reads('bundlers/webpack/', ['here']);
});
