// Paper and ink in five themes, and who speaks: a colour and a line each, since colour alone says nothing to many.
// The same tokens serve the element (`:host`) and, adopted by the document, the page (`:root`).

import { lookOf, TINTS } from './tints.js';

const sepia = `
  color-scheme: light;
  --paper: #f3e6cd; --leaf: #f9f0dd; --ink: #40301d; --soft: #6a553a; --hair: #d6c19a; --proof: #98301b; --lit: #f5cf72;
  --strip-kept: #b7a180;`;
const contrast = `
  color-scheme: light dark;
  --paper: light-dark(#fff, #000); --leaf: light-dark(#fff, #000); --ink: light-dark(#000, #fff); --soft: light-dark(#000, #fff);
  --hair: light-dark(#000, #fff); --proof: light-dark(#a00000, #ff9c8f); --lit: light-dark(#ffe14d, #6b5200);
  --strip-kept: light-dark(#555, #bbb);`;

/** Background, line, pattern and weight by speaker. @type {[string, string, string, string][]} */
const VOICES = [
  ['light-dark(#f8eabc, #443712)', 'light-dark(#8a6a00, #e0b93f)', 'solid', '1px'],
  ['light-dark(#d9e7f5, #1d3347)', 'light-dark(#22659e, #84bdee)', 'dashed', '1px'],
  ['light-dark(#dcecd3, #24371c)', 'light-dark(#3c7525, #93cd78)', 'double', '1px'],
  ['light-dark(#f7dcdb, #47221f)', 'light-dark(#a23b36, #f19a93)', 'dotted', '2px'],
  ['light-dark(#e7def3, #332749)', 'light-dark(#6b47a3, #bfa0f0)', 'solid', '2px'],
  ['light-dark(#d2ebe7, #143834)', 'light-dark(#117468, #6fcdbf)', 'wavy', '1px'],
  ['light-dark(#fae1c8, #46290f)', 'light-dark(#a1530c, #f2a761)', 'dashed', '2px'],
  ['light-dark(#f6dbeb, #44213a)', 'light-dark(#a0357c, #ee93ce)', 'double', '2px'],
];

const voices = Array.from({ length: TINTS }, (_, at) => {
  const { color, line: pattern } = lookOf(at);
  const [tint, line] = /** @type {string[]} */ (VOICES[color]);
  const [, , stroke, weight] = /** @type {string[]} */ (VOICES[pattern]);
  return `
[data-tint='${at}'] { --tint: ${tint}; --line: ${line}; --stroke: ${stroke}; --weight: ${weight}; }`;
}).join('');
/** Removals by reason, on the strip and beside their switches. */
const REASONS = ['duplicate', 'near-duplicate', 'truncated', 'contained', 'pull-quote', 'boilerplate', 'related-headline', 'credit', 'timestamp', 'outside'];
const reasons = REASONS.map((reason) => `[data-reason='${reason}'] { --line: var(--strip-${reason}); }`).join('\n');
const lines = VOICES.map(([, line], at) => `--line-${at}: ${line};`).join(' ');

export default `
:host, :root {
  color-scheme: light dark;
  --paper: var(--offprint-paper, light-dark(#f6f2e9, #161411));
  --leaf: var(--offprint-leaf, light-dark(#fdfbf6, #1d1a16));
  --ink: var(--offprint-ink, light-dark(#1d1a16, #ebe5d9));
  --soft: var(--offprint-soft, light-dark(#5b544a, #b3aa9b));
  --hair: var(--offprint-hair, light-dark(#d5cdbe, #3c362e));
  --proof: var(--offprint-accent, light-dark(#a8201a, #ff8f7e));
  --lit: var(--offprint-lit, light-dark(#ffe28a, #6a5200));
  --strip-kept: light-dark(#b9b0a0, #6d665b);
  ${lines}
  --line-none: var(--soft);
  --strip-back: var(--soft);
  --strip-duplicate: var(--proof);
  --strip-near-duplicate: light-dark(#c2544c, #e06d5f);
  --strip-truncated: light-dark(#d07d72, #c9695c);
  --strip-contained: light-dark(#d07d72, #c9695c);
  --strip-pull-quote: light-dark(#a0357c, #ee93ce);
  --strip-boilerplate: light-dark(#b98a2b, #c9a24a);
  --strip-related-headline: light-dark(#22659e, #84bdee);
  --strip-credit: light-dark(#6b47a3, #bfa0f0);
  --strip-timestamp: light-dark(#117468, #6fcdbf);
  --strip-outside: light-dark(#d8d0c1, #37322b);
  --serif: var(--offprint-serif, Newsreader, 'Iowan Old Style', Charter, 'Source Serif 4', Cambria, Georgia, serif);
  --sans: var(--offprint-sans, 'Avenir Next', 'Segoe UI', 'Source Sans 3', Cantarell, system-ui, sans-serif);
}
:host([theme='light']), :root[data-theme='light'] { color-scheme: light; }
:host([theme='dark']), :root[data-theme='dark'] { color-scheme: dark; }
:host([theme='sepia']), :root[data-theme='sepia'] {${sepia}
}
:host([theme='contrast']), :root[data-theme='contrast'] {${contrast}
}

@media print {
  :host, :root, :host([theme]), :root[data-theme] { color-scheme: light; --paper: #fff; --leaf: #fff; --ink: #000; --soft: #333; }
}

[data-tint] { --tint: light-dark(#e9e4d9, #35312a); --line: var(--soft); --stroke: dotted; --weight: 1px; }${voices}
${reasons}
`;
