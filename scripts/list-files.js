// Writes www/pkg/files.js: every file that the page needs, with its hash, and a version that is the hash of that list.
// The service worker (www/sw.js) keeps exactly these. `node scripts/list-files.js [FOLDER]`.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What lies in the folder, but the page does not load. */
const OTHERS = /^(?:sw\.js|highlight\.js|ranges\.js|tsconfig\.json|pkg\/files\.js|extension\/.*|.*\.(?:d\.ts|txt|md|br)|(?:.*\/)?\.[^/]*)$/;

/** @param {string | Buffer} bytes */
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** @param {string} root @param {string} [folder] @returns {string[]} */
function paths(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? paths(root, `${folder}${entry.name}/`) : [`${folder}${entry.name}`]))
    .filter((path) => !OTHERS.test(path));
}

/** @param {string} root @returns {{version: string, files: Record<string, string>}} */
export function list(root) {
  /** @type {Record<string, string>} */
  const files = {};
  for (const path of paths(root).sort()) files[path === 'index.html' ? './' : path] = hash(readFileSync(join(root, path)));
  return { version: hash(JSON.stringify(files)).slice(0, 16), files };
}

/** @param {string} root */
export function write(root) {
  const { version, files } = list(root);
  writeFileSync(join(root, 'pkg/files.js'), `self.OFFPRINT = ${JSON.stringify({ version, files }, null, 1)};\n`);
  return { version, count: Object.keys(files).length };
}

if (process.argv[1]?.endsWith('list-files.js')) {
  const { version, count } = write(process.argv[2] ?? 'www');
  console.log(`${count} files, version ${version}`);
}
