import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { entryId } from '../../../state/domain/history/entryId.js';
import { editEnv, envLine } from '../../../state/domain/history/envText.js';
import { isoTime } from '../../../state/domain/history/isoTime.js';
import { LIMITS } from '../../../state/domain/history/limits.js';
import { sha256 } from '../../../state/domain/history/sha256.js';
import { parseSnapshotName, snapshotName, superfluous } from '../../../state/domain/history/snapshotName.js';

test.each(['', 'abc', 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(64), 'ü€😀'.repeat(999)])(
  'a SHA-256 by hand is that of Node (%#)',
  (text) => expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex')),
);

test.each([0, 951_782_399_000, 951_782_400_000, 1_709_164_800_000, 1_780_315_200_999, 4_107_542_399_000, -86_400_000])(
  'the time %d is written as Date does, without its milliseconds',
  (ms) => expect(isoTime(ms)).toBe(new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')),
);

test('ids sort by time, and none is given twice', () => {
  const ids = [1_780_315_200_000, 1_780_315_200_001, 1_999_999_999_999].map((now) => entryId(now, 4242, () => false));
  expect(ids.toSorted()).toEqual(ids);
  const [first = ''] = ids;
  expect(entryId(1_780_315_200_000, 4242, (id) => id === first)).not.toBe(first);
});

describe('snapshots', () => {
  const of = (i: number, file: string, bytes: number) =>
    snapshotName(`e${String(i).padStart(7, '0')}-1`, 0, file, bytes);
  const gone = (all: readonly ReturnType<typeof of>[], fresh = '') => superfluous(all, fresh).map(({ entry }) => entry);

  test('tell by their names what they are', () => {
    const name = snapshotName('mi7k3f2a-1f3', 2, '/home/ann/.openclaw/.env', 77);
    expect(parseSnapshotName(name.name)).toEqual(name);
    expect(parseSnapshotName('.notes.swp')).toBeUndefined();
  });

  test('the oldest of a file go when there are too many of it, whatever others have', () => {
    const many = Array.from({ length: LIMITS.snapshotsOfFile + 2 }, (_, i) => of(i + 10, '/a', 10));
    expect(gone([of(1, '/b', 10), ...many])).toEqual(['e0000011-1', 'e0000010-1']);
  });

  test('the oldest go when all of them take too much room', () => {
    const third = LIMITS.snapshotBytes / 3;
    expect(gone([of(1, '/a', third), of(2, '/b', third), of(3, '/c', third), of(4, '/d', third)])).toEqual([
      'e0000001-1',
    ]);
  });

  test('the one that was just taken stays, however large', () => {
    expect(gone([of(1, '/a', 5), of(2, '/a', LIMITS.snapshotBytes + 1)], 'e0000002-1')).toEqual(['e0000001-1']);
  });
});

describe('lines of a dotenv are put back one by one', () => {
  const TEXT = "# keys\nexport A=1 # first\nB='two\nlines'\r\nC=3\n";

  test.each<[string, string, string | undefined, string]>([
    ['another value, in its place', 'A', 'A=9', "# keys\nA=9\nB='two\nlines'\r\nC=3\n"],
    ['a variable that goes, with its line', 'A', undefined, "# keys\nB='two\nlines'\r\nC=3\n"],
    ['one that has several lines', 'B', 'B=2', '# keys\nexport A=1 # first\nB=2\r\nC=3\n'],
    ['one that goes with several', 'B', undefined, '# keys\nexport A=1 # first\nC=3\n'],
    ['one that is not there', 'D', 'D=4', `${TEXT}D=4\n`],
    ['nothing to take away', 'D', undefined, TEXT],
  ])('%s', (_what, name, text, after) => expect(editEnv(TEXT, [{ name, text }])).toBe(after));

  test('of a name that is there twice the last counts, and both go', () => {
    expect(envLine('A=1\nA=2\n', 'A')).toBe('A=2');
    expect(editEnv('A=1\nB=2\nA=3\n', [{ name: 'A', text: undefined }])).toBe('B=2\n');
  });
});
