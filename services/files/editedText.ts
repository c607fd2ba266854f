import { quickJson5 } from '../../state/domain/config/quickJson5.js';
import { applyEdit } from '../../state/domain/edits/applyEdit.js';
import { type Json, type KeyPath, sameJson } from '../../state/domain/json.js';
import { type EditProblem, editTextUnread } from '../../state/domain/json5/editText.js';
import { isSecretPath, redactValue } from '../../state/domain/json5/secretSpans.js';
import { isReference, MASK } from '../../state/domain/masking/redact.js';
import type { Edit } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { ConfigText } from './configText.js';
import { readAsJson5 } from './json5Reader.js';

/**
 * The text of a config with the edits made. json5 itself, which OpenClaw reads it with, has to find in it exactly what was there
 * before, as we read it, with the edits made in that. Where json5 reads anything else than we do, the two differ, and nothing is
 * written.
 */
export async function editedText(config: ConfigText, edits: readonly Edit[]): Promise<Result<string, Problem>> {
  const edited = editTextUnread(config.text, edits, config.doc);
  if (!edited.ok) return fail(problemOf(config, edited.problem));
  const { text } = edited.value;
  if (text === config.text) return ok(text);
  const meant = edits.reduce<Json | undefined>((value, edit) => applied(value, edit), config.value);
  if (meant !== undefined && (await saysToOpenClaw(text, meant))) return ok(text);
  return fail({
    kind: 'not-verified',
    place: { file: config.file },
    message: 'the edited text does not say what was asked, so nothing was written',
  });
}

function applied(value: Json | undefined, edit: Edit): Json | undefined {
  const next = value === undefined ? undefined : applyEdit(value, edit);
  return next?.ok ? next.value : undefined;
}

/**
 * In characters. json5 takes a fifth of a second for a million of them; so long a text is first read by way of JSON.parse,
 * which shares nothing with the parser that the edit was made with, and by json5 only in doubt.
 */
const LONG = 250_000;

async function saysToOpenClaw(text: string, meant: Json): Promise<boolean> {
  const bare = text.replace(/^\ufeff/, '');
  if (bare.trim() === '') return sameJson({}, meant);
  const plain = plainJson(bare);
  if (plain !== undefined) return sameJson(plain, meant);
  const quick = bare.length > LONG ? quickJson5(bare) : undefined;
  if (quick !== undefined && sameJson(quick, meant)) return true;
  const read = await readAsJson5(text);
  return read.ok && sameJson(read.value, meant);
}

/** OpenClaw: JSON is read as such. */
function plainJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function problemOf({ file, under = [] }: ConfigText, problem: EditProblem): Problem {
  switch (problem.kind) {
    case 'syntax': {
      const { message, line, column, text } = problem.problem;
      return { kind: 'syntax', place: { file, line, column, text }, message };
    }
    case 'changed':
      return {
        kind: 'changed',
        place: { file, path: problem.path },
        was: shown([...under, ...problem.path], problem.was),
        now: shown([...under, ...problem.path], problem.now),
      };
    case 'blocked':
      return {
        kind: 'would-be-invalid',
        place: { file, path: problem.path },
        message: 'it is neither an object nor a list',
      };
    case 'unverified':
      return {
        kind: 'not-verified',
        place: { file, path: problem.path },
        message: 'the edited text does not say what was asked, so nothing was written',
      };
  }
}

const LONGEST = 80;

/** A value as a person may see it: on a line, without secrets, cut short. `path` is one of the whole config. */
export function shown(path: KeyPath, value: Json | undefined): string {
  if (value === undefined) return 'absent';
  if (typeof value === 'string' && isSecretPath(path) && !isReference(value)) return MASK;
  const text = redactValue(value, path);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
