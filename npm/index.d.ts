export { clean, extract, toHtml, toMarkdown, toText } from './pkg/offprint.js';
export { isProbablyReadable } from './readable.js';
export type * from './types.js';
