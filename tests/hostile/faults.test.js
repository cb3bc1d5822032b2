// Faults stay small. An engine that panics, loops, calls itself without end or takes memory without end when it is asked to
// (scripts/build-faults.sh) stands behind the worker, client and page that are published: the request fails by name and in
// time, the next ones are right, and whoever reads sees what happened and keeps the text.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Driver } from '../browser/driver.js';
import { host } from './host.js';

const ROOT = new URL('../..', import.meta.url).pathname;
const PKG = `${ROOT}target/faults/pkg`;
const TEXT = 'The bridge stays open.\n\n“It holds,” said Ann Lee.\n\nThe bridge stays open.';
const FAULTS = { panic: 'EngineFailed', stack: 'EngineFailed', memory: 'EngineFailed', loop: 'TimeLimit' };
/** Milliseconds that a call may take, and how much later its end may be heard of on a busy machine. */
const LIMIT = 1_000;
const LATE = 3_000;
/** Milliseconds from a fault to the next answer: the aim on a quiet machine, which is said beside what was measured, and what fails on any. */
const AIM = 100;
const MOST = 10_000;

test('what is published has no faults to ask for', () => {
  execFileSync(`${ROOT}scripts/build-faults.sh`);
  const asks = 'offprint-fault:';
  assert.ok(readFileSync(`${PKG}/offprint_bg.wasm`).includes(asks));
  assert.ok(!readFileSync(`${ROOT}www/pkg/offprint_bg.wasm`).includes(asks));
  assert.doesNotMatch(readFileSync(`${ROOT}Cargo.toml`, 'utf8'), /default = .*faults/);
});

for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`faults in ${name}`, () => {
    /** @type {Driver} */ let driver;
    /** @type {Awaited<ReturnType<typeof host>>} */ let server;

    before(async () => {
      server = await host(PKG);
      driver = await Driver.start(name);
      await driver.open(`${server.origin}/blank.html`);
    });
    after(async () => {
      await driver?.end();
      server?.close();
    });

    for (const [fault, error] of Object.entries(FAULTS)) {
      test(`${fault}: fails by name, and the next hundred are right`, async (t) => {
        const found = await driver.run(
          async (fault, text, limit) => {
            const { Engine } = /** @type {typeof import('../../www/engine.js')} */ (await import(/** @type {any} */ ('/engine.js')));
            const engine = new Engine({ timeLimit: 20_000 });
            const right = JSON.stringify(await engine.clean(text));
            let began = performance.now();
            const failed = engine.clean(`offprint-fault:${fault}`, {}, { timeLimit: limit }).then(() => 'nothing', (error) => error.name);
            // one that waits behind it is not lost with it
            const behind = engine.clean(text);
            const error = await failed;
            const took = performance.now() - began;
            began = performance.now();
            const waited = JSON.stringify(await behind) === right;
            const recovery = performance.now() - began;
            let wrong = 0;
            for (let at = 0; at < 100; at += 1) if (JSON.stringify(await engine.clean(text)) !== right) wrong += 1;
            engine.close();
            return { error, took, waited, recovery, wrong };
          },
          fault,
          TEXT,
          LIMIT,
        );
        t.diagnostic(`${fault}: ${found.error} after ${found.took.toFixed(0)} ms, answered again after ${found.recovery.toFixed(0)} ms (aim ${AIM})`);
        assert.deepEqual({ ...found, took: found.took < LIMIT + LATE, recovery: found.recovery < MOST }, { error, took: true, waited: true, recovery: true, wrong: 0 });
      });
    }

    test('a queue of faults comes to its end', async () => {
      const ends = await driver.run(
        async (faults, text, limit) => {
          const { Engine } = /** @type {typeof import('../../www/engine.js')} */ (await import(/** @type {any} */ ('/engine.js')));
          const engine = new Engine({ timeLimit: limit });
          const stop = new AbortController();
          const end = (/** @type {Promise<unknown>} */ call) => call.then(() => 'right', (/** @type {Error} */ error) => error.name);
          const calls = faults.flatMap((/** @type {string} */ fault) => [end(engine.clean(`offprint-fault:${fault}`)), end(engine.extract(text))]);
          calls.push(end(engine.clean('offprint-fault:loop', {}, { signal: stop.signal })), end(engine.clean(text)));
          setTimeout(() => stop.abort(), 100);
          const ends = await Promise.all(calls);
          engine.close();
          return ends;
        },
        Object.keys(FAULTS),
        TEXT,
        2 * LIMIT,
      );
      assert.deepEqual(ends, [...Object.values(FAULTS).flatMap((error) => [error, 'right']), 'AbortError', 'right']);
    });

    test('who reads sees what happened, and keeps the text', async () => {
      await driver.open(`${server.origin}/`);
      await driver.until(() => document.documentElement.dataset['ready'] !== undefined);
      const text = `offprint-fault:panic`;
      await driver.run((text) => {
        /** @type {HTMLTextAreaElement} */ (document.querySelector('#source')).value = text;
        /** @type {HTMLFormElement} */ (document.querySelector('#start')).requestSubmit();
      }, text);
      await driver.until(() => document.querySelector('offprint-view')?.shadowRoot?.querySelector('#failure:not([hidden]) h2'));
      const said = await driver.run(() => document.querySelector('offprint-view')?.shadowRoot?.querySelector('#failure')?.textContent ?? '');
      assert.match(said, /Something went wrong in the engine.*Your text is still here/);
      await driver.run(() => /** @type {HTMLElement} */ (document.querySelector('offprint-view .new')).click());
      assert.equal(await driver.run(() => /** @type {HTMLTextAreaElement} */ (document.querySelector('#source')).value), text);
      // and the engine reads again
      await driver.run((text) => {
        /** @type {HTMLTextAreaElement} */ (document.querySelector('#source')).value = text;
        /** @type {HTMLFormElement} */ (document.querySelector('#start')).requestSubmit();
      }, TEXT);
      await driver.until(() => /** @type {any} */ (document.querySelector('offprint-view'))?.article?.text.startsWith('The bridge stays open.'));
    });

    test('the memory of a large input is handed back', async (t) => {
      await driver.open(`${server.origin}/blank.html`);
      const found = await driver.run(async () => {
        let workers = 0;
        const page = /** @type {any} */ (window);
        const Original = page.Worker;
        page.Worker = class extends Original {
          /** @param {any[]} args */
          constructor(...args) {
            super(...args);
            workers += 1;
          }
        };
        const { Engine } = /** @type {typeof import('../../www/engine.js')} */ (await import(/** @type {any} */ ('/engine.js')));
        const engine = new Engine();
        await engine.clean('One. Two.');
        const one = workers;
        const line = 'The members of the board said that the bridge will be closed for some weeks again. ';
        const large = await engine.clean(line.repeat(50_000), { language: 'en' }, { timeLimit: 25_000 });
        const small = await engine.clean('One. Two.');
        engine.close();
        page.Worker = Original;
        return { one, workers, length: large.text.length, small: small.text };
      });
      t.diagnostic(`${found.workers} workers for a small input, one of ${found.length} characters and a small one`);
      assert.deepEqual([found.one, found.workers, found.small], [1, 2, 'One. Two.']);
    });
  });
}
