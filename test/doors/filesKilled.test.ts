import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/nodeWorldFiles.js';
import { type Built, buildProgram } from '../support/built.js';
import { folder } from '../support/folder.js';

describe('a writer that comes to grief', () => {
  let program: Built;
  beforeAll(async () => {
    program = await buildProgram('test/support/fileWriter.ts');
  });
  afterAll(() => program.remove());

  test('by being killed at any moment leaves the old text or the new one, and the next one cleans up', async () => {
    const dir = folder();
    const path = join(dir, 'openclaw.json');
    const texts = ['a', 'b'].map((letter) => letter.repeat(200_000));
    writeFileSync(path, texts[0] ?? '');
    for (let round = 0; round < 10; round++) {
      const child = spawn(process.execPath, [program.file, path]);
      await once(child.stdout, 'data');
      // So many looks at the file, each with its own share of a write: the rounds end at different moments of it.
      for (let looks = 0; looks < 40 + 17 * round; looks++) expect(texts).toContain(readFileSync(path, 'utf8'));
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(texts).toContain(readFileSync(path, 'utf8'));
    }
    const written = await nodeFiles.withLock(path, 0, async () => {
      const now = await nodeFiles.read(path);
      return nodeFiles.replace({
        path,
        text: 'whole',
        expectHash: now.kind === 'file' ? now.hash : '',
        backups: false,
      });
    });
    expect(written).toMatchObject({ ok: true, value: { ok: true } });
    const ring = ['', '.1', '.2', '.3', '.4'].map((n) => `openclaw.json.bak${n}`);
    expect(readdirSync(dir).filter((name) => !ring.includes(name))).toEqual(['openclaw.json']);
    for (const name of readdirSync(dir).filter((one) => ring.includes(one))) {
      expect(texts).toContain(readFileSync(join(dir, name), 'utf8'));
    }
  });

  test('by a disk that takes no more says so, keeps the old text, and leaves nothing beside it', () => {
    const dir = folder();
    const path = join(dir, 'openclaw.json');
    writeFileSync(path, 'old');
    // A limit of the shell on the size of files stands for the full disk: the system refuses in the middle of a write.
    const said = execFileSync('sh', [
      '-c',
      'ulimit -f 8; exec "$0" "$1" "$2" once',
      process.execPath,
      program.file,
      path,
    ]);
    expect(JSON.parse(String(said))).toMatchObject({ ok: true, value: { ok: false, problem: { kind: 'no-space' } } });
    expect(readdirSync(dir)).toEqual(['openclaw.json']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });
});
