// An empty project with the npm package in it, installed from the tarball as anyone would.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack } from '../../scripts/package.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} folder @param {string} command @param {string[]} args @returns {string} what it printed */
export const run = (folder, command, args) => execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** @returns {{folder: string, tarball: string, remove: () => void}} */
export function project() {
  const tarball = pack();
  const folder = mkdtempSync(join(tmpdir(), 'offprint-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "private": true, "type": "module" }');
  run(folder, 'npm', ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', tarball]);
  return { folder, tarball, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
