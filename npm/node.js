// The package's door in Node and what is like it: the wasm is read from the disk.
import { readFile } from 'node:fs/promises';
import init, { clean, extract, toHtml, toMarkdown, toText } from './pkg/offprint.js';

await init({ module_or_path: await readFile(new URL('./pkg/offprint_bg.wasm', import.meta.url)) });

export { clean, extract, toHtml, toMarkdown, toText };
