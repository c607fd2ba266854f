import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Built, buildProgram } from '../support/built.js';
import { folder } from '../support/folder.js';

describe('a writer that is asked to end', () => {
  let program: Built;
  beforeAll(async () => {
    program = await buildProgram('test/support/heldWriter.ts');
  });
  afterAll(() => program.remove());

  /** It holds its locks by now. */
  async function started(dir: string, how: string): Promise<ChildProcess & { readonly said: () => string }> {
    const child = spawn(process.execPath, [program.file, dir, how]);
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    await once(child.stdout, 'data');
    return Object.assign(child, { said: () => said });
  }

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s finishes, leaves no lock, and ends by it',
    async (signal) => {
      const dir = folder();
      const child = await started(dir, '');
      expect(readdirSync(dir)).toEqual(['a.lock', 'lock0.lock']);
      child.kill(signal);
      writeFileSync(join(dir, 'go'), '');
      expect(await once(child, 'exit')).toEqual([null, signal]);
      expect(readdirSync(dir).sort()).toEqual(['done', 'go']);
    },
  );

  test('a second time ends at once, and leaves no lock either', async () => {
    const dir = folder();
    const child = await started(dir, '');
    child.kill('SIGINT');
    const ended = once(child, 'exit');
    // The first one may not have been heard yet, and two at the same moment are one.
    const again = setInterval(() => child.kill('SIGINT'), 20);
    onTestFinished(() => clearInterval(again));
    expect(await ended).toEqual([null, 'SIGINT']);
    expect(readdirSync(dir)).toEqual([]);
  });

  test('while it waits for somebody else ends at once, and leaves nothing of its own', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'b.lock'), JSON.stringify({ pid: process.pid, createdAt: new Date().toISOString() }));
    const child = await started(dir, 'waits');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
    expect(readdirSync(dir)).toEqual(['b.lock']);
  });

  test('and that holds many locks says nothing of leaks', async () => {
    const dir = folder();
    const child = await started(dir, 'many');
    writeFileSync(join(dir, 'go'), '');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(child.said()).toBe('');
    expect(readdirSync(dir).sort()).toEqual(['done', 'go']);
  });
});
