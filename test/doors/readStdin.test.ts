import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Built, buildPincer } from '../support/built.ts';

let built: Built;
let home: string;

beforeAll(async () => {
  built = await buildPincer();
  home = mkdtempSync(join(tmpdir(), 'pincer-stdin-'));
}, 30_000);
afterAll(() => {
  built.remove();
  rmSync(home, { recursive: true, force: true });
});

test('a pipe that stays open and says nothing is waited for, and that is said; then it is taken for none', async () => {
  const child = spawn(process.execPath, [built.file, 'setup', 'vllm', '--model', 'a', '--no-probe'], {
    env: { HOME: home },
  });
  let told = '';
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  child.stderr.on('data', (data) => {
    told += data;
    if (told.includes('Waiting for the end of stdin')) child.stdin.end();
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, told.split('Waiting')]).toEqual([0, expect.objectContaining({ length: 2 })]);
  expect(said).toContain('Credential: none needed');
});
