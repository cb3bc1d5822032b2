// Every package that is built in is one to be trusted: how many there are, beside scripts/dependency-ceilings.json. Node
// packages come by a lock file with hashes, and none of them runs a script when it is installed.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
/** @type {string[]} */
const wrong = [];

const locked = Object.entries(/** @type {Record<string, any>} */ (JSON.parse(read('package-lock.json')).packages)).filter(([path]) => path !== '');
for (const [path, { integrity, link }] of locked) if (!integrity && !link) wrong.push(`${path} has no hash in package-lock.json`);
if (!/^ignore-scripts=true$/m.test(read('.npmrc'))) wrong.push('.npmrc lets packages run scripts when they are installed');

const published = JSON.parse(read('npm/package.json'));
const counts = {
  'npm, for tests': locked.length,
  'npm, published': Object.keys({ ...published.dependencies, ...published.optionalDependencies, ...published.peerDependencies }).length,
};
/** @param {string} words @returns {number} packages, Offprint among them */
function crates(words) {
  const tree = execFileSync('cargo', ['tree', '--locked', '--prefix', 'none', '--no-dedupe', ...words.split(' ')], { encoding: 'utf8' });
  return new Set(tree.split('\n').map((line) => line.replace(/ \(.*/, '').trim()).filter(Boolean)).size;
}

/** @type {string[]} */
const said = [];
for (const [name, { ceiling, cargo }] of Object.entries(/** @type {Record<string, {ceiling: number, cargo?: string}>} */ (JSON.parse(read('scripts/dependency-ceilings.json'))))) {
  const count = cargo ? crates(cargo) : counts[/** @type {keyof typeof counts} */ (name)];
  said.push(`${name} ${count}`);
  if (!(count <= ceiling)) wrong.push(`${name}: ${count} packages, the ceiling is ${ceiling}`);
}
console.log(`packages: ${said.join(' · ')}`);
for (const each of wrong) console.error(each);
if (wrong.length > 0) process.exit(1);
