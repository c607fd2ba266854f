import { expandIncludes } from '../../state/domain/config/include.js';
import { mountsOf, ownerOf, type Sources } from '../../state/domain/config/owners.js';
import type { Json, KeyPath } from '../../state/domain/json.js';
import { isSecretPath } from '../../state/domain/json5/secretSpans.js';
import type { Place } from '../../state/domain/place.js';
import type { Problem } from '../../state/domain/problem.js';
import { type Places, placesIn } from '../home/places.js';
import type { Files } from '../world.js';
import { type ReadIncludes, readIncludes } from './includes.js';

/** A config with all that it includes. */
export type WholeConfig = {
  readonly sources: Sources;
  /** With includes in place; `${…}` stands as in the files. */
  readonly value: Json;
  readonly read: ReadIncludes;
  /** Finds values of the config in whichever file they stand. */
  readonly places: Places;
  /** The key path that an included file stands for. */
  readonly underOf: (file: string) => KeyPath;
  /** Each include that OpenClaw refuses, in the order in which it meets them. */
  readonly problems: readonly Problem[];
};

type RootText = { readonly file: string; readonly text: string; readonly value: Json };

/** Reads what a config includes, and merges it as OpenClaw does. */
export async function readWholeConfig(
  disk: Pick<Files, 'read' | 'resolve'>,
  root: RootText,
  allowedRoots: readonly string[],
): Promise<WholeConfig> {
  const read = await readIncludes(disk, root, allowedRoots);
  const { documents, files } = read;
  const { value, failures } = expandIncludes(root.file, root.value, documents, allowedRoots);
  const sources: Sources = { file: root.file, documents, allowedRoots };
  const underOf = mountedAt(sources);
  const known = new Map<string, Places>();
  const inFile = (file: string): Places => {
    const text = file === root.file ? root.text : files.get(file)?.text;
    const places = known.get(file) ?? placesIn(file, text, underOf(file));
    known.set(file, places);
    return places;
  };
  const found = (path: KeyPath): Place => {
    const owner = ownerOf(sources, path);
    return { ...inFile(owner.file)(owner.path), path };
  };
  return {
    sources,
    value,
    read,
    underOf,
    // What includes multiply beyond all use is not looked through for each place.
    places: failures.length > 0 ? inFile(root.file) : found,
    problems: [
      ...[...read.broken].map(([file, problem]) => withoutSecrets(problem, underOf(file))),
      ...failures.map(({ file, path, message }): Problem => ({ kind: 'include', place: inFile(file)(path), message })),
    ],
  };
}

/** Of several key paths that a file stands for, one that says that it holds secrets, if there is one. */
function mountedAt(sources: Sources): (file: string) => KeyPath {
  let known: ReturnType<typeof mountsOf> | undefined;
  return (file) => {
    if (file === sources.file) return [];
    known ??= mountsOf(sources);
    const mounts = known.get(file) ?? [];
    return mounts.find(isSecretPath) ?? mounts[0] ?? [];
  };
}

/** The line of a file that does not parse, and what was meant by it, may hold a secret that only the name above the file tells of. */
function withoutSecrets(problem: Problem, under: KeyPath): Problem {
  if (problem.kind !== 'syntax' || !isSecretPath(under)) return problem;
  const { kind, message } = problem;
  const { text: _, ...place } = problem.place;
  return { kind, message, place };
}
