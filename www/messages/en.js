// The interface in English. Reasons and codes are stable; what people read stands here and in the other languages' files.

/** @typedef {import('../types.js').Reason} Reason */

/** @type {Record<Reason, {name: string, why: string}>} */
export const reasons = {
  duplicate: { name: 'Duplicate', why: 'Says word for word what stands elsewhere in the article.' },
  near_duplicate: { name: 'Near duplicate', why: 'The same statement as a kept passage, worded or spelled a little differently.' },
  truncated: { name: 'Cut-off copy', why: 'A shortened copy of a passage that stands in full elsewhere.' },
  contained: { name: 'Contained', why: 'Stands, as it is, inside a longer passage that was kept.' },
  pull_quote: { name: 'Pull quote', why: 'Repeats a sentence of the article for display.' },
  boilerplate: { name: 'Boilerplate', why: 'Page furniture: newsletter, sharing, cookies, advertising, copyright and the like.' },
  related_headline: { name: 'Related headline', why: 'The headline or teaser of another story.' },
  credit: { name: 'Credit', why: 'Names a photographer, an agency or the author, apart from the text.' },
  timestamp: { name: 'Timestamp', why: 'Says when the page was published or changed, standing alone.' },
  outside: { name: 'Elsewhere on the page', why: 'Stands on the page outside the body of the article.' },
};

/** @type {Record<string, {name: string, why: string}>} */
export const flags = {
  cut_sentence: { name: 'Cut sentence', why: 'This sentence breaks off, and its full form is not in the text.' },
  split_sentence: { name: 'Split sentence', why: 'The other half of this sentence stands apart from it.' },
  dangling_pronoun: { name: 'Who is meant?', why: 'Nothing before this pronoun says whom it stands for.' },
  conflict: { name: 'Conflict', why: 'Two passages agree but for one detail. Both were kept.' },
};

/** @type {Record<string, string>} */
export const quotationKinds = {
  direct: 'direct', mixed: 'partial', indirect: 'reported', block: 'block quotation', pull: 'pull quote', scare: 'in marks',
};

/** What went wrong, by the error's name. @type {Record<string, {title: string, help: string}>} */
export const errors = {
  TimeLimit: { title: 'This is taking too long', help: 'The text took longer than the time allowed, so the work was stopped. Nothing is lost: you can try again with more time, or go back and shorten it.' },
  LimitExceeded: { title: 'This is too large', help: 'Offprint reads texts and pages of up to 64 MB. Try a part of it.' },
  EngineFailed: { title: 'Something went wrong in the engine', help: 'Your text is still here. The engine has been restarted; you can try again.' },
  EngineUnavailable: { title: 'The engine did not load', help: 'A part of this page could not be loaded. Check the connection and try again.' },
  NotText: { title: 'That is not a text file', help: 'Offprint reads text, Markdown and saved web pages (.txt, .md, .html).' },
  FileUnreadable: { title: 'The file could not be read', help: 'It may have been moved or changed since it was chosen. Choose it again.' },
  other: { title: 'Something went wrong', help: 'Your text is still here; you can try again.' },
};

/** What the engine noted about a result, by code. @type {Record<string, string>} */
export const notes = {
  'language-unknown': 'The language was not recognised, so only rules that need no words were applied.',
  'no-body': 'No article body was found on this page; most of it was kept.',
  partial: 'The input met a limit. What you see is true, but it is not all.',
};

const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

/** @param {number} n @param {string} one @param {string} other */
const count = (n, one, other) => `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`;

/** @param {number} part @param {number} whole */
function share(part, whole) {
  const value = whole > 0 ? part / whole : 0;
  if (value > 0 && value < 0.005) return 'under 1%';
  if (value < 1 && value > 0.995) return '99%';
  return percent.format(value);
}

export const say = {
  lang: 'en',
  share,
  number: (/** @type {number} */ n) => number.format(n),
  words: (/** @type {number} */ n) => count(n, 'word', 'words'),
  minutes: (/** @type {number} */ n) => `${number.format(n)} min`,
  summary: (/** @type {number} */ removed, /** @type {number} */ all, /** @type {string} */ part) =>
    `${number.format(removed)} of ${count(all, 'paragraph', 'paragraphs')} removed, ${part} of the text`,
  nothingRemoved: 'Nothing removed',
  removalCount: (/** @type {number} */ n) => count(n, 'removal', 'removals'),
  restoredCount: (/** @type {number} */ n) => `${number.format(n)} restored`,
  quotationCount: (/** @type {number} */ n) => count(n, 'quotation', 'quotations'),
  speakerCount: (/** @type {number} */ n) => count(n, 'speaker', 'speakers'),
  flagCount: (/** @type {number} */ n) => count(n, 'note', 'notes'),
  lines: (/** @type {number} */ n) => count(n, 'line', 'lines'),
  views: { cleaned: 'Cleaned', marked: 'Marked', original: 'Original' },
  viewLabel: 'View',
  outsideGroup: (/** @type {number} */ n) => `Also on this page: ${count(n, 'line', 'lines')}`,
  restore: 'Restore',
  remove: 'Remove',
  restoreAll: 'Restore all',
  removeAll: 'Remove all again',
  undo: 'Undo',
  redo: 'Redo',
  copy: 'Copy',
  copyAs: { text: 'Text', markdown: 'Markdown', html: 'HTML', json: 'JSON' },
  copied: (/** @type {string} */ form) => `Copied as ${form}`,
  copyFailed: 'The browser did not allow copying. Select the text below and copy it yourself.',
  close: 'Close',
  seeCopy: 'See the kept copy',
  seeOther: 'See the other place',
  sure: (/** @type {number} */ value) => `${percent.format(value)} sure`,
  quotations: 'Quotations',
  removals: 'Removals',
  notes: 'To look at',
  noQuotations: 'No quotations were found.',
  noRemovals: 'Nothing stands here twice, and nothing is out of place.',
  unattributed: 'Unattributed',
  unattributedWhy: 'The text does not say who speaks.',
  likely: 'Likely',
  likelyWhy: 'Attributed with less certainty.',
  reportedBy: (/** @type {string} */ name) => `Quotation, ${name}`,
  quotationUnattributed: 'Quotation, unattributed',
  removedMark: 'Removed',
  keptOf: (/** @type {number} */ kept, /** @type {number} */ all) => `${number.format(kept)} of ${number.format(all)} put back`,
  switchLabel: (/** @type {string} */ name, /** @type {number} */ n) => `${name}, ${count(n, 'removal', 'removals')}`,
  repaired: (/** @type {string} */ from, /** @type {string} */ to) => `“${from}” is shown as “${to}”.`,
  repairName: 'Repair',
  offprintFrom: 'Offprint',
  from: (/** @type {string} */ site) => `from ${site}`,
  published: 'Published',
  updated: 'updated',
  by: 'By',
  emptyResult: 'There is no text here.',
  allRemoved: 'Everything was taken for page furniture.',
  allRemovedHelp: 'If that is wrong, put it back.',
  image: 'Image',
  embedded: 'Embedded from elsewhere',
  table: 'Table',
  formula: 'Formula',
  original: 'The text as it was given, unchanged.',
  restoredNow: (/** @type {string} */ what) => `${what} restored`,
  removedNow: (/** @type {string} */ what) => `${what} removed`,
  undone: 'Undone',
  redone: 'Redone',
  reading: 'Reading …',
  again: 'Try again',
};

/** @typedef {typeof say} Messages */
