import { secretRef } from '../../state/domain/auth/secretText.js';
import { filledIn } from '../../state/domain/config/edit/filledIn.js';
import { dotted, parsePath, type Steps } from '../../state/domain/config/edit/pathSyntax.js';
import { shownConfig } from '../../state/domain/config/edit/shownConfig.js';
import { getAt, keyPathIn } from '../../state/domain/config/edit/tree.js';
import { shortenHome } from '../../state/domain/config/pathText.js';
import { detectDialect, dialectOfInstalled } from '../../state/domain/dialect.js';
import { rulesOf } from '../../state/domain/dialectRules.js';
import type { Dialect } from '../../state/domain/home.js';
import { isObject, type Json, type JsonObject } from '../../state/domain/json.js';
import { advise, type Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { configIssues } from '../home/configIssues.js';
import type { Surroundings } from '../home/environment.js';
import { openConfig, surroundingsOf } from '../home/openConfig.js';
import type { Places } from '../home/places.js';
import { createReader, type Reader } from '../home/reader.js';
import { refDefaults, refLabel } from '../home/secretRefs.js';
import type { World } from '../world.js';
import type { HomeOptions } from './readHome.js';

/** A config and nothing else of its home, which takes a fraction of the time. Holds secrets. */
export type ConfigRead = {
  readonly reader: Reader;
  readonly places: Places;
  readonly around: Surroundings;
  /** With includes in place. */
  readonly written: JsonObject;
  /** With variables filled in. */
  readonly inEffect: JsonObject;
  readonly environment: Surroundings['environment'];
  readonly exists: boolean;
  /** It does not parse, or includes what OpenClaw refuses: nothing can be said of what is in it. */
  readonly isBroken: boolean;
  readonly version: Dialect['version'];
  /** Why OpenClaw takes nothing of it, line by line; empty when it is all right. */
  readonly faults: readonly string[];
  readonly problems: readonly Problem[];
};

export async function readConfig(world: World, options: HomeOptions): Promise<ConfigRead> {
  const { reader, around, file, config } = await openConfig(world, options);
  // The stores of credentials tell more, and are not looked at for this.
  const marks = { config: file.written, hasJsonStore: false, hasDatabase: false };
  const { version } = detectDialect(marks, options.version) ?? dialectOfInstalled(undefined);
  return {
    reader,
    places: file.places,
    around,
    written: file.written,
    inEffect: config.value,
    environment: config.environment,
    exists: file.state.kind !== 'absent',
    isBroken: file.state.kind === 'broken',
    version,
    faults:
      file.problems.length > 0
        ? file.problems.map((problem) => `<root>: ${advise(problem).says}`)
        : await configIssues(world, around.base, config.value, version),
    problems: config.problems,
  };
}

/** The active config file, with `~`. */
export async function configFile(world: World, options: HomeOptions): Promise<string> {
  const { base } = await surroundingsOf(world, createReader(world.files), options);
  return shortenHome(base.config, base.home);
}

/** A value as it may be shown, and where it comes from. */
export type ValueFound = {
  /** As OpenClaw shows it. */
  readonly value: Json;
  /** Where it stands in a file; undefined for what OpenClaw fills in. */
  readonly where: () => ValuePlace | undefined;
};

/** `written`: as the file has it, and as it may be shown. */
type ValuePlace = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly written: Json;
  /** Of a SecretRef: where it leads. OpenClaw's way of hiding hides that too. */
  readonly ref?: string;
};

/** What stands at a path of the config. Problems: `usage` for a path that is none, that leads nowhere, or a config that OpenClaw refuses. */
export function getConfigValue(config: ConfigRead, rawPath: string): Result<ValueFound, Problem> {
  const path = parsePath(rawPath);
  if (!path.ok) return fail({ kind: 'usage', message: path.problem });
  const { home } = config.around.base;
  const all = fillsIn(config) ? filledIn(config.inEffect, home) : config.inEffect;
  const value = getAt(shownConfig(all), path.value) ?? unsaid(all, path.value);
  if (value === undefined) {
    const message = `Config path not found: ${rawPath}. Run pincer config validate to inspect config shape.`;
    return fail({ kind: 'usage', message });
  }
  return ok({ value, where: () => placeOf(config, path.value) });
}

/** OpenClaw fills nothing in where there is no file. */
const fillsIn = ({ exists, version }: ConfigRead): boolean => exists && rulesOf(version).hasKnownDefaults;

/** OpenClaw has a model name its API, and finds none: it prints `null`. */
function unsaid(config: JsonObject, path: Steps): Json | undefined {
  const isModelApi = /^models\.providers\..+\.models\.\d+\.api$/.test(dotted(path)) && path.length === 6;
  return isModelApi && getAt(config, path.slice(0, -1)) !== undefined ? null : undefined;
}

function placeOf({ written, places, around: { base } }: ConfigRead, path: Steps): ValuePlace | undefined {
  if (getAt(written, path) === undefined) return undefined;
  const { file, line = 1, column = 1 } = places(keyPathIn(written, path));
  const raw = getAt(written, path);
  const ref = isObject(raw) ? secretRef(raw, refDefaults(written)) : undefined;
  const place = {
    file: shortenHome(file, base.home),
    line,
    column,
    written: getAt(shownConfig(written), path) ?? null,
  };
  return ref === undefined ? place : { ...place, ref: refLabel(ref) };
}
