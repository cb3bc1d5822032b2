// Strings as JavaScript has them, through the wasm: whatever stands in one, its slices join to that very string. And options
// as JavaScript has them: wrong ones are typed errors, and no prototype is touched.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { chance, engine } from './engine.js';

const GENERATED = 100_000;

const PARTS = [
  ...['\ud800', '\udbff', '\udc00', '\udfff', '\ud83d', '\ude00', '\ud83d\ude00', '\udc00\ud800'],
  ...['\0', '\u0001', '\u001b', '\u007f', '\u0085', '\u00ad', '\u200b', '\u200d', '\u2060', '\ufeff', '\ufffd', '\ufffe', '\uffff'],
  ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\u200e', '\u200f', '\u061c'],
  ...['\u{e0001}', '\u{e0041}', '\u{e007f}', '\u{fe0f}', '\u{1f3fb}', '\u{10ffff}', '\u{f0000}', '\u{2ffff}', '\u{1f468}\u200d\u{1f469}'],
  ...['\u2028', '\u2029', '\n', '\r', '\r\n', '\n\n', '\v', '\f', '\t', ' ', '\u00a0', '\u3000'],
  ...['e\u0301', '\u0301', '\u1100\u1161', '\u0e33', '\u05d0', '\u0627', '\u4e2d', '\u00c3\u00a9', '\u00e2\u20ac\u2122', '&amp;', '&nbsp;', '&#x0;'],
  ...['"', '\u201c', '\u201d', '\u201e', '\u00ab', '\u2018', '\u2019', "'", '.', '?', '!', ',', ':', '-', '\u2014', '...', '<b>', '</p>', '<!--'],
  ...['The bridge will close on Monday.', 'the old bridge', 'said Ann Lee', 'Ann Lee', 'Sign up for our newsletter', 'Read more', 'Photo: Ann Lee', 'Updated 3 March 2025', 'Die Br\u00fccke'],
];
/** A character of every plane beside the parts. @param {ReturnType<typeof chance>} random */
const anything = (random) => String.fromCodePoint(random.below(0x110000));

/** @param {ReturnType<typeof chance>} random */
function string(random) {
  let text = '';
  for (let count = random.below(24); count > 0; count -= 1) text += random.below(5) === 0 ? anything(random) : random.pick(PARTS);
  return text;
}

/** Kept and removed slices, one after the other. @param {any} article */
function joined({ text, removals }) {
  let at = 0;
  let out = '';
  for (const { start, end } of removals) {
    assert.ok(start >= at && end > start && end <= text.length);
    out += text.slice(at, start) + text.slice(start, end);
    at = end;
  }
  return out + text.slice(at);
}

/** Whether a span cuts no character in two. @param {string} text @param {{start: number, end: number}} span */
const isWhole = (text, { start, end }) => [start, end].every((at) => !(/[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '')));

describe('strings', () => {
  /** @type {any} */ let door;
  before(async () => (door = await engine()));

  test('slices of the original join to the original', () => {
    const random = chance(3);
    let removed = 0;
    let lone = 0;
    for (let at = 0; at < GENERATED; at += 1) {
      const text = string(random);
      lone += Number(!text.isWellFormed());
      const article = at % 4 === 0 ? door.extract(text, { format: 'text' }) : door.clean(text, { language: 'en' });
      assert.ok(article.text === text && joined(article) === text, JSON.stringify(text));
      removed += article.removals.length;
      for (const span of [...article.removals, ...article.repairs, ...article.flags, ...article.blocks, ...(article.quotations ?? [])]) assert.ok(isWhole(text, span), JSON.stringify(text));
      if (at % 16 === 0) assert.ok(door.toText(article, 'all', { repairs: false }) === text, JSON.stringify(text));
    }
    assert.ok(removed > GENERATED / 100 && lone > GENERATED / 10, `${removed} removals, ${lone} strings with lone surrogates`);
  });

  test('every character, by itself and between words', () => {
    for (let plane = 0; plane <= 16; plane += 1) {
      for (const low of [0, 1, 0xff, 0x2028, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xfeff, 0xfffe, 0xffff]) {
        const character = String.fromCodePoint(plane * 0x10000 + low);
        const text = `${character}The old${character} bridge closes.\n\n${character}\n\nSign up for our newsletter${character}`;
        assert.ok(joined(door.extract(text, { format: 'text' })) === text, JSON.stringify(text));
      }
    }
  });

  test('pages with such strings', () => {
    const random = chance(4);
    for (let at = 0; at < 2_000; at += 1) {
      const source = `<p title="${string(random)}">${string(random)}</p><p>${string(random)}`;
      const article = door.extract(source, { format: 'html' });
      assert.ok(joined(article) === article.text && article.text.isWellFormed(), JSON.stringify(source));
    }
  });
});

describe('options', () => {
  /** @type {any} */ let door;
  before(async () => (door = await engine()));

  const thrower = { get: () => { throw new Error('mine'); } };
  const WRONG = [
    ...[7, 'standard', true, 1n, [1], [], () => {}, new Date(NaN), Symbol.iterator],
    ...[{ level: 'wild' }, { level: 3 }, { level: null }, { level: {} }, { keep: 'credit' }, { keep: ['none'] }, { keep: [7] }, { keep: { length: 2 } }],
    ...[{ language: 7 }, { language: {} }, { limits: 7 }, { limits: { inputBytes: -1 } }, { limits: { inputBytes: '9' } }, { limits: { inputBytes: NaN } }, { limits: { depth: 1.5 } }],
    ...[{ limits: { unknown: 1 } }, { unknown: 1 }, JSON.parse('{"__proto__": {"level": "wild"}}'), JSON.parse('{"constructor": {"prototype": {}}}')],
    ...[Object.defineProperty({}, 'level', { ...thrower, enumerable: true }), Object.defineProperty({}, 'limits', { ...thrower, enumerable: true })],
    ...[new Proxy({}, { get: thrower.get, has: thrower.get, ownKeys: thrower.get }), new Proxy({}, { getPrototypeOf: thrower.get, ownKeys: thrower.get })],
    ...[{ level: { toString: thrower.get } }, { keep: new Proxy([], { get: thrower.get }) }, { keep: { [Symbol.iterator]: thrower.get } }],
  ];

  test('wrong ones are typed errors, and the next call works', () => {
    const text = 'One. Two.';
    const good = JSON.stringify(door.clean(text));
    const article = door.extract(text);
    const right = (/** @type {any} */ thrown) => thrown instanceof Error && !(thrown instanceof WebAssembly.RuntimeError) && (thrown.name === 'InvalidOptions' || thrown.message === 'mine');
    for (const [at, wrong] of WRONG.entries()) {
      for (const call of [() => door.clean(text, wrong), () => door.extract(text, wrong), () => door.toHtml(article, 'all', wrong)]) assert.throws(call, right, `number ${at}: ${call}`);
      assert.equal(JSON.stringify(door.clean(text)), good);
    }
    // and the control: what is right is taken
    for (const options of [undefined, null, {}, { level: 'careful', keep: ['credit'], language: 'en', limits: { inputBytes: 99 } }]) assert.equal(door.clean(text, options).text, text);
  });

  test('what is not an article is no article', () => {
    const article = door.extract('One. “Two,” said Ann Lee.');
    const broken = [
      ...[undefined, null, 7, 'text', [], {}, { text: 7 }, { ...article, removals: 7 }, { ...article, blocks: [{ start: 0, end: 99, kind: 'paragraph' }] }],
      ...[{ ...article, blocks: [{ start: 5, end: 2, kind: 'wild' }] }, { ...article, removals: [{ start: -1, end: 2, reason: 'credit' }] }],
      ...[{ ...article, text: '' }, { ...article, get inlines() { throw new Error('mine'); } }, new Proxy(article, { get() { throw new Error('mine'); } })],
    ];
    for (const each of broken) {
      for (const write of [door.toText, door.toMarkdown, door.toHtml]) {
        try {
          assert.equal(typeof write(each, 'none'), 'string');
        } catch (thrown) {
          assert.ok(thrown instanceof Error && !(thrown instanceof WebAssembly.RuntimeError), String(thrown));
          assert.ok(['InvalidArticle', 'Error', 'TypeError'].includes(thrown.name), thrown.name);
        }
      }
    }
    assert.equal(door.toText(article), 'One. “Two,” said Ann Lee.');
  });

  test('no prototype is touched', () => {
    const keys = () => [Object, Array, String, Error].map(({ prototype }) => Reflect.ownKeys(prototype));
    const before = keys();
    const source = `<script type="application/ld+json">{"@type": "NewsArticle", "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}</script><p>text`;
    assert.throws(() => door.extract(source, JSON.parse('{"__proto__": {"polluted": 1}}')), { name: 'InvalidOptions' });
    const article = door.extract(source, { format: 'html' });
    door.toHtml(JSON.parse(JSON.stringify(article).replace('{', '{"__proto__": {"polluted": 1},')));
    assert.deepEqual(keys(), before);
    assert.equal(/** @type {any} */ ({}).polluted, undefined);
    assert.equal(Object.getPrototypeOf(article.metadata), Object.prototype);
  });
});
