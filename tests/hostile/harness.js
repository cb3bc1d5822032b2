// What runs in the page under test. Each function is sent over as its source, so none may name anything of this file. In
// Firefox the global object of a driver's script is not the page's `window`.

/** Counts what runs: scripts call `top.hit`, or post a message where they stand in an origin of their own. */
export function listen() {
  const page = /** @type {any} */ (window);
  if (page.fired) return;
  page.fired = [];
  page.hit = (/** @type {number} */ id) => page.fired.push(id);
  for (const name of ['alert', 'confirm', 'prompt', 'print']) page[name] = (/** @type {unknown} */ said) => page.fired.push(`${name}: ${said}`);
  addEventListener('message', ({ data }) => typeof data === 'number' && page.fired.push(data));
  // links on the list lead away from here; whatever else a click can do, it may
  const stay = (/** @type {Event} */ event) => {
    const link = /** @type {any} */ (event.composedPath().find((each) => /** @type {any} */ (each).localName === 'a'));
    if (link && /^(?:https?|mailto):/.test(link.href) && !/^#/.test(link.getAttribute('href') ?? '')) event.preventDefault();
  };
  addEventListener('click', stay, true);
}

/**
 * Shows each source in the element that is there, in its three views, looks at every element and attribute of it, and clicks
 * everything.
 * @param {import('./vectors/index.js').Carrier[]} carriers
 * @param {{names: string[], attributes: string}} list
 */
export async function examine(carriers, list) {
  const page = /** @type {any} */ (window);
  const view = page.document.querySelector('offprint-view:not([hidden])');
  const allowed = new Set(list.names);
  const attribute = new RegExp(list.attributes);
  const turn = () => new Promise((done) => setTimeout(done));
  /** @type {string[]} */
  const wrong = [];
  /** @type {string[]} */
  const written = [];
  let looked = 0;
  const look = (/** @type {string} */ name) => {
    for (const element of view.shadowRoot.querySelectorAll('*')) {
      looked += 1;
      if (!allowed.has(element.localName) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') wrong.push(`${name}: <${element.localName}>`);
      for (const { name: key, value } of element.attributes) {
        const ownStyle = key !== 'style' || /^--(?:share|lines): [\d.]+;$/.test(value) || !element.closest('#stage, .notes, #quotes, #taken');
        if (!attribute.test(key) || !ownStyle) wrong.push(`${name}: ${element.localName} ${key}=${value.slice(0, 80)}`);
        if (key === 'href' && !/^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$|^#[\w-]+$/iu.test(value)) wrong.push(`${name}: href ${value.slice(0, 80)}`);
      }
    }
  };
  const click = () => {
    // what happens at an element goes up through those around it
    for (const element of view.shadowRoot.querySelectorAll(':is(#stage, .notes, #quotes, #taken, #summary, #kicker) :not(:has(*))')) {
      for (const type of ['pointerover', 'mouseover', 'pointerdown', 'mousedown', 'mouseup', 'focus']) element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      if (element.localName !== 'button') element.click();
    }
  };
  for (const { name, source, format } of carriers) {
    const article = await view.read(source, { format, url: 'https://example.invalid/' });
    if (!article) {
      wrong.push(`${name}: ${view.shadowRoot.querySelector('#failure').textContent}`);
      continue;
    }
    for (const shown of ['marked', 'cleaned', 'original']) {
      view.view = shown;
      await turn();
      look(`${name}, ${shown}`);
      if (shown === 'marked') click();
    }
    written.push(await view.write('html'), await view.engine.toHtml(article, 'all'));
  }
  await turn();
  return { wrong, written, looked, fired: page.fired };
}

/**
 * Puts strings of HTML into fresh documents, as raw as they are: into an element of one, or written as the whole of it.
 * Gives what ran before and after a click on everything.
 * @param {string[]} strings @param {'element' | 'document'} way @param {boolean} [isList] links of the list are not followed
 */
export async function raw(strings, way, isList = false) {
  const page = /** @type {any} */ (window);
  const { document } = page;
  page.fired.length = 0;
  const frames = strings.map((html) => {
    const frame = document.createElement('iframe');
    // it may run whatever it brings, but not take the page that counts with it
    frame.sandbox = 'allow-scripts allow-same-origin allow-forms';
    document.body.append(frame);
    const inner = frame.contentWindow;
    for (const name of ['alert', 'confirm', 'prompt', 'print']) inner[name] = page[name];
    if (way === 'element') inner.document.body.innerHTML = html;
    else {
      inner.document.open();
      inner.document.write(html);
      inner.document.close();
    }
    if (isList) {
      // the addresses on the list lead away from here, as they should
      inner.addEventListener('click', (/** @type {any} */ event) => /^(?:https?|mailto):/.test(event.target.closest('a')?.href) && event.preventDefault(), true);
    }
    return frame;
  });
  await new Promise((done) => setTimeout(done, 400));
  const alone = [...page.fired];
  for (const frame of frames) {
    try {
      for (const element of frame.contentDocument.querySelectorAll('*')) {
        for (const type of ['mouseover', 'pointerdown', 'mousedown', 'dblclick', 'contextmenu', 'copy']) element.dispatchEvent(new Event(type, { bubbles: true }));
        if (element.click) element.click();
        else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        if (!frame.contentDocument) break;
      }
    } catch {
      // it has gone elsewhere
    }
  }
  await new Promise((done) => setTimeout(done, 200));
  const clicked = [...page.fired];
  const elements = frames.flatMap((frame) => {
    try {
      return [...frame.contentDocument.querySelectorAll('*')].map((each) => [each.namespaceURI?.split('/').at(-1), each.localName, ...[...each.attributes].map(({ name }) => name)].join(' '));
    } catch {
      return ['gone'];
    }
  });
  const addresses = frames.flatMap((frame) => {
    try {
      return [...frame.contentDocument.querySelectorAll('[src], [href], [cite]')].flatMap((each) => ['src', 'href', 'cite'].map((name) => each.getAttribute(name) ?? '')).filter(Boolean);
    } catch {
      return [];
    }
  });
  const images = frames.flatMap((frame) => {
    try {
      return [...frame.contentDocument.images].map(({ src }) => new URL(src).pathname);
    } catch {
      return [];
    }
  });
  for (const frame of frames) frame.remove();
  return { alone, clicked, elements: [...new Set(elements)], addresses: [...new Set(addresses)], images: [...new Set(images)] };
}
