import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unseen } from '../../www/view/unseen.js';

const names = (/** @type {string} */ text) => unseen(text).map(({ at, length, name }) => `${at}+${length} ${name}`);

test('what turns, joins and hides is named', () => {
  assert.deepEqual(names('pay \u202e100\u202c now'), ['4+1 RLO', '8+1 PDF']);
  assert.deepEqual(names('a\0\u001b\u007f\u0085'), ['1+1 NUL', '2+1 U+001B', '3+1 U+007F', '4+1 U+0085']);
  assert.deepEqual(names('\ufefftag \u{e0041}\u{e007f}'), ['0+1 BOM', '5+2 U+E0041', '7+2 U+E007F']);
  assert.deepEqual(names('lone \ud800 x\u2028y'), ['5+1 U+D800', '8+1 LS']);
  assert.deepEqual(names('a\u200db\u3164'), ['1+1 ZWJ', '3+1 U+3164']);
});

test('what writing needs is left alone', () => {
  assert.deepEqual(names('plain\ttext\r\nof two lines, \u00a0caf\u00e9'), []);
  assert.deepEqual(names('\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u2764\ufe0f \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'), []);
});
