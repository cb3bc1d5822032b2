// The large inputs of tests/load.rs through the wasm, each in an instance of its own size: finished, or refused by name; and a
// thousand pages in a row leave no more memory behind than the largest of them. A hundredth of each in every run; the whole of it
// by `make load`.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chance, PKG } from './engine.js';
import { readFileSync } from 'node:fs';

const share = process.env['OFFPRINT_LOAD'] ? 1 : 100;
const MILLION = 1_000_000 / share;
const MB = Math.floor((1 << 20) / share);
const module = new WebAssembly.Module(readFileSync(new URL('offprint_bg.wasm', PKG)));
let instances = 0;

/** An instance of its own, with its memory. */
async function fresh() {
  const door = await import(`${new URL('offprint.js', PKG).href}?${(instances += 1)}`);
  const { memory } = door.initSync({ module });
  return { door, held: () => memory.buffer.byteLength };
}

/** @type {[string, string, () => string][]} */
const INPUTS = [
  ...['<div>', '<b>', '<a href=x>', '<table><tr><td>', '<ul><li>', '<svg>', '<math><mtext>', '<template>', '<blockquote>', '<font size=1><p>'].map(
    (tags) => /** @type {[string, string, () => string]} */ ([`${tags} inside one another`, 'html', () => `${tags.repeat(MILLION)}The end.`]),
  ),
  ['attributes', 'html', () => `<p${Array.from({ length: MILLION / 10 }, (_, at) => ` a${at}=x`).join('')}>The end.`],
  ['a long attribute', 'html', () => `<p title=${'x'.repeat(10 * MB)}>The end.`],
  ['entities', 'html', () => `<p>${'&amp;'.repeat(MILLION)}`],
  ['one line', 'text', () => 'bridge '.repeat((50 * MB) / 7)],
  ['opening marks', 'text', () => '\u201cCome, '.repeat(MILLION)],
  ['equal paragraphs', 'text', () => 'The bridge will close on Monday.\n\n'.repeat(MILLION)],
];

describe('large inputs in wasm', () => {
  for (const [name, format, make] of INPUTS) {
    test(name, async (t) => {
      const { door, held } = await fresh();
      const source = make();
      const began = performance.now();
      let end = 'finished';
      try {
        const article = door.extract(source, { format });
        assert.ok(format === 'html' || article.text === source);
      } catch (thrown) {
        const error = /** @type {Error} */ (thrown);
        end = error.name;
        // the memory of wasm ends at 4 GB: that is a trap, which the worker reports as EngineFailed
        assert.ok(error.name === 'LimitExceeded' || error instanceof WebAssembly.RuntimeError, String(error.stack));
        assert.ok(share === 1, `${error.name} on a small input`);
      }
      t.diagnostic(`${(source.length / (1 << 20)).toFixed(1)} M characters: ${end} after ${((performance.now() - began) / 1000).toFixed(1)} s, ${(held() / (1 << 20)).toFixed(0)} MB held`);
    });
  }

  test('too much text is refused by name, and the limit can be changed', async () => {
    const { door } = await fresh();
    const text = 'bridge '.repeat((100 * MB) / 7);
    const inputBytes = 64 * MB;
    assert.throws(() => door.clean(text, { limits: { inputBytes } }), { name: 'LimitExceeded', message: /inputBytes/ });
    if (share > 1) assert.equal(door.clean(text, { limits: { inputBytes: text.length } }).text, text);
  });

  test('a thousand pages in a row', async (t) => {
    const random = chance(5);
    const words = 'the board said on Monday that old bridge will close for some weeks and nobody was hurt when a part of it fell into harbour'.split(' ');
    const paragraph = () => `<p>${Array.from({ length: 20 + random.below(60) }, () => random.pick(words)).join(' ')}. <a href="https://example.org/${random.below(999)}">More</a></p>`;
    const pages = Array.from({ length: 1_000 }, (_, at) => `<article><h1>Page ${at}</h1>${Array.from({ length: at === 500 ? 400 : 1 + random.below(60) }, paragraph).join('\n')}</article>`);
    const largest = await fresh();
    largest.door.extract(pages[500], { format: 'html' });
    const all = await fresh();
    for (const page of pages) all.door.toHtml(all.door.extract(page, { format: 'html' }), 'none');
    t.diagnostic(`the largest alone ${(largest.held() / (1 << 20)).toFixed(1)} MB, after a thousand ${(all.held() / (1 << 20)).toFixed(1)} MB`);
    assert.ok(all.held() <= 1.2 * largest.held(), `${all.held()} beside ${largest.held()}`);
  });
});
