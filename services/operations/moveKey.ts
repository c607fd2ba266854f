import type { Action } from '../../state/domain/action.js';
import { ownerOf } from '../../state/domain/config/owners.js';
import type { Home } from '../../state/domain/home.js';
import type { JsonObject } from '../../state/domain/json.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { SecretNotice } from '../../state/domain/secrets/secretNotice.js';
import type { FileChange, Planned, Planner } from '../files/change.js';
import { configChanges } from '../files/configChanges.js';
import { type ConfigFiles, readConfigFiles } from '../files/configFiles.js';
import type { Surroundings } from '../home/environment.js';
import { createReader, type Reader } from '../home/reader.js';
import { type HoldingFiles, holdingFiles } from '../secrets/files.js';
import { namesIn, type OpenedFile, openHolding } from '../secrets/findIn.js';
import { configEdits, dotenvChange, envRef, jsonChange, registryEdits, storeEdits } from '../secrets/moved.js';
import { dotenvOf, variableSources } from '../secrets/sources.js';
import { baseUrlIn, configSpots, type Spot, storeSpots } from '../secrets/spots.js';
import { type NamedSpot, nameSpots } from '../secrets/variables.js';
import type { World } from '../world.js';

type MoveKey = Extract<Action, { readonly kind: 'move key' }>;

/**
 * Moves what stands in plain text of a provider into OpenClaw's own `.env`: keys and headers of the config, keys and tokens of the auth
 * stores, and the copies of them in the registries. The `.env` is written first, so that at every moment the key stands somewhere.
 * Problems: `no-plain-key`, `variable-taken`, `variable-name`, `not-for-dotenv`, `no-env-source`, and those of writing.
 */
export const moveKeyPlanner = (world: World, home: Home, asked: MoveKey): Planner => ({
  locks: [home.paths.config, dotenvOf(home), home.paths.authStore],
  moreLocks: async () => {
    const { files } = await holdingFiles(world, createReader(world.files), home);
    const stores = files.filter((one) => one.in === 'auth store').map(({ file }) => file);
    const read = await Promise.all(
      stores.map(async (file) => ((await world.files.read(file)).kind === 'file' ? [file] : [])),
    );
    return read.flat();
  },
  plan: () => plan(world, home, asked),
});

async function plan(world: World, home: Home, { provider, variable }: MoveKey): Promise<Result<Planned, Problem>> {
  const config = await readConfigFiles(world, home);
  if (!config.ok) return config;
  const found = await findSpots(world, home, config.value, provider);
  if (found.spots.length === 0) return fail({ kind: 'no-plain-key', provider });
  const naming = nameSpots({
    provider,
    spots: found.spots,
    sources: await variableSources(world, home, found, config.value.value),
    asked: variable,
    baseUrl: baseUrlIn(config.value.value, provider),
  });
  if (!naming.ok) return naming;
  const { named, notices } = naming.value;
  const lacking = named.find((one) => envRef(config.value.value, one.variable) === undefined);
  if (lacking !== undefined) {
    const place = { file: home.paths.config, path: ['secrets', 'providers'] };
    return fail({ kind: 'no-env-source', place, name: lacking.variable });
  }
  const changes = await changesFor(world, home, { ...found, provider, named, config: config.value });
  if (!changes.ok) return changes;
  return ok({ ...changes.value, notices: [...notices, ...named.flatMap((one) => movedNotices(config.value, one))] });
}

type Found = {
  readonly spots: readonly Spot[];
  readonly reader: Reader;
  readonly around: Surroundings;
  readonly opened: readonly OpenedFile[];
};

async function findSpots(world: World, home: Home, config: ConfigFiles, provider: string): Promise<Found> {
  const reader = createReader(world.files);
  const { files, around }: HoldingFiles = await holdingFiles(world, reader, home);
  const own = files.filter((one) => one.in !== 'copy' && one.in !== 'snapshot');
  const read = await Promise.all(own.map((one) => openHolding(reader, one)));
  const opened = read.flatMap((one) => (one?.ok ? one.value : []));
  const names = namesIn(opened);
  const stores = opened.filter(({ holding }) => holding.in === 'auth store');
  const inConfig = configSpots(home.paths.config, config.value, provider, names);
  return { spots: [...inConfig, ...stores.flatMap((one) => storeSpots(one, provider, names))], reader, around, opened };
}

type Move = Found & {
  readonly provider: string;
  readonly named: readonly NamedSpot[];
  readonly config: ConfigFiles;
};

async function changesFor(
  world: World,
  home: Home,
  { provider, named, opened, config }: Move,
): Promise<Result<Omit<Planned, 'notices'>, Problem>> {
  // Every name was looked up before: each has a reference.
  const refOf = (name: string): JsonObject => envRef(config.value, name) ?? {};
  const dotenv = await dotenvChange(world, dotenvOf(home), named);
  if (!dotenv.ok) return dotenv;
  const inConfig = configEdits(named, refOf);
  const changed =
    inConfig.length === 0 ? ok({ changes: [], mergedOver: false }) : await configChanges(world, home, inConfig);
  if (!changed.ok) return changed;
  const changes: FileChange[] = [...dotenv.value, ...changed.value.changes];
  for (const one of opened) {
    const { file, in: kind } = one.holding;
    if (kind !== 'auth store' && kind !== 'registry') continue;
    const edits = kind === 'registry' ? registryEdits(one, provider, named, refOf) : storeEdits(one, named, refOf);
    const change = await jsonChange(world, file, kind, edits);
    if (!change.ok) return change;
    changes.push(...change.value);
  }
  return ok({ changes, mergedOver: changed.value.mergedOver });
}

function movedNotices({ sources }: ConfigFiles, { spot, variable }: NamedSpot): readonly SecretNotice[] {
  const { in: kind, path, becomes } = spot;
  const file = kind === 'config' ? ownerOf(sources, path).file : spot.file;
  const from = { file, path };
  const moved: SecretNotice = { kind: 'key-moved', from, variable, needsYes: false };
  return becomes === 'text' ? [moved, { kind: 'resolved-in-registry', from, needsYes: false }] : [moved];
}
