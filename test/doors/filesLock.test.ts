import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodeFiles } from '../../src/nodeWorldFiles.js';
import { startTimeOf } from '../../src/nodeWorldProcess.js';
import { watchDisk } from '../support/faults.js';
import { folder } from '../support/folder.js';

/** The lock of a process that runs until the test is over. */
async function liveHolder(): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn(process.execPath, ['-e', 'process.stdout.write("up"); setInterval(() => {}, 1000)']);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  if (child.stdout === null || child.pid === undefined) throw new Error('the holder of the lock did not start');
  await once(child.stdout, 'data');
  return Object.assign(child, { pid: child.pid });
}

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

const lockOf = (pid: number, starttime = startTimeOf(pid)): string =>
  `${JSON.stringify({ pid, createdAt: new Date().toISOString(), starttime }, null, 2)}\n`;

const take = (path: string, waitMs: number) => nodeFiles.withLock(path, waitMs, async () => 'done');

describe('a lock', () => {
  test('says who holds it in the words of OpenClaw, and is gone afterwards', async () => {
    const dir = folder();
    const path = join(dir, 'openclaw.json');
    const during = await nodeFiles.withLock(path, 0, async () => ({
      names: readdirSync(dir),
      owner: JSON.parse(readFileSync(`${path}.lock`, 'utf8')),
    }));
    expect(during).toMatchObject({ ok: true, value: { names: ['openclaw.json.lock'], owner: { pid: process.pid } } });
    expect(during.ok && Object.keys(during.value.owner)).toEqual(['pid', 'createdAt', 'starttime']);
    expect(readdirSync(dir)).toEqual([]);
  });

  test('is given back when the work under it throws', async () => {
    const dir = folder();
    const work = nodeFiles.withLock(join(dir, 'a'), 0, () => Promise.reject(new Error('a bug')));
    await expect(work).rejects.toThrow('a bug');
    expect(readdirSync(dir)).toEqual([]);
  });

  test('makes the folder of a file that is still to come', async () => {
    const dir = folder();
    expect(await take(join(dir, 'new', 'openclaw.json'), 0)).toEqual({ ok: true, value: 'done' });
    expect(readdirSync(join(dir, 'new'))).toEqual([]);
  });

  test('stands beside a link, where OpenClaw looks for it', async () => {
    const dir = folder();
    symlinkSync('/dev/null', join(dir, 'openclaw.json'));
    const names = await nodeFiles.withLock(join(dir, 'openclaw.json'), 0, async () => readdirSync(dir).sort());
    expect(names).toMatchObject({ value: ['openclaw.json', 'openclaw.json.lock'] });
  });

  test('of a running process is honoured, and its holder named', async () => {
    const path = join(folder(), 'openclaw.json');
    const { pid } = await liveHolder();
    writeFileSync(`${path}.lock`, lockOf(pid));
    expect(await take(path, 60)).toMatchObject({ ok: false, problem: { kind: 'locked', pid, lock: `${path}.lock` } });
    expect(readFileSync(`${path}.lock`, 'utf8')).toContain(String(pid));
  });

  test('is taken as soon as it is free', async () => {
    const path = join(folder(), 'openclaw.json');
    const { pid } = await liveHolder();
    writeFileSync(`${path}.lock`, lockOf(pid));
    const waiting = take(path, 10_000);
    rmSync(`${path}.lock`);
    expect(await waiting).toEqual({ ok: true, value: 'done' });
  });

  test.each<[string, () => Promise<string>]>([
    ['of a process that is gone', async () => lockOf(await deadPid(), 1)],
    ['of a process whose number another one has by now', async () => lockOf(process.pid, 1)],
    ['without a process, and old', async () => JSON.stringify({ createdAt: '2020-01-01T00:00:00Z' })],
  ])('%s is taken over', async (_, content) => {
    const dir = folder();
    const path = join(dir, 'openclaw.json');
    writeFileSync(`${path}.lock`, await content());
    expect(await take(path, 0)).toEqual({ ok: true, value: 'done' });
    expect(readdirSync(dir)).toEqual([]);
  });

  test.each([
    ['an empty one', ''],
    ['one that is no JSON', 'locked'],
    ['one without a process, and new', JSON.stringify({ createdAt: new Date(8.64e15).toISOString() })],
  ])('that does not say enough is waited for, as OpenClaw does: %s', async (_, content) => {
    const path = join(folder(), 'openclaw.json');
    writeFileSync(`${path}.lock`, content);
    const taken = await take(path, 60);
    expect(taken).toMatchObject({ ok: false, problem: { kind: 'locked', lock: `${path}.lock` } });
    expect(taken.ok ? {} : taken.problem).not.toHaveProperty('pid');
    expect(existsSync(`${path}.lock`)).toBe(true);
  });

  test.each<[string, (lock: string) => void]>([
    ['a folder', (lock) => mkdirSync(lock)],
    ['a pipe', (lock) => void execFileSync('mkfifo', [lock])],
    ['a link to what never ends', (lock) => symlinkSync('/dev/zero', lock)],
    ['a link to nowhere', (lock) => symlinkSync('/nowhere/at/all', lock)],
    ['a huge file', (lock) => writeFileSync(lock, Buffer.alloc(1_000_000, 'x'))],
  ])('that is %s is waited for and not read', async (_, make) => {
    const path = join(folder(), 'openclaw.json');
    make(`${path}.lock`);
    const taken = await take(path, 60);
    expect(taken).toMatchObject({ ok: false, problem: { kind: 'locked', lock: `${path}.lock` } });
  });

  test('that somebody else took over in the meantime is not taken away from them', async () => {
    const path = join(folder(), 'openclaw.json');
    await nodeFiles.withLock(path, 0, async () => writeFileSync(`${path}.lock`, lockOf(process.ppid)));
    expect(JSON.parse(readFileSync(`${path}.lock`, 'utf8')).pid).toBe(process.ppid);
  });

  test('that turns out to be alive by the time it is taken away is put back', async () => {
    const dir = folder();
    const path = join(dir, 'openclaw.json');
    const { pid } = await liveHolder();
    writeFileSync(`${path}.lock`, lockOf(await deadPid(), 1));
    // Another one found the same dead lock, and has its own in the place a moment before ours is moved aside.
    const overtake = (): void => writeFileSync(`${path}.lock`, lockOf(pid));
    const stop = watchDisk(dir, ({ name }) => (name === 'renameSync' ? overtake : undefined));
    const taken = await take(path, 60).finally(stop);
    expect(taken).toMatchObject({ ok: false, problem: { kind: 'locked', pid } });
    expect(readFileSync(`${path}.lock`, 'utf8')).toContain(String(pid));
    expect(readdirSync(dir)).toEqual(['openclaw.json.lock']);
  });

  test('lets one at a time through', async () => {
    const path = join(folder(), 'openclaw.json');
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
    };
    const done = await Promise.all(Array.from({ length: 8 }, () => nodeFiles.withLock(path, 10_000, work)));
    expect(done.every(({ ok }) => ok)).toBe(true);
    expect(most).toBe(1);
  });
});
