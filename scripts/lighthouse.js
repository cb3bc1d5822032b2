// The page as it is shipped before Lighthouse, on a phone and at a desk: `make lighthouse`. It is fetched when it is asked for, since
// it brings more with it than all other tests together. Nothing is sent anywhere: the page is served from this machine.
import { execFileSync, spawn } from 'node:child_process';
import { env } from 'node:process';
import { serve } from './serve.js';

const LIGHTHOUSE = 'lighthouse@12.8.2';
/** What each category has to reach, of 100. */
const BARS = { performance: 95, accessibility: 100, 'best-practices': 100 };

const server = serve('target/page');
await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

for (const preset of ['phone', 'desktop']) {
  const report = await run(preset === 'desktop' ? ['--preset=desktop'] : []);
  for (const [name, bar] of Object.entries(BARS)) {
    const score = Math.round(100 * report.categories[name].score);
    console.log(`${preset}: ${name} ${score}, bar ${bar}`);
    if (score >= bar) continue;
    process.exitCode = 1;
    for (const { id } of report.categories[name].auditRefs) {
      const audit = report.audits[id];
      if (audit.score !== null && audit.score < 0.9) console.log(`  ${id}: ${audit.displayValue ?? audit.title}`);
    }
  }
}
server.close();

/** @param {string[]} settings @returns {Promise<any>} */
async function run(settings) {
  const categories = Object.keys(BARS).join(',');
  const child = spawn(
    'npx',
    ['--yes', LIGHTHOUSE, `http://127.0.0.1:${port}/`, '--quiet', '--output=json', `--only-categories=${categories}`, '--chrome-flags=--headless=new --no-sandbox', '--no-enable-error-reporting', ...settings],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...env, CHROME_PATH: env['OFFPRINT_CHROMIUM'] ?? chromium() } },
  );
  let printed = '';
  for await (const chunk of child.stdout) printed += chunk;
  return JSON.parse(printed);
}

function chromium() {
  return execFileSync('sh', ['-c', 'command -v chromium || command -v chromium-browser || command -v google-chrome'], { encoding: 'utf8' }).trim();
}
