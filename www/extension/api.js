// The browser's extension API, by the name that this browser has for it.

const { browser, chrome } = /** @type {{browser?: unknown, chrome?: unknown}} */ (globalThis);

export const api = /** @type {import('./browsers.d.ts').Api} */ (browser ?? chrome);
