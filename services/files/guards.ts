import type { Finding } from '../../state/domain/config/schema/findings.js';
import type { Facts } from '../../state/domain/config/schema/stage.js';
import { validateConfig } from '../../state/domain/config/validateConfig.js';
import { type Json, valueAt } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';

/** A change of one file: sizes in bytes. `before` and `after` are whole configs, with the file's part of them in place. */
export type Outcome = {
  readonly file: string;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  readonly before: Json;
  readonly after: Json;
  /** Where they are not known, no plugins but OpenClaw's own are taken to be there. */
  readonly facts?: Facts;
  /** The person is asked about that, see `shrinks`. */
  readonly mayShrink?: boolean;
};

/** Why OpenClaw would reject, or undo, what is about to be written; undefined when it would not. */
export function objection(outcome: Outcome): Problem | undefined {
  return (
    (outcome.mayShrink === true ? undefined : shrinks(outcome)) ?? losesGatewayMode(outcome) ?? breaksSchema(outcome)
  );
}

/** OpenClaw: only files of at least this many bytes are guarded against losing more than half. */
const GUARDED_BYTES = 512;

/** OpenClaw writes no such file, and a gateway that runs may take it for damage and put the last good one back. */
export function shrinks({
  file,
  bytesBefore: before,
  bytesAfter: after,
}: Pick<Outcome, 'file' | 'bytesBefore' | 'bytesAfter'>): Problem | undefined {
  if (before < GUARDED_BYTES || after >= Math.floor(before / 2)) return undefined;
  return { kind: 'size-drop', place: { file }, before, after };
}

function losesGatewayMode({ file, before, after }: Outcome): Problem | undefined {
  const path = ['gateway', 'mode'];
  if (valueAt(before, path) === undefined || valueAt(after, path) !== undefined) return undefined;
  return { kind: 'gateway-mode-removed', place: { file, path } };
}

/**
 * Another value that is wrong in the same way is wrong by this change. Of an unknown key it is not the value that is wrong, and a
 * container may be wrong for what stands elsewhere in it.
 */
function isAnother({ path, issue }: Finding, before: Json, after: Json): boolean {
  const now = valueAt(after, path);
  const isOfValue = issue?.path === path.join('.') && now !== undefined && typeof now !== 'object';
  return isOfValue && now !== valueAt(before, path);
}

/** What was wrong before is not this change's fault; nothing may become wrong by it. */
function breaksSchema({ file, before, after, facts }: Outcome): Problem | undefined {
  const told = ({ path, message }: Finding): string => JSON.stringify([path, message]);
  const wrong = validateConfig(after, '2026.5', facts);
  if (wrong.length === 0) return undefined;
  const old = new Set(validateConfig(before, '2026.5', facts).map(told));
  const found = wrong.filter((one) => !old.has(told(one)) || isAnother(one, before, after));
  const [first] = found;
  if (first === undefined) return undefined;
  const more = found.length === 1 ? '' : `; and ${found.length - 1} more`;
  return { kind: 'would-be-invalid', place: { file, path: first.path }, message: `${first.message}${more}` };
}
