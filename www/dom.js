// Elements are built one by one, from a fixed list of names and attributes; what comes from a text or page is only
// ever set as text. There is no other place in the interface that makes elements.

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} Attributes */

const NAMES = new Set(
  ('a article aside bdi blockquote button canvas caption cite code dd del details dialog div dl dt em fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr input ins kbd label legend li mark nav ol option p pre q s section select slot small span strong sub ' +
    'summary sup table tbody td textarea th time tr ul').split(' '),
);

const ATTRIBUTES =
  /^(?:id|class|lang|dir|title|role|type|name|part|for|value|min|max|step|checked|selected|placeholder|autocomplete|spellcheck|start|colspan|rowspan|scope|tabindex|disabled|hidden|open|readonly|rows|datetime|method|aria-[a-z]+|data-[a-z]+)$/;

/**
 * An address that may be followed, or null: absolute, and http, https or mailto.
 * Browsers drop some characters before they read the scheme, so any control character or space refuses the whole.
 * @param {string | null | undefined} address
 */
export function safeAddress(address) {
  return address && /^(?:https?:\/\/|mailto:)[^\p{Cc}\s]+$/iu.test(address) ? address : null;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes] a function is a listener, by the event's name with `on`; `href` takes safe addresses and `#fragments` only
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  if (!NAMES.has(name)) throw new TypeError(`no element ${name} in this interface`);
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else if (key === 'href') link(made, String(value));
    else if (ATTRIBUTES.test(key)) made.setAttribute(key, value === true ? '' : String(value));
    else throw new TypeError(`no attribute ${key} in this interface`);
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

/** A button that does one thing. @param {string} label @param {() => void} go @param {Attributes} [attributes] */
export const button = (label, go, attributes = {}) => element('button', { type: 'button', onclick: go, ...attributes }, label);

/** @param {HTMLElement} made @param {string} address */
function link(made, address) {
  if (/^#[\w-]+$/.test(address)) made.setAttribute('href', address);
  else if (safeAddress(address)) {
    made.setAttribute('href', address);
    made.setAttribute('rel', 'noopener noreferrer');
    made.setAttribute('target', '_blank');
  }
}

/** A link's listener that goes there itself: the address stays as it is. @param {() => void} go @returns {(event: MouseEvent) => void} */
export const follow = (go) => (event) => {
  event.preventDefault();
  go();
};

/** @template {HTMLElement} Kind @param {string} id @param {new () => Kind} kind @returns {Kind} */
export function part(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`index.html has no ${kind.name} #${id}`);
  return found;
}

/** Lets the browser paint and take input. */
export function breathe() {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(undefined);
    channel.port2.postMessage(null);
  });
}

/** Milliseconds of work before the browser gets its turn. */
const SLICE = 8;

/** For long work in slices: says, when a slice is over, what to wait for. @returns {() => Promise<void> | undefined} */
export function pace() {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE) return undefined;
    return breathe().then(() => void (since = performance.now()));
  };
}
