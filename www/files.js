// A file's bytes as text, in the encoding that it says or shows.

import { EngineError } from './engine.js';

/** @typedef {{source: string, format: 'text' | 'html'}} Content */

/** Bytes in which a page says its encoding, as the HTML standard reads them. */
const HEAD = 1024;
/** Larger files are refused before they are read; the engine's own limit is the same. */
const LARGEST = 64 * 2 ** 20;

/** @param {File} file @returns {Promise<Content>} rejects with LimitExceeded, NotText or FileUnreadable */
export async function read(file) {
  if (file.size > LARGEST) throw new EngineError('LimitExceeded', `${file.size} bytes`);
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    throw new EngineError('FileUnreadable', String(thrown));
  }
  const isPage = /\.x?html?$/i.test(file.name) || /html/.test(file.type);
  const source = decode(bytes, isPage);
  // text has no NUL; what has one is a picture, an archive, a document of some program
  if (source.slice(0, 4096).includes('\0')) throw new EngineError('NotText', file.name);
  return { source, format: isPage ? 'html' : 'text' };
}

/** @param {Uint8Array} bytes @param {boolean} isPage */
export function decode(bytes, isPage) {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
    const said = isPage ? /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1] : undefined;
    try {
      return new TextDecoder(said ?? 'windows-1252').decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }
}
