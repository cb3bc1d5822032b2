// Inside the page, in a world of its own: reads it, and marks it by CSS Custom Highlights. It changes nothing of the page,
// and when the panel closes its port every mark and listener goes.

import { highlight } from '../highlight.js';
import { ranges } from '../ranges.js';
import { snapshot } from '../snapshot.js';

const api = globalThis.browser ?? globalThis.chrome;

/** @type {(Text | null)[]} text nodes of the page as it was read last */
let nodes = [];

/** A copy of what is selected, in a document that is never shown, or null. */
function selected() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.toString().trim() === '') return null;
  const inert = document.implementation.createHTMLDocument('');
  for (let at = 0; at < selection.rangeCount; at += 1) inert.body.append(inert.importNode(selection.getRangeAt(at).cloneContents(), true));
  return inert.body;
}

/** What crosses to the panel has to be writable as JSON. */
function read() {
  const selection = selected();
  nodes = [];
  const { text, lengths, names, nodes: words } = selection ? snapshot(selection) : snapshot(document, nodes);
  return { text, lengths: [...lengths], names, nodes: [...words], url: document.baseURI, isSelection: selection !== null };
}

/** The quotation that stands at a place of the window. @param {import('../types.js').Article} article @param {MouseEvent} event */
function quotationAt(article, { clientX, clientY }) {
  const place = document.caretPositionFromPoint(clientX, clientY);
  if (!place) return -1;
  return article.quotations.findIndex((quotation) => ranges(article, nodes, quotation).some((range) => range.isPointInRange(place.offsetNode, place.offset)));
}

/** @param {any} port */
function serve(port) {
  /** @type {import('../types.js').Article | null} */
  let article = null;
  let stop = () => {};
  const click = (/** @type {MouseEvent} */ event) => {
    const index = article ? quotationAt(article, event) : -1;
    if (index >= 0) port.postMessage({ quotation: index });
  };
  const end = () => {
    stop();
    stop = () => {};
    article = null;
    removeEventListener('click', click);
  };
  port.onMessage.addListener((/** @type {any} */ { mark, restored, clear, show }) => {
    if (clear || mark) end();
    if (mark) {
      article = mark;
      stop = highlight(mark, document, { nodes, restored });
      addEventListener('click', click);
    }
    if (show) {
      const [range] = article ? ranges(article, nodes, show) : [];
      range?.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    }
  });
  port.onDisconnect.addListener(end);
}

// the file is injected at every click, but one of it is enough
if (!globalThis.offprint) {
  globalThis.offprint = { read };
  api.runtime.onConnect.addListener(serve);
}
