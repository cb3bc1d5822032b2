// A file's bytes as text, in the encoding that it says or shows.

import { EngineError } from '../engine.js';
import { readMhtml } from './mhtml.js';

/** @typedef {{name: string, source: string, format: 'auto' | 'text' | 'html', url?: string | undefined}} Given */

/** Bytes in which a page says its encoding, as the HTML standard reads them. */
const HEAD = 1024;
/** Larger files are refused before they are read; the engine's own limit is the same. */
const LARGEST = 64 * 2 ** 20;

/** @param {File} file @returns {Promise<Given>} rejects with LimitExceeded, NotText, NotMhtml or FileUnreadable */
export async function read(file) {
  const { name } = file;
  if (file.size > LARGEST) throw new EngineError('LimitExceeded', `${name}: ${file.size} bytes`);
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    throw new EngineError('FileUnreadable', `${name}: ${thrown}`);
  }
  if (/\.mht(?:ml)?$/i.test(name) || /^(?:multipart\/related|message\/rfc822)/.test(file.type)) {
    const { source, url } = readMhtml(bytes, (part, charset) => decode(part, true, charset));
    return { name, source, format: 'html', url };
  }
  const isPage = /\.x?html?$/i.test(name) || /html/.test(file.type);
  const source = decode(bytes, isPage);
  // text has no NUL; what has one is a picture, an archive, a document of some program
  if (source.slice(0, 4096).includes('\0')) throw new EngineError('NotText', name);
  return { name, source, format: isPage ? 'html' : 'text' };
}

/** @param {Uint8Array} bytes @param {boolean} isPage @param {string} [charset] that is said elsewhere */
export function decode(bytes, isPage, charset) {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
    const said = charset ?? (isPage ? /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1] : undefined);
    try {
      return new TextDecoder(said ?? 'windows-1252').decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }
}
