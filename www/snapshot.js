// The one reader of a live DOM: walks a document or an element once and hands over flat arrays (src/page/snapshot.rs
// says what stands where). It runs inside pages that it cannot trust: every DOM method and getter is taken once, from
// the prototypes when this module loads, and called on the node, so that a form
// with a field named `firstChild` or a page that overrides a getter changes nothing. It writes nothing to the page.

/** @typedef {import('./types.js').PageSnapshot} PageSnapshot */

/**
 * A part of what stands under the root, such as a selection. What lies whole in it is asked about once, at its top.
 * @typedef {object} Part
 * @property {(element: any) => 'all' | 'some' | 'none'} share how much of an element belongs to it
 * @property {(text: any) => [number, number][]} pieces of a text node, from and to; each is listed as a node of its own
 */

// The names that src/page/attr.rs reads, in one line, because a test compares the two.
// prettier-ignore
const ATTRIBUTES = 'id class href src srcset data-src data-srcset data-original data-lazy-src alt title name property content itemprop itemtype itemscope role rel type datetime hidden aria-hidden aria-label style lang xml:lang dir colspan rowspan start cite http-equiv charset data-lang data-language data-testid data-component width height shadowrootmode encoding alttext display aria-modal';

/** Elements whose inside says nothing to a reader. A JSON-LD script is read all the same. */
const SKIPPED = new Set(['script', 'style', 'object', 'canvas', 'audio', 'video', 'datalist', 'template']);

const NOT_SHOWN = 1;
const ARIA_HIDDEN = 2;
const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
const DOCUMENT = 9;
const FRAGMENT = 11;
/** What fits into a node's word; src/limits.rs flattens long before. */
const DEEPEST = 0xffff;
const MOST_ATTRIBUTES = 0xff;

const { apply } = Reflect;

/**
 * The getter or method of an interface, as a function of the node. A worker has no DOM but loads this file with the
 * engine, so an interface may be missing as long as nothing is called.
 * @param {string} name @param {string} member @returns {(node: any, ...args: any[]) => any}
 */
export function uncurried(name, member) {
  const found = Object.getOwnPropertyDescriptor(/** @type {any} */ (globalThis)[name]?.prototype ?? {}, member);
  const call = found?.get ?? found?.value;
  return (node, ...args) => apply(call, node, args);
}

const firstChild = uncurried('Node', 'firstChild');
const nextSibling = uncurried('Node', 'nextSibling');
const nodeType = uncurried('Node', 'nodeType');
const nodeValue = uncurried('Node', 'nodeValue');
const baseURI = uncurried('Node', 'baseURI');
const ownerDocument = uncurried('Node', 'ownerDocument');
const localName = uncurried('Element', 'localName');
const getAttribute = uncurried('Element', 'getAttribute');
const getAttributeNames = uncurried('Element', 'getAttributeNames');
const shadowRoot = uncurried('Element', 'shadowRoot');
const assignedNodes = uncurried('HTMLSlotElement', 'assignedNodes');
const contentDocument = uncurried('HTMLIFrameElement', 'contentDocument');
const documentElement = uncurried('Document', 'documentElement');
const defaultView = uncurried('Document', 'defaultView');
/** Younger than the oldest browsers that this runs in. */
const hasVisibilityCheck = typeof Element === 'function' && 'checkVisibility' in Element.prototype;
const checkVisibility = uncurried('Element', 'checkVisibility');

/** @param {(node: any, ...args: any[]) => any} read @param {any} node */
function safely(read, node) {
  try {
    return read(node);
  } catch {
    return null; // the node is of another kind: an SVG `slot`, for example
  }
}

/**
 * The children as they are shown: of a host, those of its open shadow root; of a slot, what was put into it; of a
 * frame of the same origin, its document's.
 * @param {any} node @param {string} name
 * @returns {{first: any, list: any[] | null}} the first of a chain of siblings, or a list
 */
function shownChildren(node, name) {
  if (name === 'slot') {
    const assigned = safely(assignedNodes, node);
    if (assigned && assigned.length > 0) return { first: null, list: assigned };
  } else if (name === 'iframe' || name === 'frame') {
    const inner = name === 'iframe' ? safely(contentDocument, node) : null;
    const root = inner && safely(documentElement, inner);
    return { first: null, list: root ? [root] : [] };
  }
  const shadow = safely(shadowRoot, node);
  return { first: shadow ? firstChild(shadow) : firstChild(node), list: null };
}

/** @param {string} name @param {any} node @param {boolean} live */
function flagsOf(name, node, live) {
  let flags = 0;
  if (getAttribute(node, 'aria-hidden') === 'true') flags |= ARIA_HIDDEN;
  if (getAttribute(node, 'hidden') !== null) flags |= NOT_SHOWN;
  else if (live && hasVisibilityCheck && name !== 'head' && !checkVisibility(node, { visibilityProperty: true })) {
    // an element that has no box of its own is shown where its children are
    const style = defaultView(ownerDocument(node))?.getComputedStyle(node);
    if (style && style.display !== 'contents') flags |= NOT_SHOWN;
  }
  return flags;
}

/** Elements whose box is asked for: asking for all of them would cost more than the walk. */
const ASKED = new Set(
  'article aside blockquote body dd details dialog div dl figure footer form header li main nav ol p pre section span table td th tr ul h1 h2 h3 h4 h5 h6'.split(' '),
);

/**
 * Reads a document or an element, once.
 * @param {Node} root a Document, an Element, a DocumentFragment
 * @param {(Text | null)[]} [nodes] receives the text nodes, in the order in which origins count them
 * @param {Part | null} [part] what is read of it, where that is not all
 * @returns {PageSnapshot}
 */
export function snapshot(root, nodes, part = null) {
  const kind = nodeType(root);
  if (kind !== DOCUMENT && kind !== ELEMENT && kind !== FRAGMENT) {
    const error = new Error('extract takes a Document, an Element or a DocumentFragment');
    error.name = 'InvalidSnapshot';
    throw error;
  }
  const document_ = kind === DOCUMENT ? root : ownerDocument(root);
  const live = Boolean(defaultView(document_));
  const wanted = new Set(ATTRIBUTES.split(' '));

  /** @type {Map<string, number>} */
  const indices = new Map();
  /** @type {string[]} */
  const strings = [];
  /** @type {number[]} */
  const words = [];
  /** @param {string} name */
  const index = (name) => {
    let at = indices.get(name);
    if (at === undefined) {
      at = indices.size;
      indices.set(name, at);
    }
    return at;
  };

  /** @param {any} node @param {number} depth @param {string} name @param {boolean} hidden */
  const element = (node, depth, name, hidden) => {
    const start = words.length;
    const flags = flagsOf(name, node, live && !hidden && ASKED.has(name));
    words.push(0, 1 + index(name));
    let count = 0;
    for (const attribute of getAttributeNames(node)) {
      if (!wanted.has(attribute) || count === MOST_ATTRIBUTES) continue;
      words.push(index(attribute));
      strings.push(getAttribute(node, attribute) ?? '');
      count += 1;
    }
    words[start] = (Math.min(depth, DEEPEST) | (flags << 16) | (count << 24)) >>> 0;
    return (flags & NOT_SHOWN) !== 0;
  };

  /** @param {any} node @param {number} depth @param {string} value */
  const text = (node, depth, value) => {
    words.push(Math.min(depth, DEEPEST), 0);
    strings.push(value);
    nodes?.push(node);
  };

  // A stack of what comes next, not of calls: a page can nest deeper than a call stack reaches.
  /** @type {{next: any, list: any[] | null, at: number, depth: number, hidden: boolean, whole: boolean}[]} */
  const open = [];
  const first = kind === DOCUMENT ? documentElement(root) : kind === FRAGMENT ? firstChild(root) : null;
  open.push({
    next: kind === ELEMENT ? null : first,
    list: kind === ELEMENT ? [root] : null,
    at: 0,
    depth: 0,
    hidden: false,
    whole: part === null,
  });
  while (open.length > 0) {
    const level = /** @type {(typeof open)[number]} */ (open[open.length - 1]);
    const node = level.list ? level.list[level.at] : level.next;
    if (!node) {
      open.pop();
      continue;
    }
    if (level.list) level.at += 1;
    else level.next = nextSibling(node);
    const type = nodeType(node);
    if (type === TEXT || type === CDATA) {
      const value = nodeValue(node) ?? '';
      if (level.whole) text(node, level.depth, value);
      else for (const [from, to] of /** @type {Part} */ (part).pieces(node)) text(node, level.depth, value.slice(from, to));
    } else if (type === ELEMENT) {
      const share = level.whole ? 'all' : /** @type {Part} */ (part).share(node);
      if (share === 'none') continue;
      const name = String(localName(node)).toLowerCase();
      const isData = name === 'script' && /ld\+json/i.test(getAttribute(node, 'type') ?? '');
      const hidden = element(node, level.depth, name, level.hidden) || level.hidden;
      if (SKIPPED.has(name) && !isData) continue;
      const { first, list } = shownChildren(node, name);
      open.push({ next: first, list, at: 0, depth: level.depth + 1, hidden, whole: share === 'all' });
    }
  }

  const names = [...indices.keys()];
  const all = names.concat(strings);
  const lengths = new Uint32Array(all.length);
  for (let i = 0; i < all.length; i += 1) lengths[i] = /** @type {string} */ (all[i]).length;
  return {
    text: all.join(''),
    lengths,
    names: names.length,
    nodes: Uint32Array.from(words),
    url: String(baseURI(root) ?? ''),
  };
}
