import { applyEdit } from '../../state/domain/edits/applyEdit.js';
import { type Json, type KeyPath, sameJson } from '../../state/domain/json.js';
import { type EditProblem, editText } from '../../state/domain/json5/editText.js';
import { isSecretPath, redactValue } from '../../state/domain/json5/secretSpans.js';
import { isReference, MASK } from '../../state/domain/masking/redact.js';
import type { Edit } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, type Result } from '../../state/domain/result.js';
import type { ConfigText } from './configText.js';

/**
 * The text of a config with the edits made. json5 itself, which OpenClaw reads it with, has to find in it exactly what was there
 * before, as we read it, with the edits made in that. Where json5 reads anything else than we do, the two differ, and nothing is
 * written.
 */
export async function editedText(config: ConfigText, edits: readonly Edit[]): Promise<Result<string, Problem>> {
  const edited = editText(config.text, edits, config.doc);
  if (!edited.ok) return fail(problemOf(config, edited.problem));
  if (edited.value === config.text) return edited;
  const after = await readAsOpenClaw(edited.value);
  const meant = edits.reduce<Json | undefined>((value, edit) => applied(value, edit), config.value);
  if (after !== undefined && meant !== undefined && sameJson(after, meant)) return edited;
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

async function readAsOpenClaw(text: string): Promise<Json | undefined> {
  const bare = text.replace(/^\ufeff/, '');
  if (bare.trim() === '') return {};
  try {
    return JSON.parse(bare) as Json;
  } catch {
    return readWithJson5(text);
  }
}

async function readWithJson5(text: string): Promise<Json | undefined> {
  // Loaded only to write: it takes longer to load than most commands have.
  const { default: JSON5 } = await import('json5');
  try {
    return JSON5.parse<Json>(text);
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
