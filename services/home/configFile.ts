import {
  deepMerge,
  type IncludeScope,
  includePaths,
  includeTarget,
  siblings,
} from '../../state/domain/config/include.js';
import { dirname } from '../../state/domain/config/pathText.js';
import type { ConfigState } from '../../state/domain/home.js';
import { isObject, type Json, type JsonObject, type KeyPath } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import { parseText } from './jsonFile.js';
import { type Places, placesIn } from './places.js';
import type { Reader } from './reader.js';

export type ConfigFile = {
  readonly state: ConfigState;
  /** As written, with includes in place; `{}` where nothing could be read. `${…}` stands as in the file. */
  readonly written: JsonObject;
  /** Finds values of the root file. */
  readonly places: Places;
  readonly problems: readonly Problem[];
};

/** The config and what it includes. A file that does not parse, or an include that OpenClaw refuses, makes it `broken`. */
export async function readConfigFile(
  reader: Reader,
  path: string,
  includeRoots: readonly string[],
): Promise<ConfigFile> {
  const file = await reader.read(path);
  if (file.kind === 'missing')
    return { state: { kind: 'absent' }, written: {}, places: placesIn(path, undefined), problems: [] };
  if (file.kind === 'unreadable') return broken(path, { kind: 'unreadable', place: { file: path }, code: file.code });
  const { text, hash, bytes } = file;
  const parsed = parseText(path, text);
  if (!parsed.ok) return broken(path, parsed.problem);
  const places = placesIn(path, text);
  const reading: Reading = { reader, problems: [], included: 0 };
  const scope = { rootDir: dirname(path), allowedRoots: includeRoots, chain: [path] };
  const whole = text.includes('$include')
    ? await expand(reading, parsed.value, { scope, places, path: [] })
    : parsed.value;
  const [problem] = reading.problems;
  const state: ConfigState = problem === undefined ? { kind: 'read', bytes, hash } : { kind: 'broken', problem };
  if (isObject(whole)) return { state, written: whole, places, problems: reading.problems };
  const message = 'a config is an object of settings';
  return {
    state,
    written: {},
    places,
    problems: [...reading.problems, { kind: 'openclaw-rejects', place: { file: path }, message }],
  };
}

const broken = (path: string, problem: Problem): ConfigFile => ({
  state: { kind: 'broken', problem },
  written: {},
  places: placesIn(path, undefined),
  problems: [problem],
});

/** `included`: how many so far. */
type Reading = { readonly reader: Reader; readonly problems: Problem[]; included: number };

/** Ten levels that include each other several times over would otherwise take forever, and all memory. */
const MOST_INCLUDES = 2000;

/** Where the walk is: in which file, at which path of it. */
type Here = { readonly scope: IncludeScope; readonly places: Places; readonly path: KeyPath };

async function expand(reading: Reading, value: Json, here: Here): Promise<Json> {
  if (Array.isArray(value))
    return Promise.all(value.map((item: Json, i) => expand(reading, item, { ...here, path: [...here.path, i] })));
  if (!isObject(value)) return value;
  if (!Object.hasOwn(value, '$include')) return expandObject(reading, value, here);
  const included = await includeAll(reading, value.$include ?? null, here);
  const own = siblings(value);
  if (Object.keys(own).length === 0) return included ?? {};
  const rest = await expandObject(reading, own, here);
  if (included === undefined) return rest;
  if (!isObject(included)) refuse(reading, here, 'Sibling keys require included content to be an object');
  return deepMerge(included, rest);
}

async function expandObject(reading: Reading, value: JsonObject, here: Here): Promise<JsonObject> {
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await expand(reading, item, { ...here, path: [...here.path, key] })] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** What an `$include` stands for; undefined where nothing of it could be read. */
async function includeAll(reading: Reading, value: Json, here: Here): Promise<Json | undefined> {
  const listed = includePaths(value);
  if (!listed.ok) return refuse(reading, here, listed.message);
  const parts = await Promise.all(listed.paths.map((path) => includeOne(reading, path, here)));
  const read = parts.filter((part) => part !== undefined);
  if (typeof value === 'string') return read[0];
  return read.reduce<Json>(deepMerge, {});
}

async function includeOne(reading: Reading, written: string, here: Here): Promise<Json | undefined> {
  reading.included += 1;
  if (reading.included > MOST_INCLUDES) {
    const told = reading.included === MOST_INCLUDES + 1;
    return told ? refuse(reading, here, `More than ${MOST_INCLUDES} includes, one within the other`) : undefined;
  }
  const target = includeTarget(written, here.scope);
  if (!target.ok) return refuse(reading, here, target.message);
  const { path } = target;
  const file = await reading.reader.read(path);
  if (file.kind !== 'file') return refuse(reading, here, `Failed to read include file: ${written} (resolved: ${path})`);
  const parsed = parseText(path, file.text);
  if (!parsed.ok) {
    reading.problems.push(parsed.problem);
    return refuse(reading, here, `Failed to parse include file: ${written} (resolved: ${path})`);
  }
  const scope = { ...here.scope, chain: [...here.scope.chain, path] };
  return expand(reading, parsed.value, { scope, places: placesIn(path, file.text), path: [] });
}

function refuse(reading: Reading, { places, path }: Here, message: string): undefined {
  reading.problems.push({ kind: 'include', place: places([...path, '$include']), message });
  return undefined;
}
