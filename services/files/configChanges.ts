import { expandIncludes } from '../../state/domain/config/include.js';
import { mountsOf, ownerOf, type Sources } from '../../state/domain/config/owners.js';
import { keepReferences } from '../../state/domain/config/references.js';
import { type Owned, type OwnedProblem, ownedEdits } from '../../state/domain/edits/ownedEdits.js';
import type { Home } from '../../state/domain/home.js';
import { isObject, type Json, sameJson } from '../../state/domain/json.js';
import { showPath } from '../../state/domain/keyPath.js';
import type { Edit } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { World } from '../world.js';
import { bytesOf, type FileChange, type Planned } from './change.js';
import { type ConfigFiles, readConfigFiles } from './configFiles.js';
import type { ConfigText } from './configText.js';
import { editedText, shown } from './editedText.js';
import { objection } from './guards.js';
import { lookUpFor, resolved } from './surroundings.js';

/** What edits of the config do to the files that it is made of, as they are now. */
export async function configChanges(
  world: World,
  home: Home,
  edits: readonly Edit[],
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
  const wrong = strays(files, owned.value, changes.value) ?? rejected(files, owned.value, changes.value, lookUps);
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

/**
 * The check that counts: the files as they are to be, merged anew, have to say what was asked and nothing else. They do not when
 * a file is included in two places, as a change of it is one of both.
 */
function strays(
  { root, real }: ConfigFiles,
  { sources, meant }: Owned,
  changes: readonly FileChange[],
): Problem | undefined {
  const { documents, allowedRoots } = sources;
  if (documents.size === 1) return undefined;
  const document = documents.get(root.file);
  const merged = expandIncludes(root.file, document?.kind === 'value' ? document.value : {}, documents, allowedRoots);
  const names = (file: string): readonly string[] => {
    const path = real.get(file);
    return [...real].flatMap(([other, to]) => (other === file || (path !== undefined && to === path) ? [other] : []));
  };
  const linked = changes.find(({ file }) => names(file).length > 1);
  if (linked === undefined && merged.failures.length === 0 && sameJson(merged.value, meant)) return undefined;
  const shared = linked ?? changes.find(({ file }) => placesOf(sources, [file]).length > 1);
  if (shared !== undefined) {
    const at = placesOf(sources, names(shared.file).length > 1 ? names(shared.file) : [shared.file]);
    return { kind: 'include-shared', place: { file: shared.file }, at };
  }
  return {
    kind: 'not-verified',
    place: { file: changes[0]?.file ?? root.file },
    message: 'the files would not say together what was asked, so nothing was written',
  };
}

/** Where in the config a file is put in place, under any of its names. */
const placesOf = (sources: Sources, files: readonly string[]): readonly string[] => {
  const mounts = mountsOf(sources);
  return files.flatMap((file) => [
    ...(file === sources.file ? ['the root'] : []),
    ...(mounts.get(file) ?? []).map((path) => showPath(path)),
  ]);
};

/** OpenClaw checks the config as a whole, with includes and variables filled in; how much a file may shrink goes for its root. */
function rejected(
  files: ConfigFiles,
  { sources, meant }: Owned,
  changes: readonly FileChange[],
  lookUps: Awaited<ReturnType<typeof lookUpFor>>,
): Problem | undefined {
  if (changes.length === 0) return undefined;
  const { root, value } = files;
  const after = changes.find(({ file }) => file === root.file)?.after;
  // A large config without any reference is not gone through for them, twice.
  const filled = (config: Json): Json => (refersToAny(files, changes) ? resolved(config, lookUps(config)) : config);
  const problem = objection({
    file: root.file,
    bytesBefore: root.bytes,
    bytesAfter: after === undefined ? root.bytes : bytesOf(after),
    before: filled(value),
    after: filled(meant),
  });
  if (problem?.kind !== 'would-be-invalid' || problem.place.path === undefined) return problem;
  return { ...problem, place: { ...problem.place, file: ownerOf(sources, problem.place.path).file } };
}

function refersToAny({ root, included, textOf }: ConfigFiles, changes: readonly FileChange[]): boolean {
  const texts = [root.text, ...Object.keys(included).map((file) => textOf(file).text)];
  return [...texts, ...changes.map(({ after }) => after ?? '')].some(
    (text) => text.includes('${') || text.includes('\\'),
  );
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
    case 'brings-include':
      return { kind: 'would-be-invalid', place, message: 'an $include is made and moved in an editor only' };
  }
}
