// Draws www/icons/*.png from www/icon.svg with Chromium: `node scripts/icons.js`. Only when the icon has changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const svg = readFileSync('www/icon.svg', 'utf8');
const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
/** A maskable icon may be cut to a circle of 80 %: the drawing stands inside, its paper reaches to the edge. */
const ICONS = [
  { name: '192', size: 192, inset: 0 },
  { name: '512', size: 512, inset: 0 },
  { name: 'maskable', size: 512, inset: 0.14 },
];

const browser = await chromium.launch({ executablePath: process.env['OFFPRINT_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const { name, size, inset } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const paper = inset > 0 ? '#f8f5ee' : 'transparent';
  await page.setContent(`<style>html{background:${paper}}body{margin:${size * inset}px}img{display:block;width:${size * (1 - 2 * inset)}px}</style><img src="${address}">`);
  await page.locator('img').evaluate((image) => /** @type {HTMLImageElement} */ (image).decode());
  writeFileSync(`www/icons/${name}.png`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
