import { ownerOf } from '../../state/domain/config/owners.js';
import { keepReferences } from '../../state/domain/config/references.js';
import { type Owned, type OwnedProblem, ownedEdits } from '../../state/domain/edits/ownedEdits.js';
import type { Home } from '../../state/domain/home.js';
import { isObject, type Json } from '../../state/domain/json.js';
import { showPath } from '../../state/domain/keyPath.js';
import type { Edit } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { World } from '../world.js';
import type { FileChange, Planned } from './change.js';
import { placesOf, rejected, strays } from './configChecks.js';
import { type ConfigFiles, readConfigFiles } from './configFiles.js';
import type { ConfigText } from './configText.js';
import { editedText, shown } from './editedText.js';
import { lookUpFor } from './surroundings.js';

/** What edits of the config do to the files that it is made of, as they are now. `mayShrink`: by more than half, too. */
export async function configChanges(
  world: World,
  home: Home,
  edits: readonly Edit[],
  mayShrink = false,
): Promise<Result<Omit<Planned, 'notices'>, Problem>> {
  const read = await readConfigFiles(world, home);
  if (!read.ok) return read;
  const files = read.value;
  const lookUps = await lookUpFor(world, home);
  const lookUp = lookUps(files.value);
  const kept = edits.map((edit) =>
    edit.value === undefined ? edit : { ...edit, value: keepReferences(edit.value, edit.was, lookUp) },
  );
  const owned = ownedEdits(files.sources, files.value, kept);
  if (!owned.ok) return fail(problemOf(files, owned.problem));
  const changes = await changesOf(files, owned.value);
  if (!changes.ok) return changes;
  const wrong =
    strays(files, { owned: owned.value, changes: changes.value }) ??
    (await rejected({ world, home, lookUps }, files, { owned: owned.value, changes: changes.value }, mayShrink));
  return wrong === undefined ? ok({ changes: changes.value, mergedOver: mergedOver(home, files) }) : fail(wrong);
}

/** One change for each file that has edits. */
async function changesOf(files: ConfigFiles, owned: Owned): Promise<Result<readonly FileChange[], Problem>> {
  const changes: FileChange[] = [];
  for (const file of new Set(owned.edits.map((one) => one.file))) {
    const edits = owned.edits.filter((one) => one.file === file).map(({ edit }) => edit);
    const text = files.textOf(file);
    const edited = await editedText(text, edits);
    if (!edited.ok) return edited;
    const document = owned.sources.documents.get(file);
    const after = document?.kind === 'value' ? document.value : text.value;
    if (edited.value !== text.text) changes.push(changeOf(files, text, { text: edited.value, value: after }));
  }
  return ok(changes);
}

function changeOf(
  { root }: ConfigFiles,
  { file, hash, text, value, under = [] }: ConfigText,
  after: { readonly text: string; readonly value: Json },
): FileChange {
  const change = { file, before: hash === undefined ? undefined : text, hash, after: after.text };
  const values = { before: value, after: after.value };
  return file === root.file ? { ...change, kind: 'config', values } : { ...change, kind: 'include', values, under };
}

function mergedOver({ config }: Home, { root, included }: ConfigFiles): boolean {
  if (config.kind === 'broken') return false;
  if (config.kind === 'absent') return root.hash !== undefined;
  const known = config.included ?? {};
  return config.hash !== root.hash || Object.keys(known).some((file) => included[file] !== known[file]);
}

function problemOf({ sources }: ConfigFiles, problem: OwnedProblem): Problem {
  const { path } = problem;
  const place = { file: ownerOf(sources, path).file, path };
  switch (problem.kind) {
    case 'changed':
      return { kind: 'changed', place, was: shown(path, problem.was), now: shown(path, problem.now) };
    case 'blocked':
      return { kind: 'would-be-invalid', place, message: 'it is neither an object nor a list' };
    case 'included': {
      const { file, value, path: inFile } = problem.layer;
      const include = isObject(value) ? value.$include : undefined;
      const named = typeof include === 'string' ? include : JSON.stringify(include ?? null);
      return { kind: 'include-owned', place: { file, path: inFile }, at: showPath(path), include: named };
    }
    case 'torn':
      return { kind: 'include-shared', place: { file: problem.file }, at: placesOf(sources, [problem.file]) };
    case 'brings-include':
      return { kind: 'include-owned', place, at: showPath(path) };
  }
}
