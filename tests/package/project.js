// An empty project with the npm package in it, installed from the tarball as anyone would.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack } from '../../scripts/package.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} folder @param {string} command @param {string[]} args @param {Record<string, string>} [env] what is added to it @returns {string} what it printed */
export const run = (folder, command, args, env = {}) => execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });

/** @returns {{folder: string, tarball: string, remove: () => void}} */
export function project() {
  const tarball = pack();
  const folder = mkdtempSync(join(tmpdir(), 'offprint-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }');
  run(folder, 'npm', ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', tarball]);
  return { folder, tarball, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * The first program below a heading of the README, and the lines that it promises to print, each in a comment behind its statement.
 * @param {string} heading @param {string} language
 */
export function snippet(heading, language) {
  const section = readFileSync(join(ROOT, 'README.md'), 'utf8').split(`\n## ${heading}\n`)[1] ?? '';
  const code = section.split(`\n\`\`\`${language}\n`)[1]?.split('\n```')[0] ?? '';
  const promised = [...code.matchAll(/(?:console\.log|println!)\(.*\);\s*\/\/ (.*)/g)].map((line) => line[1]);
  if (promised.length === 0) throw new Error(`README: nothing promised under ${heading}`);
  return { code, promised };
}
