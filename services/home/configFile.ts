import { includesWithin } from '../../state/domain/config/include.js';
import type { ConfigState } from '../../state/domain/home.js';
import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import { includedHashes, mayInclude } from '../files/includes.js';
import { parseText } from './jsonFile.js';
import { type Places, placesIn } from './places.js';
import type { Reader } from './reader.js';

export type ConfigFile = {
  readonly state: ConfigState;
  /** As written, with includes in place; `{}` where nothing could be read. `${…}` stands as in the file. */
  readonly written: JsonObject;
  /** Finds values of the config in whichever file they stand. */
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
  const root = { file: path, text, value: parsed.value };
  const whole =
    mayInclude(text) && includesWithin(root.value) ? await readWhole(reader, root, includeRoots) : alone(root);
  const [problem] = whole.problems;
  const read = { kind: 'read', bytes, hash, ...whole.hashes } as const;
  const state: ConfigState = problem === undefined ? read : { kind: 'broken', problem };
  const { places } = whole;
  if (isObject(whole.value)) return { state, written: whole.value, places, problems: whole.problems };
  const message = 'a config is an object of settings';
  const rejected: Problem = { kind: 'openclaw-rejects', place: { file: path }, message };
  return { state, written: {}, places, problems: [...whole.problems, rejected] };
}

const broken = (path: string, problem: Problem): ConfigFile => ({
  state: { kind: 'broken', problem },
  written: {},
  places: placesIn(path, undefined),
  problems: [problem],
});

type Root = { readonly file: string; readonly text: string; readonly value: Json };

type Whole = {
  readonly value: Json;
  readonly places: Places;
  readonly problems: readonly Problem[];
  readonly hashes?: { readonly included: Readonly<Record<string, string>> };
};

const alone = ({ file, text, value }: Root): Whole => ({ value, places: placesIn(file, text), problems: [] });

async function readWhole(reader: Reader, root: Root, includeRoots: readonly string[]): Promise<Whole> {
  // Few configs include others; what that takes is loaded for those only.
  const { readWholeConfig } = await import('../files/wholeConfig.js');
  const { value, places, problems, read } = await readWholeConfig(reader, root, includeRoots);
  return { value, places, problems, hashes: { included: includedHashes(read) } };
}
