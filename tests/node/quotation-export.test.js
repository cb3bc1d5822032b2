import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citation, entries, linkTo, textFragment, toCsv, toJson } from '../../www/quotation-export.js';

const URL = 'https://example.org/bridge';

/** An article whose quotations are the given pieces of its text. */
function article(text, pieces, url = URL) {
  const quotations = pieces.map(([said, from = 0, more = {}]) => {
    const start = text.indexOf(said, from);
    assert.notEqual(start, -1, said);
    return {
      start, end: start + said.length, kind: 'direct', cue: null, mention: null, speaker: 0, confidence: 0.95,
      evidence: 'verb-subject', ...more,
    };
  });
  return {
    text, quotations, speakers: [{ id: 0, name: 'Ann Lee', titles: ['Mayor'], mentions: [] }],
    metadata: { title: 'The *old* bridge', url },
  };
}

test('one quotation with its attribution and source', () => {
  const one = article('“We looked, and left,” said Mayor Ann Lee.', [['“We looked, and left,”']]);
  const [quotation] = one.quotations;
  assert.equal(citation(one, quotation), '“We looked, and left,” — Ann Lee, Mayor, The *old* bridge, https://example.org/bridge');
  assert.equal(
    citation(one, quotation, { markdown: true, url: null }),
    '“We looked, and left,” — Ann Lee, Mayor, *The \\*old\\* bridge*',
  );
  const unknown = { ...quotation, speaker: null };
  assert.equal(citation({ ...one, metadata: { title: null, url: null } }, unknown), '“We looked, and left,”');
});

test('a link holds a short quotation whole, its own signs encoded', () => {
  const one = article('She said: "A re-run, R&D and 100 % more" today.', [['"A re-run, R&D and 100 % more"']]);
  assert.equal(linkTo(one, one.quotations[0]), `${URL}#:~:text=A%20re%2Drun%2C%20R%26D%20and%20100%20%25%20more`);
  assert.equal(linkTo(one, one.quotations[0], `${URL}#top`), `${URL}#top:~:text=A%20re%2Drun%2C%20R%26D%20and%20100%20%25%20more`);
  assert.equal(linkTo(one, one.quotations[0], null), null);
});

test('a link names the first and last words of a long one, and of one over paragraphs', () => {
  const long = `"one two three four five ${'six seven eight nine '.repeat(8)}and so it ends here"`;
  const one = article(`He said ${long}.`, [[long]]);
  assert.equal(textFragment(one, one.quotations[0]), 'one%20two%20three%20four%20five,and%20so%20it%20ends%20here');
  const broken = article('"It went on\n\nand ended."', [['"It went on\n\nand ended."']]);
  assert.equal(textFragment(broken, broken.quotations[0]), 'It%20went%20on,and%20ended.');
});

test('words that stand in the text twice get the words around them', () => {
  const text = 'Ann Lee said "never again" on Monday. Her deputy said "never again" too.';
  const two = article(text, [['"never again"'], ['"never again"', 30]]);
  const [first, second] = two.quotations.map((q) => textFragment(two, q));
  assert.equal(first, 'Lee%20said%20%22-,never%20again,-%22%20on%20Monday.');
  assert.equal(second, 'deputy%20said%20%22-,never%20again,-%22%20too.');
  const marks = article('"…"', [['"…"']]);
  assert.equal(textFragment(marks, marks.quotations[0]), '');
});

test('removed text and what no one said are not listed, restored text is', () => {
  const text = '"One," she said. "Two," she said. The film "Three".';
  const all = article(text, [['"One,"'], ['"Two,"', 0, { removal: 4 }], ['"Three"', 0, { kind: 'scare' }]]);
  assert.deepEqual(entries(all).map((e) => e.quotation), ['One,']);
  assert.deepEqual(entries(all, { restored: new Set([4]) }).map((e) => e.quotation), ['One,', 'Two,']);
  assert.deepEqual(JSON.parse(toJson(all)), entries(all));
});

test('CSV has every field quoted that needs it, and nothing that a spreadsheet runs', () => {
  const text = '"=1+1, he ""said""" and "@home" and "plain"';
  const all = article(text, [['"=1+1, he ""said"""'], ['"@home"'], ['"plain"']], null);
  const lines = toCsv(all).split('\r\n');
  assert.equal(lines[0], 'quotation,speaker,titles,kind,confidence,evidence,article,url,link');
  assert.equal(lines[1], '"\'=1+1, he """"said",Ann Lee,Mayor,direct,0.95,verb-subject,The *old* bridge,,');
  assert.ok(lines[2].startsWith("'@home,"));
  assert.ok(lines[3].startsWith('plain,'));
  assert.equal(lines.length, 5);
});
