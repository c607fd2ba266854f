import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { nodeFiles } from '../../src/nodeWorldFiles.js';
import { folder } from '../support/folder.js';

/** Watches, and tells what it was told. */
function watching(...paths: readonly string[]) {
  const told: string[] = [];
  onTestFinished(nodeFiles.watch(paths, (path) => told.push(path)));
  return {
    told,
    /** Waits until it was told so many times in all; fails after what a person would call late. */
    tells: (times: number) =>
      vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(times), { timeout: 5000, interval: 10 }),
  };
}

const replaceByRename = (path: string, text: string): void => {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
};

describe('a watched file', () => {
  test('is reported when it is written in place, again and again', async () => {
    const path = join(folder(), 'openclaw.json');
    writeFileSync(path, 'a');
    const { tells, told } = watching(path);
    writeFileSync(path, 'b');
    await tells(1);
    appendFileSync(path, 'c');
    await tells(2);
    expect(new Set(told)).toEqual(new Set([path]));
  });

  test('is reported when it is replaced by a rename, again and again', async () => {
    const path = join(folder(), 'openclaw.json');
    writeFileSync(path, 'a');
    const { tells } = watching(path);
    for (const [i, text] of ['b', 'c', 'd'].entries()) {
      replaceByRename(path, text);
      await tells(i + 1);
    }
  });

  test('is reported when it vanishes and when it comes back', async () => {
    const path = join(folder(), 'openclaw.json');
    writeFileSync(path, 'a');
    const { tells } = watching(path);
    unlinkSync(path);
    await tells(1);
    writeFileSync(path, 'b');
    await tells(2);
  });

  test('is reported when it appears in a folder that was not there', async () => {
    const path = join(folder(), 'home', '.openclaw', 'openclaw.json');
    const { tells } = watching(path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'a');
    await tells(1);
    writeFileSync(path, 'b');
    await tells(2);
  });

  test('is reported in a folder that was taken away and made again', async () => {
    const path = join(folder(), 'state', 'openclaw.json');
    mkdirSync(dirname(path));
    writeFileSync(path, 'a');
    const { tells } = watching(path);
    rmSync(dirname(path), { recursive: true });
    await tells(1);
    mkdirSync(dirname(path));
    writeFileSync(path, 'b');
    await tells(2);
    writeFileSync(path, 'c');
    await tells(3);
  });

  test('is reported when what it links to changes, and when it links elsewhere', async () => {
    const dir = folder();
    mkdirSync(join(dir, 'real'));
    const [one, two, link] = [join(dir, 'real', 'one'), join(dir, 'real', 'two'), join(dir, 'openclaw.json')];
    writeFileSync(one, 'a');
    writeFileSync(two, 'z');
    symlinkSync('real/one', link);
    const { tells } = watching(link);
    replaceByRename(one, 'b');
    await tells(1);
    symlinkSync('real/two', `${link}.new`);
    renameSync(`${link}.new`, link);
    await tells(2);
    writeFileSync(two, 'y');
    await tells(3);
  });

  test('is not reported for what changes nothing in it: a touch, a save of the same text, a neighbour', async () => {
    const dir = folder();
    const [path, last] = [join(dir, 'openclaw.json'), join(dir, 'last.json')];
    writeFileSync(path, 'a');
    const { tells, told } = watching(path, last);
    utimesSync(path, 1, 1);
    replaceByRename(path, 'a');
    writeFileSync(join(dir, 'neighbour.json'), 'x');
    // What comes later is reported later; so when this arrives, the others would have.
    writeFileSync(last, 'x');
    await tells(1);
    expect(told).toEqual([last]);
  });

  test('is not reported any more after the watching was stopped', async () => {
    const dir = folder();
    const path = join(dir, 'openclaw.json');
    const told: string[] = [];
    const stop = nodeFiles.watch([path], (changed) => told.push(changed));
    const other = watching(path);
    stop();
    writeFileSync(path, 'a');
    await other.tells(1);
    expect(told).toEqual([]);
  });
});
