import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/nodeWorldFiles.js';
import { fingerprint } from '../../src/nodeWorldFingerprint.js';
import { watchDisk } from '../support/faults.js';
import { folder } from '../support/folder.js';

const hashOf = (text: string): string => fingerprint(Buffer.from(text));

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

const replace = (path: string, text: string, old: string | undefined, backups = true) =>
  nodeFiles.replace({ path, text, expectHash: old === undefined ? undefined : hashOf(old), backups });

describe('reading', () => {
  test('gives the text with its BOM, the hash of its bytes, and its mode', async () => {
    const path = join(folder(), 'a.json');
    writeFileSync(path, '\ufeff{ "é": 1 }\r\n', { mode: 0o640 });
    expect(await nodeFiles.read(path)).toMatchObject({
      kind: 'file',
      text: '\ufeff{ "é": 1 }\r\n',
      hash: hashOf('\ufeff{ "é": 1 }\r\n'),
      mode: 0o640,
      bytes: 16,
    });
  });

  test('tells missing from unreadable', async () => {
    const dir = folder();
    expect(await nodeFiles.read(join(dir, 'none', 'a.json'))).toEqual({ kind: 'missing' });
    expect(await nodeFiles.read(dir)).toEqual({ kind: 'unreadable', code: 'EISDIR' });
    expect(await nodeFiles.read('/dev/null')).toEqual({ kind: 'unreadable', code: 'not-a-file' });
    writeFileSync(join(dir, 'latin1'), Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]));
    expect(await nodeFiles.read(join(dir, 'latin1'))).toEqual({ kind: 'unreadable', code: 'not-utf8' });
    expect(await nodeFiles.read(join(dir, 'latin1', 'x'))).toEqual({ kind: 'unreadable', code: 'ENOTDIR' });
  });

  test('lists names in order, and nothing of a folder that is not there', async () => {
    const dir = folder();
    for (const name of ['b', 'a', 'c']) writeFileSync(join(dir, name), '');
    expect(await nodeFiles.list(dir)).toEqual(['a', 'b', 'c']);
    expect(await nodeFiles.list(join(dir, 'none'))).toEqual([]);
  });
});

describe('replacing', () => {
  test('makes a new file for its owner alone, folders included', async () => {
    const path = join(folder(), 'home', '.openclaw', 'openclaw.json');
    expect(await replace(path, '{}\n', undefined)).toEqual({ ok: true, value: { hash: hashOf('{}\n') } });
    expect(readFileSync(path, 'utf8')).toBe('{}\n');
    expect(modeOf(path)).toBe('600');
    expect(modeOf(join(path, '..'))).toBe('700');
    expect(modeOf(join(path, '..', '..'))).toBe('700');
  });

  test('keeps the mode, and the old text as a backup for its owner alone', async () => {
    const path = join(folder(), 'openclaw.json');
    writeFileSync(path, 'old');
    chmodSync(path, 0o664);
    expect(await replace(path, 'new', 'old')).toEqual({
      ok: true,
      value: { backup: `${path}.bak`, hash: hashOf('new') },
    });
    expect([modeOf(path), modeOf(`${path}.bak`)]).toEqual(['664', '600']);
    expect([readFileSync(path, 'utf8'), readFileSync(`${path}.bak`, 'utf8')]).toEqual(['new', 'old']);
  });

  test.runIf(process.geteuid?.() === 0)('leaves a file to the user whose it is', async () => {
    const path = join(folder(), 'openclaw.json');
    writeFileSync(path, 'old', { mode: 0o640 });
    chownSync(path, 12345, 23456);
    expect(await replace(path, 'new', 'old')).toMatchObject({ ok: true });
    expect(statSync(path)).toMatchObject({ uid: 12345, gid: 23456 });
    expect(modeOf(path)).toBe('640');
  });

  test('turns the ring of five, and leaves other backups alone', async () => {
    const dir = folder();
    const path = join(dir, 'openclaw.json');
    writeFileSync(path, 'v0');
    writeFileSync(`${path}.bak.mine`, 'mine');
    for (let i = 1; i <= 7; i++) await replace(path, `v${i}`, `v${i - 1}`);
    const kept = ['', '.1', '.2', '.3', '.4'].map((n) => readFileSync(`${path}.bak${n}`, 'utf8'));
    expect(kept).toEqual(['v6', 'v5', 'v4', 'v3', 'v2']);
    expect(readdirSync(dir).sort()).toEqual(
      ['', '.bak', '.bak.1', '.bak.2', '.bak.3', '.bak.4', '.bak.mine'].map((end) => `openclaw.json${end}`),
    );
  });

  test('writes through a link and keeps it, with the backup beside the link', async () => {
    const dir = folder();
    mkdirSync(join(dir, 'dotfiles'));
    const [real, link] = [join(dir, 'dotfiles', 'real.json'), join(dir, 'openclaw.json')];
    writeFileSync(real, 'old', { mode: 0o644 });
    symlinkSync('dotfiles/real.json', link);
    expect(await replace(link, 'new', 'old')).toMatchObject({ ok: true, value: { backup: `${link}.bak` } });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect([readFileSync(real, 'utf8'), modeOf(real)]).toEqual(['new', '644']);
  });

  test('makes what a dangling link leads to', async () => {
    const dir = folder();
    const link = join(dir, 'openclaw.json');
    symlinkSync('later/real.json', link);
    expect(await replace(link, 'new', undefined)).toMatchObject({ ok: true });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(dir, 'later', 'real.json'), 'utf8')).toBe('new');
  });

  test.each<[string, string | undefined, string | undefined]>([
    ['other bytes', 'theirs', 'old'],
    ['a file that was not there', 'theirs', undefined],
    ['no file any more', undefined, 'old'],
  ])('refuses when it finds %s', async (_, found, expected) => {
    const dir = folder();
    const path = join(dir, 'openclaw.json');
    if (found !== undefined) writeFileSync(path, found);
    expect(await replace(path, 'new', expected)).toEqual({
      ok: false,
      problem: { kind: 'changed', place: { file: path } },
    });
    expect(existsSync(path) ? readFileSync(path, 'utf8') : undefined).toBe(found);
    expect(readdirSync(dir)).toEqual(found === undefined ? [] : ['openclaw.json']);
  });

  test('of a folder, a link in a circle, or below a file is a problem, not a mishap', async () => {
    const dir = folder();
    mkdirSync(join(dir, 'a'));
    expect(await replace(join(dir, 'a'), 'new', undefined)).toMatchObject({
      ok: false,
      problem: { kind: 'not-a-file' },
    });
    symlinkSync('loop', join(dir, 'loop'));
    expect(await replace(join(dir, 'loop'), 'new', undefined)).toMatchObject({
      ok: false,
      problem: { kind: 'write-failed', code: 'ELOOP' },
    });
    writeFileSync(join(dir, 'file'), '');
    expect(await replace(join(dir, 'file', 'x'), 'new', undefined)).toMatchObject({
      ok: false,
      problem: { code: 'ENOTDIR' },
    });
    expect(readdirSync(dir).sort()).toEqual(['a', 'file', 'loop']);
  });

  test.skipIf(process.geteuid?.() === 0)('respects a file and a folder that their owner made read-only', async () => {
    const dir = folder();
    const path = join(dir, 'openclaw.json');
    writeFileSync(path, 'old', { mode: 0o400 });
    expect(await replace(path, 'new', 'old')).toMatchObject({
      ok: false,
      problem: { kind: 'not-permitted', code: 'EACCES' },
    });
    chmodSync(path, 0o600);
    chmodSync(dir, 0o500);
    expect(await replace(path, 'new', 'old')).toMatchObject({
      ok: false,
      problem: { kind: 'not-permitted', code: 'EACCES' },
    });
    chmodSync(dir, 0o700);
    expect(readdirSync(dir)).toEqual(['openclaw.json']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  test('of a device behind a link does not make a file of it', async () => {
    const path = join(folder(), 'openclaw.json');
    symlinkSync('/dev/null', path);
    expect(await replace(path, 'new', hashOf(''))).toMatchObject({ ok: false, problem: { kind: 'not-a-file' } });
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
  });

  test('that somebody changes while the new text is written beside it is refused, and theirs stays', async () => {
    const dir = folder();
    const path = join(dir, 'openclaw.json');
    writeFileSync(path, 'old');
    const stop = watchDisk(dir, ({ name }) =>
      name === 'fsyncSync' ? () => void execFileSync('sh', ['-c', 'printf theirs > "$0"', path]) : undefined,
    );
    const replaced = await replace(path, 'new', 'old', false).finally(stop);
    expect(replaced).toMatchObject({ ok: false, problem: { kind: 'changed', place: { file: path } } });
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    expect(readdirSync(dir)).toEqual(['openclaw.json']);
  });

  test('clears away what a killed run left, and nothing that a running one has', async () => {
    const dir = folder();
    const path = join(dir, 'openclaw.json');
    const [dead, alive] = [
      '.openclaw.json.lock.pincer-4194305-0123abcd.tmp',
      `.openclaw.json.pincer-${process.pid}-0123abcd.tmp`,
    ];
    for (const name of [dead, alive, '.openclaw.json.swp']) writeFileSync(join(dir, name), 'half');
    await replace(path, 'new', undefined);
    expect(readdirSync(dir).sort()).toEqual([alive, '.openclaw.json.swp', 'openclaw.json'].sort());
  });
});
