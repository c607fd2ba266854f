import type { Json } from '../json.js';
import { isObject } from '../json.js';
import { parseDotenv } from '../secrets/dotenv.js';
import { isBlockedInFolder, isDangerousName } from './envNames.js';
import type { Env } from './paths.js';
import { refersToEnv } from './substitute.js';

/** A variable in effect. The value may be a secret: this type never goes into a `Home`. */
export type EnvVar = {
  readonly value: string;
  readonly from: 'process' | 'dotenv' | 'config';
  /** The file, for those that come from one. */
  readonly path?: string;
};

export type Environment = ReadonlyMap<string, EnvVar>;

/** A dotenv as read. The one of the working directory (`folder`) may not bring credentials or steer OpenClaw. */
export type DotenvFile = { readonly path: string; readonly text: string; readonly folder: boolean };

export type EnvConflict = { readonly kept: string; readonly ignored: string; readonly names: readonly string[] };

/** Process variables, and under them the dotenv files in the order given: the first to name a variable wins, even if empty. */
export function layerDotenv(
  env: Env,
  files: readonly DotenvFile[],
): { readonly environment: Environment; readonly conflicts: readonly EnvConflict[] } {
  const environment = new Map<string, EnvVar>();
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined) environment.set(name, { value, from: 'process' });
  }
  const conflicts: Conflicts = new Map();
  for (const file of files) takeFrom(file, environment, conflicts);
  return { environment, conflicts: [...conflicts.values()] };
}

type Conflicts = Map<string, { kept: string; ignored: string; names: string[] }>;

function takeFrom(file: DotenvFile, environment: Map<string, EnvVar>, conflicts: Conflicts): void {
  for (const [name, value] of parseDotenv(file.text)) {
    if (!PORTABLE.test(name) || (file.folder && isBlockedInFolder(name))) continue;
    const first = environment.get(name);
    if (first === undefined) environment.set(name, { value, from: 'dotenv', path: file.path });
    else noteConflict(conflicts, file, name, value, first);
  }
}

function noteConflict(conflicts: Conflicts, file: DotenvFile, name: string, value: string, first: EnvVar): void {
  if (file.folder || first.path === undefined || first.path === file.path || first.value === value) return;
  const pair = `${first.path}\n${file.path}`;
  const known = conflicts.get(pair);
  if (known === undefined) conflicts.set(pair, { kept: first.path, ignored: file.path, names: [name] });
  else known.names.push(name);
}

/**
 * The config's `env` block under everything else. OpenClaw: `env.NAME` beats `env.vars.NAME`; an empty variable counts as
 * unset here; values with a `${…}` and dangerous names are not taken.
 */
export function layerConfigEnv(environment: Environment, block: Json | undefined, path: string): Environment {
  if (!isObject(block)) return environment;
  const entries = [
    ...strings(block.vars),
    ...strings(block).filter(([name]) => name !== 'vars' && name !== 'shellEnv'),
  ];
  if (entries.length === 0) return environment;
  const merged = new Map(environment);
  for (const [name, value] of new Map(entries)) {
    if (!PORTABLE.test(name) || isDangerousName(name) || refersToEnv(value)) continue;
    if ((environment.get(name)?.value.trim() ?? '') === '') merged.set(name, { value, from: 'config', path });
  }
  return merged;
}

const PORTABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

const strings = (block: Json | undefined): readonly (readonly [string, string])[] =>
  isObject(block)
    ? Object.entries(block).flatMap(([name, value]) =>
        typeof value === 'string' && value.trim() !== '' ? [[name.trim(), value] as const] : [],
      )
    : [];
