import type { Rejection } from '../../state/domain/config/schemaKeys.js';
import { rejections } from '../../state/domain/config/strictness.js';
import { isObject, type Json, type KeyPath, valueAt } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';

/** A change of one file: sizes in bytes. `before` and `after` are whole configs, with the file's part of them in place. */
export type Outcome = {
  readonly file: string;
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  readonly before: Json;
  readonly after: Json;
};

/** Why OpenClaw would reject, or undo, what is about to be written; undefined when it would not. */
export function objection(outcome: Outcome): Problem | undefined {
  return shrinks(outcome) ?? losesGatewayMode(outcome) ?? breaksSchema(outcome);
}

/** OpenClaw: only files of at least this many bytes are guarded against losing more than half. */
const GUARDED_BYTES = 512;

function shrinks({ file, bytesBefore: before, bytesAfter: after }: Outcome): Problem | undefined {
  if (before < GUARDED_BYTES || after >= Math.floor(before / 2)) return undefined;
  return { kind: 'size-drop', place: { file }, before, after };
}

function losesGatewayMode({ file, before, after }: Outcome): Problem | undefined {
  const path = ['gateway', 'mode'];
  if (valueAt(before, path) === undefined || valueAt(after, path) !== undefined) return undefined;
  return { kind: 'gateway-mode-removed', place: { file, path } };
}

/** What was wrong before is not this change's fault; nothing may become wrong by it. */
function breaksSchema({ file, before, after }: Outcome): Problem | undefined {
  const told = ({ path, message }: Rejection): string => JSON.stringify([path, message]);
  const rejected = allRejections(after);
  if (rejected.length === 0) return undefined;
  const old = new Set(allRejections(before).map(told));
  const found = rejected.find((one) => !old.has(told(one)));
  return found && { kind: 'would-be-invalid', place: { file, path: found.path }, message: found.message };
}

const allRejections = (config: Json): readonly Rejection[] =>
  isObject(config) ? [...rejections(config), ...allowlistRejections(config)] : [];

/** The schema of `agents.defaults.models`: objects by ref, with a text as alias. */
function allowlistRejections(config: Json): readonly Rejection[] {
  const at = ['agents', 'defaults', 'models'];
  const models = valueAt(config, at);
  if (models === undefined) return [];
  if (!isObject(models)) return [{ path: at, message: 'it has to be an object' }];
  return Object.entries(models).flatMap(([ref, entry]) => entryRejection([...at, ref], entry));
}

function entryRejection(path: KeyPath, entry: Json): readonly Rejection[] {
  if (!isObject(entry)) return [{ path, message: 'an entry has to be an object' }];
  const { alias } = entry;
  if (alias === undefined || (typeof alias === 'string' && alias.trim() !== '')) return [];
  return [{ path: [...path, 'alias'], message: 'an alias has to be a text' }];
}
