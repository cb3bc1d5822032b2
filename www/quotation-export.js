// @ts-check
/**
 * Quotations for use elsewhere: one with its attribution and source, a link to its place on the page, all as CSV or JSON.
 * Pure functions over an article; nothing here touches a document.
 */

/** @typedef {import('./types.d.ts').Article} Article */
/** @typedef {import('./types.d.ts').Quotation} Quotation */

/**
 * A quotation on its own.
 * @typedef {object} Entry
 * @property {string} quotation What was said, without the outer marks.
 * @property {string | null} speaker
 * @property {string[]} titles
 * @property {Quotation['kind']} kind
 * @property {number} confidence Of the attribution.
 * @property {string} evidence
 * @property {string | null} article Its title.
 * @property {string | null} url
 * @property {string | null} link To the place on the page, as a text fragment.
 * @property {number} start In UTF-16 code units of the article's text.
 * @property {number} end
 */

const OUTER = /^[\s"'\u2018-\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f\u2014\u2013`]+|[\s"'\u2018-\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f\u2014\u2013`]+$/gu;
/** Code units from which on a link names the first and the last words alone. */
const LONG = 120;
/** Words at either end of a long quotation. */
const ENDS = 5;
/** Code units around a quotation that its context is taken from. */
const REACH = 200;
/** Words of context that a link has at most on either side. */
const CONTEXT = 6;

/** @param {string} text */
const words = (text) => text.split(/\s+/u).filter((word) => word !== '');

/** @param {string} text */
const folded = (text) => words(text).join(' ').toLowerCase();

/**
 * What was said, without the outer marks.
 * @param {Article} article
 * @param {Quotation} quotation
 */
export function saidIn(article, quotation) {
  return article.text.slice(quotation.start, quotation.end).replace(OUTER, '');
}

/**
 * @param {Article} article
 * @param {Quotation} quotation
 */
function speakerOf(article, quotation) {
  return article.speakers.find((speaker) => speaker.id === quotation.speaker) ?? null;
}

/**
 * One quotation with its attribution and source: "…" — Name, title, Article, URL. What is not known is left out.
 * @param {Article} article
 * @param {Quotation} quotation
 * @param {{ markdown?: boolean, url?: string | null }} [options] `markdown` sets the article's title in italics.
 */
export function citation(article, quotation, options = {}) {
  const speaker = speakerOf(article, quotation);
  const title = article.metadata.title;
  const source = [
    speaker?.name,
    speaker?.titles[0],
    title !== null && options.markdown === true ? `*${title.replace(/[\\*_]/gu, '\\$&')}*` : title,
    options.url === undefined ? article.metadata.url : options.url,
  ].filter((part) => typeof part === 'string' && part !== '');
  const said = `\u201c${words(saidIn(article, quotation)).join(' ')}\u201d`;
  return source.length === 0 ? said : `${said} \u2014 ${source.join(', ')}`;
}

/**
 * Percent-encoding of a text directive: what has a meaning there (`-`, `,`, `&`) too.
 * @param {string} text
 */
function encoded(text) {
  // a lone surrogate has no encoding
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replaceAll('-', '%2D');
}

/**
 * The text directive that finds a quotation on its page (WICG, URL Fragment Text Directives): the whole of a short one,
 * the first and last words of a long one or one of several paragraphs, and the words around it where the article has the
 * same words before. Empty where the quotation has no words.
 *
 * Cost: one pass over the article's text, and up to six more where the words are ambiguous.
 * @param {Article} article
 * @param {Quotation} quotation
 */
export function textFragment(article, quotation) {
  const said = saidIn(article, quotation);
  const all = words(said);
  if (!/[\p{L}\p{N}]/u.test(said)) return '';
  const whole = said.length < LONG && !said.includes('\n');
  const cut = !whole && all.length >= 2 * ENDS;
  // a range needs an end that is not its beginning
  const start = cut ? all.slice(0, ENDS).join(' ') : whole ? all.join(' ') : all.slice(0, Math.ceil(all.length / 2)).join(' ');
  const end = cut ? all.slice(-ENDS).join(' ') : whole || all.length < 2 ? '' : all.slice(Math.ceil(all.length / 2)).join(' ');
  const text = folded(article.text);
  const around = context(article.text, quotation);
  const key = folded(start);
  const unique = (/** @type {string} */ part) => text.indexOf(part) === text.lastIndexOf(part);
  let prefix = '';
  let suffix = '';
  if (!unique(key)) {
    for (let count = 1; count <= CONTEXT; count += 1) {
      prefix = around.before.slice(-count).join(' ');
      if (prefix !== '' && unique(folded(`${prefix}${around.gap}${key}`))) break;
    }
    suffix = around.after.slice(0, 3).join(' ');
  }
  return [
    prefix === '' ? '' : `${encoded(prefix)}-,`,
    encoded(start),
    end === '' ? '' : `,${encoded(end)}`,
    suffix === '' ? '' : `,-${encoded(suffix)}`,
  ].join('');
}

/**
 * What stands before and behind a quotation in its paragraph, cut at white space; its own marks are among it, since a
 * browser wants nothing but white space between the context and the words that it is the context of.
 * @param {string} text
 * @param {Quotation} quotation
 */
function context(text, quotation) {
  const raw = text.slice(quotation.start, quotation.end);
  const inner = raw.replace(OUTER, '');
  const start = quotation.start + raw.indexOf(inner);
  const end = start + inner.length;
  const left = text.slice(Math.max(0, start - REACH), start);
  const before = words(left.slice(left.lastIndexOf('\n') + 1));
  const after = words(text.slice(end, end + REACH).split('\n')[0] ?? '').slice(0, CONTEXT);
  return {
    // the first word may have been cut through
    before: left.length === REACH ? before.slice(1) : before,
    after,
    gap: /\s$/u.test(left) ? ' ' : '',
  };
}

/**
 * A link to a quotation on its page, or `null` where the article has no address.
 * @param {Article} article
 * @param {Quotation} quotation
 * @param {string | null} [url] Instead of the article's own address.
 */
export function linkTo(article, quotation, url = article.metadata.url) {
  if (url === null || url === '') return null;
  const fragment = textFragment(article, quotation);
  if (fragment === '') return url;
  const plain = url.replace(/:~:.*$/u, '');
  return `${plain}${plain.includes('#') ? '' : '#'}:~:text=${fragment}`;
}

/**
 * The quotations that stand in the text as it is read: none in removed text that was not put back, and nothing that no
 * one said.
 * @param {Article} article
 * @param {{ restored?: ReadonlySet<number>, url?: string | null }} [options]
 * @returns {Entry[]}
 */
export function entries(article, options = {}) {
  const url = options.url === undefined ? article.metadata.url : options.url;
  return article.quotations
    .filter((q) => q.kind !== 'scare' && (q.removal === undefined || options.restored?.has(q.removal) === true))
    .map((q) => {
      const speaker = speakerOf(article, q);
      return {
        quotation: saidIn(article, q),
        speaker: speaker?.name ?? null,
        titles: speaker?.titles ?? [],
        kind: q.kind,
        confidence: q.confidence,
        evidence: q.evidence,
        article: article.metadata.title,
        url,
        link: linkTo(article, q, url),
        start: q.start,
        end: q.end,
      };
    });
}

/**
 * All quotations as JSON.
 * @param {Article} article
 * @param {{ restored?: ReadonlySet<number>, url?: string | null }} [options]
 */
export function toJson(article, options = {}) {
  return `${JSON.stringify(entries(article, options), null, 2)}\n`;
}

/**
 * A field of a CSV file (RFC 4180). What a spreadsheet would run as a formula gets an apostrophe before it.
 * @param {string | number | null} value
 */
function field(value) {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = /^\s*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * All quotations as CSV with a header line.
 * @param {Article} article
 * @param {{ restored?: ReadonlySet<number>, url?: string | null }} [options]
 */
export function toCsv(article, options = {}) {
  const header = ['quotation', 'speaker', 'titles', 'kind', 'confidence', 'evidence', 'article', 'url', 'link'];
  const rows = entries(article, options).map((e) =>
    [e.quotation, e.speaker, e.titles.join('; '), e.kind, e.confidence, e.evidence, e.article, e.url, e.link].map(field),
  );
  return [header, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
