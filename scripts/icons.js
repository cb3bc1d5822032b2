// Draws www/icons/*.png and www/extension/icons/*.png from www/icon.svg and www/extension/icon.svg with Chromium:
// `node scripts/icons.js`. Only when a drawing has changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Ink and paper as they are on dark ground. @type {[string, string][]} */
const DARK = [['#f8f5ee', '#2b2722'], ['#1d1a16', '#f4efe5'], ['#a9a294', '#8d8577'], ['#b3261e', '#ff7d6e']];

/** A maskable icon may be cut to a circle of 80 %: the drawing stands inside, its paper reaches to the edge. */
const ICONS = [
  { file: 'icons/192', from: 'icon', size: 192, inset: 0, dark: false },
  { file: 'icons/512', from: 'icon', size: 512, inset: 0, dark: false },
  { file: 'icons/maskable', from: 'icon', size: 512, inset: 0.14, dark: false },
  // the small ones are drawn on the grid of 16 pixels
  ...[16, 32, 48, 128].flatMap((size) => [false, true].map((dark) => ({ file: `extension/icons/${size}${dark ? '-dark' : ''}`, from: 'extension/icon', size, inset: 0, dark }))),
];

const browser = await chromium.launch({ executablePath: process.env['OFFPRINT_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const { file, from, size, inset, dark } of ICONS) {
  const drawn = readFileSync(`www/${from}.svg`, 'utf8');
  const svg = dark ? DARK.reduce((text, [light, other]) => text.replaceAll(light, other), drawn) : drawn;
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const paper = inset > 0 ? '#f8f5ee' : 'transparent';
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(`<style>html{background:${paper}}body{margin:${size * inset}px}img{display:block;width:${size * (1 - 2 * inset)}px}</style><img src="${address}">`);
  await page.locator('img').evaluate((image) => /** @type {HTMLImageElement} */ (image).decode());
  writeFileSync(`www/${file}.png`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
