// The crate as others get it: packed, a dependency of an empty program, and the README's own words run.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT, run, snippet } from './project.js';

test("the README's Rust runs word for word and prints what it says", () => {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-'));
  try {
    const target = join(ROOT, 'target/consumer');
    run(ROOT, 'cargo', ['package', '--quiet', '--offline', '--no-verify', '--allow-dirty', '--target-dir', target]);
    const packed = readdirSync(join(target, 'package')).find((name) => name.endsWith('.crate')) ?? '';
    run(folder, 'tar', ['-xzf', join(target, 'package', packed)]);
    const { code, promised } = snippet('In Rust', 'rust');
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src/main.rs'), code);
    writeFileSync(
      join(folder, 'Cargo.toml'),
      `[package]\nname = "empty"\nedition = "2024"\n\n[workspace]\n\n[dependencies]\noffprint = { path = "${packed.replace('.crate', '')}", default-features = false }\n`,
    );
    const printed = run(folder, 'cargo', ['run', '--quiet', '--offline', '--target-dir', target]);
    assert.deepEqual(printed.trim().split('\n'), promised);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
