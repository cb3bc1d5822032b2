export { clean, extract, toHtml, toMarkdown, toText } from './pkg/offprint.js';
export type * from './types.js';
