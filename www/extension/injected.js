// Inside the page, in a world of its own: reads it, and marks it by CSS Custom Highlights. It changes nothing of the page,
// and when the panel closes its port every mark and listener goes.

import { highlight } from '../highlight.js';
import { ranges } from '../ranges.js';
import { snapshot } from '../snapshot.js';
import { api } from './api.js';
import { selected } from './selected.js';

/** @typedef {import('../types.js').Article} Article */
/** @typedef {import('../types.js').Span} Span */

/** Code units of text that are handed over; the engine would refuse more. */
const LARGEST = 64 << 20;
/** As many arguments as every browser takes. */
const CHUNK = 0x2000;

/** Text nodes of the page as it was read last. @type {(Text | null)[]} */
let nodes = [];
/** What of the page was read. @type {import('./selected.js').Selected | null} */
let part = null;

/** What is handed over goes through JSON in some browsers, which is slow with many numbers. @param {Uint32Array} words */
function packed(words) {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/** @returns {import('./browsers.d.ts').Taken} */
function read() {
  part = selected();
  nodes = [];
  const found = snapshot(part?.root ?? document, nodes, part);
  const about = { url: document.baseURI, origin: location.origin, type: document.contentType };
  if (found.text.length > LARGEST) return { ...about, isEnormous: true, text: '', lengths: '', names: 0, nodes: '' };
  return { ...about, isEnormous: false, text: found.text, lengths: packed(found.lengths), names: found.names, nodes: packed(found.nodes) };
}

/** The article with its origins counted in the page's own text nodes, not in the pieces of them that were read. @param {Article} article @returns {Article} */
function placed(article) {
  const starts = part?.starts ?? [];
  return { ...article, origins: article.origins?.map((origin) => ({ ...origin, offset: origin.offset + (starts[origin.node] ?? 0) })) ?? [] };
}

/** The quotation that stands where the page was clicked. @param {Article} article @param {MouseEvent} event */
function quotationAt(article, event) {
  const clicked = /** @type {Node} */ (event.composedPath()[0]);
  const shadowRoots = event.composedPath().filter((each) => each instanceof ShadowRoot);
  const place = /** @type {Document} */ (clicked.ownerDocument ?? clicked).caretPositionFromPoint(event.clientX, event.clientY, { shadowRoots });
  if (!place) return -1;
  const stands = (/** @type {Range} */ range) => range.startContainer.getRootNode() === place.offsetNode.getRootNode() && range.isPointInRange(place.offsetNode, place.offset);
  return article.quotations.findIndex((quotation) => ranges(article, nodes, quotation).some(stands));
}

/** Every window that the page was read from: its own, and those of its frames. @returns {Set<Window>} */
const windows = () => new Set(nodes.flatMap((node) => node?.ownerDocument.defaultView ?? []));

/** @param {import('./browsers.d.ts').Port} port */
function serve(port) {
  /** @type {Article | null} */
  let article = null;
  let stop = () => {};

  /** @param {Event} event */
  const click = (event) => {
    const index = article ? quotationAt(article, /** @type {MouseEvent} */ (event)) : -1;
    if (index >= 0) port.postMessage({ quotation: index });
  };
  /** @param {Article} given @param {number[]} restored */
  const mark = (given, restored) => {
    article = placed(given);
    const stopMarks = highlight(article, document, { nodes, restored });
    const heard = windows();
    for (const each of heard) each.addEventListener('click', click);
    stop = () => {
      stopMarks();
      for (const each of heard) each.removeEventListener('click', click);
    };
  };
  /** @param {Span} span */
  const show = (span) => {
    const [range] = article ? ranges(article, nodes, span) : [];
    range?.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
  };
  const end = () => {
    stop();
    stop = () => {};
    article = null;
  };
  port.onMessage.addListener((message) => {
    if (message.show) return show(message.show);
    end();
    if (message.mark) mark(message.mark, message.restored);
  });
  port.onDisconnect.addListener(end);
}

const here = /** @type {{offprint?: {read: typeof read}}} */ (globalThis);

// the file is injected at every click, but one of it is enough
if (!here.offprint) {
  here.offprint = { read };
  api.runtime.onConnect.addListener(serve);
}
