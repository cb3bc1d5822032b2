// What axe-core finds wrong with a page.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param {{run: (code: any) => Promise<any>, source: (script: string) => Promise<unknown>}} page @returns {Promise<string[]>} */
export async function violations(page) {
  if (!(await page.run(() => Boolean(/** @type {any} */ (globalThis).axe)))) await page.source(axe);
  return page.run(async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes.map((/** @type {any} */ n) => n.target.join(' ')).slice(0, 4).join(', ')}`);
  });
}
