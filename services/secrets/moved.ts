import { isObject, type Json, type JsonObject, type KeyPath, valueAt } from '../../state/domain/json.js';
import { nodeAt } from '../../state/domain/json5/document.js';
import type { Edit } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { withVariable } from '../../state/domain/secrets/dotenv.js';
import { registryPlaces } from '../../state/domain/secrets/secretPlaces.js';
import type { FileChange } from '../files/change.js';
import { readConfigText } from '../files/configText.js';
import { editedText } from '../files/editedText.js';
import { refDefaults } from '../home/secretRefs.js';
import type { World } from '../world.js';
import type { OpenedFile } from './findIn.js';
import { isOfProvider } from './spots.js';
import type { NamedSpot } from './variables.js';

/** The dotenv with all variables in it that it lacks; nothing where it has them. Problems: `not-for-dotenv`, `unreadable`. */
export async function dotenvChange(
  world: World,
  file: string,
  named: readonly NamedSpot[],
): Promise<Result<readonly FileChange[], Problem>> {
  const read = await world.files.read(file);
  if (read.kind === 'unreadable') return fail({ kind: 'unreadable', place: { file }, code: read.code });
  const [before, hash] = read.kind === 'file' ? [read.text, read.hash] : [undefined, undefined];
  let after = before ?? '';
  for (const { spot, variable } of named) {
    const made = withVariable(after, variable, spot.value);
    if (made === undefined) return fail({ kind: 'not-for-dotenv', place: { file }, name: variable });
    after = made;
  }
  return ok(after === before ? [] : [{ file, kind: 'env', before, hash, after, isPrivate: true }]);
}

/** How references to variables are written in this home. Undefined where its own sources of secrets do not give this one. */
export function envRef(config: Json, name: string): JsonObject | undefined {
  const usual = refDefaults(config).env?.trim() || 'default';
  const declared = valueAt(config, ['secrets', 'providers']);
  const sources = isObject(declared) ? declared : {};
  if (sources[usual] === undefined) return { source: 'env', provider: usual, id: name };
  const gives = (source: Json | undefined): boolean =>
    isObject(source) &&
    source.source === 'env' &&
    (!Array.isArray(source.allowlist) || source.allowlist.includes(name));
  const provider = [usual, ...Object.keys(sources)].find((key) => gives(sources[key]));
  return provider === undefined ? undefined : { source: 'env', provider, id: name };
}

/** Each key of the config replaced by what refers to it. */
export const configEdits = (named: readonly NamedSpot[], refOf: (name: string) => JsonObject): readonly Edit[] =>
  named.flatMap(({ spot: { in: kind, path, value: was, becomes }, variable }): readonly Edit[] => {
    if (kind !== 'config') return [];
    if (becomes === 'gone') return [{ path, was, value: undefined }];
    return [{ path, was, value: becomes === 'ref' ? refOf(variable) : `\${${variable}}` }];
  });

/** OpenClaw: beside `key` there is a `keyRef`, beside `token` a `tokenRef`, and where there is a ref it is the ref that counts. */
export function storeEdits(
  { holding, doc }: OpenedFile,
  named: readonly NamedSpot[],
  refOf: (name: string) => JsonObject,
): readonly Edit[] {
  return named.flatMap(({ spot, variable }): readonly Edit[] => {
    if (spot.in !== 'auth store' || spot.file !== holding.file || doc === undefined) return [];
    const { path, value: was } = spot;
    const refPath = [...path.slice(0, -1), path.at(-1) === 'token' ? 'tokenRef' : 'keyRef'];
    const gone = { path, was, value: undefined };
    return nodeAt(doc, refPath) === undefined
      ? [{ path: refPath, was: undefined, value: refOf(variable) }, gone]
      : [gone];
  });
}

/** In a registry stands what OpenClaw would write there for the reference. */
export function registryEdits(
  { doc }: OpenedFile,
  provider: string,
  named: readonly NamedSpot[],
  refOf: (name: string) => JsonObject,
): readonly Edit[] {
  const byValue = new Map(named.map(({ spot, variable }) => [spot.value.trim(), variable]));
  return (doc === undefined ? [] : registryPlaces(doc)).flatMap(({ path, text, what, ...place }): readonly Edit[] => {
    const name = isOfProvider(place.provider, provider) ? byValue.get(text.trim()) : undefined;
    const value = name === undefined ? undefined : noteFor(path, what === 'header', name, refOf);
    return value === undefined ? [] : [{ path, was: text, value }];
  });
}

/** Undefined for the headers of models, which OpenClaw fills in each time it writes the file. */
function noteFor(
  path: KeyPath,
  isHeader: boolean,
  name: string,
  refOf: (name: string) => JsonObject,
): Json | undefined {
  if (path[2] === 'request') return refOf(name);
  if (path[2] === 'models') return undefined;
  return isHeader ? `secretref-env:${name}` : name;
}

/** A file of JSON with edits made, byte by byte as it was elsewhere. */
export async function jsonChange(
  world: World,
  file: string,
  kind: FileChange['kind'],
  edits: readonly Edit[],
): Promise<Result<readonly FileChange[], Problem>> {
  if (edits.length === 0) return ok([]);
  const read = await readConfigText(world, file);
  if (!read.ok) return read;
  const edited = await editedText(read.value, edits);
  if (!edited.ok) return edited;
  const { text: before, hash } = read.value;
  return ok([{ file, kind, before, hash, after: edited.value }]);
}
