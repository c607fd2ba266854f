import { expandIncludes } from '../../state/domain/config/include.js';
import { mountsOf, ownerOf, type Sources } from '../../state/domain/config/owners.js';
import type { Owned } from '../../state/domain/edits/ownedEdits.js';
import type { Home } from '../../state/domain/home.js';
import { type Json, sameJson } from '../../state/domain/json.js';
import { showPath } from '../../state/domain/keyPath.js';
import type { Problem } from '../../state/domain/problem.js';
import type { World } from '../world.js';
import { bytesOf, type FileChange } from './change.js';
import { factsFor } from './configFacts.js';
import type { ConfigFiles } from './configFiles.js';
import { objection } from './guards.js';
import { type lookUpFor, resolved } from './surroundings.js';

/** What edits come to, before any file is touched. */
type Outcome = { readonly owned: Owned; readonly changes: readonly FileChange[] };

/**
 * The check that counts: the files as they are to be, merged anew, have to say what was asked and nothing else. They do not when
 * a file is included in two places, as a change of it is one of both.
 */
export function strays(
  { root, real }: ConfigFiles,
  { owned: { sources, meant }, changes }: Outcome,
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
export const placesOf = (sources: Sources, files: readonly string[]): readonly string[] => {
  const mounts = mountsOf(sources);
  return files.flatMap((file) => [
    ...(file === sources.file ? ['the root'] : []),
    ...(mounts.get(file) ?? []).map((path) => showPath(path)),
  ]);
};

type Around = {
  readonly world: World;
  readonly home: Home;
  readonly lookUps: Awaited<ReturnType<typeof lookUpFor>>;
};

/** OpenClaw checks the config as a whole, with includes and variables filled in; how much a file may shrink goes for its root. */
export async function rejected(
  { world, home, lookUps }: Around,
  files: ConfigFiles,
  { owned: { sources, meant }, changes }: Outcome,
  mayShrink: boolean,
): Promise<Problem | undefined> {
  if (changes.length === 0) return undefined;
  const { root, value } = files;
  const text = changes.find(({ file }) => file === root.file)?.after;
  // A large config without any reference is not gone through for them, twice.
  const filled = (config: Json): Json => (refersToAny(files, changes) ? resolved(config, lookUps(config)) : config);
  const after = filled(meant);
  const problem = objection({
    file: root.file,
    bytesBefore: root.bytes,
    bytesAfter: text === undefined ? root.bytes : bytesOf(text),
    before: filled(value),
    after,
    facts: await factsFor(world, home, after),
    mayShrink,
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
