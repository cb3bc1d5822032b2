// Holds the promise that no HTML string is ever put into a document: none of the ways to do so may stand in www/.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SINKS = /\.(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTML\w*|srcdoc)\b|document\s*\.\s*write|\beval\s*\(|new\s+Function\s*\(|DOMParser|javascript:/;

/** @param {string} folder @returns {string[]} */
function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'pkg' ? [] : files(path);
    return /\.(js|html)$/.test(entry.name) ? [path] : [];
  });
}

const all = files('www');
const found = all.flatMap((path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => (SINKS.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
);
for (const line of found) console.error(line);
console.log(`${all.length} files, ${found.length} ways to put HTML into a document`);
if (found.length > 0 || all.length === 0) process.exit(1);
