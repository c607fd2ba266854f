import type { Json, KeyPath } from '../../state/domain/json.js';
import { type Json5Document, toJson } from '../../state/domain/json5/document.js';
import { parseJson5 } from '../../state/domain/json5/parse.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { World } from '../world.js';

/** A config file as it stands, to be changed. A missing one has no hash, no bytes, and the text of an empty one. */
export type ConfigText = {
  readonly file: string;
  readonly text: string;
  readonly hash: string | undefined;
  readonly bytes: number;
  /** `{}` for a missing or empty file. */
  readonly value: Json;
  /** The text taken apart; absent for a missing or empty file. */
  readonly doc?: Json5Document;
  /** The key path that an included file stands for. */
  readonly under?: KeyPath;
};

/** Reads a file that is about to be changed. Problems: `syntax`, `unreadable`, `not-utf8`, `not-a-file`. */
export async function readConfigText(world: World, file: string): Promise<Result<ConfigText, Problem>> {
  const read = await world.files.read(file);
  if (read.kind === 'missing') return ok({ file, text: '', hash: undefined, bytes: 0, value: {} });
  if (read.kind === 'unreadable') return fail(unreadable(file, read.code));
  const { text, hash, bytes } = read;
  if (text.replace(/^\ufeff/, '').trim() === '') return ok({ file, text, hash, bytes, value: {} });
  const doc = parseJson5(text);
  if (doc.ok) return ok({ file, text, hash, bytes, value: toJson(doc.value.root), doc: doc.value });
  const { message, hint, line, column, text: shown } = doc.problem;
  const place = { file, line, column, text: shown };
  return fail({ kind: 'syntax', place, message, ...(hint === undefined ? {} : { hint }) });
}

function unreadable(file: string, code: string): Problem {
  if (code === 'not-utf8') return { kind: 'not-utf8', place: { file } };
  if (code === 'EISDIR' || code === 'not-a-file') return { kind: 'not-a-file', place: { file } };
  return { kind: 'unreadable', place: { file }, code };
}
