import type { FileKind } from '../../state/domain/history/journal.js';
import type { StoredFile } from '../../state/domain/history/stored.js';
import {
  diffsBetween,
  digestsOf,
  type Readable,
  readable,
  shownChanges,
} from '../../state/domain/history/valueChanges.js';
import type { ValueDiff } from '../../state/domain/history/valueDiff.js';
import type { Json } from '../../state/domain/json.js';
import { bytesOf, type FileChange } from '../files/change.js';
import { parseText } from '../home/jsonFile.js';
import type { World } from '../world.js';
import { shownUnder } from './watched.js';

/** A change of a file, compared. */
export type Described = {
  readonly change: FileChange;
  readonly after: Readable;
  /** Undefined where one of the texts does not parse. */
  readonly diffs: readonly ValueDiff[] | undefined;
  readonly record: StoredFile;
};

/** What the journal says of a change, before it is made. */
export function describeChange(world: World, change: FileChange, salt: string): Described {
  const { file, kind, hash, before, after, values } = change;
  const [was, is] = [
    readableText(kind, before, before === undefined ? undefined : values?.before),
    readableText(kind, after, after === undefined ? undefined : values?.after),
  ];
  const diffs = diffsBetween(was, is);
  const made = digestsOf(salt, diffs);
  return {
    change,
    after: is,
    diffs,
    record: {
      file,
      kind,
      ...shownUnder(change),
      ...(hash === undefined ? {} : { hashBefore: hash }),
      ...(after === undefined ? {} : { hashAfter: world.files.hashOf(after) }),
      bytesBefore: bytesOf(before ?? ''),
      bytesAfter: bytesOf(after ?? ''),
      ...shownChanges(change, was, is, diffs),
      ...(made === undefined ? {} : { made }),
    },
  };
}

/** What a text says; `known` where that was found out before. */
export function readableText(kind: FileKind, text: string | undefined, known?: Json): Readable {
  if (known !== undefined) return { kind: 'values', value: known };
  return readable(kind, text, (broken) => {
    const parsed = parseText('', broken);
    return parsed.ok ? parsed.value : undefined;
  });
}
