// A saved web page in one file (MHTML, RFC 2557): a MIME message of which the first part of type text/html is the page.
// Its pictures and styles are left where they are.

import { EngineError } from '../engine.js';

/** @typedef {{head: Map<string, string>, body: string}} Part headers by lower-case name, and what follows, a character a byte */

/** Parts may hold parts, but not without end. */
const DEEPEST = 8;

/**
 * @param {Uint8Array} bytes
 * @param {(bytes: Uint8Array, charset: string | undefined) => string} decode
 * @returns {{source: string, url: string | undefined}} the page and where it was saved from
 * @throws an EngineError NotMhtml if no page is in it
 */
export function readMhtml(bytes, decode) {
  const message = split(latin1(bytes));
  const page = findPage(message, DEEPEST);
  if (!page) throw new EngineError('NotMhtml', 'no part of type text/html');
  const charset = parameter(page.head.get('content-type') ?? '', 'charset');
  const url = page.head.get('content-location') ?? message.head.get('snapshot-content-location');
  return { source: decode(content(page), charset), url: url && /^https?:/i.test(url) ? url : undefined };
}

/** A character for every byte. @param {Uint8Array} bytes */
function latin1(bytes) {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 0x8000) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return pieces.join('');
}

/** Headers and body of a message or part. @param {string} text @returns {Part} */
function split(text) {
  const gap = /\r?\n\r?\n/.exec(text);
  const end = gap ? gap.index : text.length;
  // a line that begins with a space goes on with the one before
  const lines = text.slice(0, end).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  /** @type {Map<string, string>} */
  const head = new Map();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) head.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { head, body: gap ? text.slice(end + gap[0].length) : '' };
}

/** @param {Part} part @param {number} depth @returns {Part | undefined} */
function findPage(part, depth) {
  const type = part.head.get('content-type') ?? '';
  if (/^text\/html\b|^application\/xhtml\+xml\b/i.test(type)) return part;
  const boundary = parameter(type, 'boundary');
  if (!/^multipart\//i.test(type) || !boundary || depth === 0) return undefined;
  // the delimiter stands at the start of a line; what is before the first and behind the last is not part of it
  for (const piece of `\n${part.body}`.split(`\n--${boundary}`).slice(1)) {
    if (piece.startsWith('--')) break;
    const found = findPage(split(piece.replace(/^[^\n]*\n/, '').replace(/\r$/, '')), depth - 1);
    if (found) return found;
  }
  return undefined;
}

/** @param {string} header @param {string} name */
function parameter(header, name) {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(header);
  return found?.[1] ?? found?.[2];
}

/** @param {Part} part @returns {Uint8Array} */
function content({ head, body }) {
  const encoding = (head.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding === 'base64') return bytes(base64(body));
  if (encoding === 'quoted-printable') return bytes(quotedPrintable(body));
  return bytes(body);
}

/** @param {string} text */
function base64(text) {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, '');
  return atob(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0)));
}

/** @param {string} text */
const quotedPrintable = (text) =>
  text.replace(/[ \t]+(?=\r?\n)/g, '').replace(/=\r?\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

/** @param {string} text a character a byte */
const bytes = (text) => Uint8Array.from(text, (mark) => mark.charCodeAt(0));
