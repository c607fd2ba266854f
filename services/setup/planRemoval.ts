import type { Action } from '../../state/domain/action.js';
import { forgetProfile } from '../../state/domain/auth/configuredProfile.js';
import { forgotten } from '../../state/domain/auth/storedState.js';
import { joinPath } from '../../state/domain/config/pathText.js';
import { applyEdit } from '../../state/domain/edits/applyEdit.js';
import type { Home } from '../../state/domain/home.js';
import { isObject, type Json, valueAt } from '../../state/domain/json.js';
import type { Edit, Notice } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { idForWriting } from '../../state/domain/providers/aliases.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { credentialsLeft, nothingOf } from '../../state/domain/setup/credentialsLeft.js';
import { removeEdits } from '../../state/domain/setup/removeEdits.js';
import { type AgentStore, agentStores } from '../auth/agentStores.js';
import { profilesIn, readStore, type StoreFiles, storeChanges } from '../auth/storeFiles.js';
import { bytesOf, type FileChange, type Planned } from '../files/change.js';
import { configChanges } from '../files/configChanges.js';
import { readConfigFiles } from '../files/configFiles.js';
import { readConfigText } from '../files/configText.js';
import { shrinks } from '../files/guards.js';
import { jsonChange } from '../secrets/moved.js';
import type { World } from '../world.js';

export type RemoveProvider = Extract<Action, { readonly kind: 'remove provider' }>;

/** The config first: nothing is to refer to what is gone. */
export async function planRemoval(
  world: World,
  home: Home,
  { provider, credentials }: RemoveProvider,
): Promise<Result<Planned, Problem>> {
  const read = await readConfigFiles(world, home);
  if (!read.ok) return read;
  const config = read.value.value;
  const block = removeEdits(home, config, provider);
  const holding = credentials ? await storesHolding(world, home, provider) : [];
  const stores = await withoutProfiles(holding, provider);
  if (!stores.ok) return stores;
  const registries = await withoutEntries(world, await storesOf(world, home), provider);
  if (!registries.ok) return registries;
  const after = [...registries.value, ...stores.value];
  const edits = [...block.edits, ...(credentials ? authEdits(config, holding, provider) : [])];
  if (edits.length + after.length === 0) return fail(nothingOf(home, provider));
  const notices = [
    ...block.notices,
    ...goneNotices(holding, provider),
    ...credentialsLeft(home, provider, credentials),
  ];
  if (edits.length === 0) return ok({ changes: after, notices, mergedOver: false });
  const changed = await configChanges(world, home, edits, true);
  if (!changed.ok) return changed;
  const { changes, mergedOver } = changed.value;
  return ok({ changes: [...changes, ...after], notices: [...notices, ...shrinkNotices(changes)], mergedOver });
}

/** A config that is little more than the provider could not be taken back otherwise. */
const shrinkNotices = (changes: readonly FileChange[]): readonly Notice[] =>
  changes.flatMap(({ file, kind, before = '', after = '' }) => {
    const [from, to] = [bytesOf(before), bytesOf(after)];
    const isFar = kind === 'config' && shrinks({ file, bytesBefore: from, bytesAfter: to }) !== undefined;
    return isFar ? [{ kind: 'config-shrinks', file, from, to, needsYes: true } as const] : [];
  });

/** The stores of agents that have profiles of the provider. One that cannot be read is left alone: it may not be written either. */
export async function storesHolding(world: World, home: Home, provider: string): Promise<readonly StoreFiles[]> {
  const read = await Promise.all((await storesOf(world, home)).map((store) => readStore(world, store)));
  return read.flatMap((store) => (store.ok && idsIn(store.value, provider).length > 0 ? [store.value] : []));
}

/** Of every agent, once. */
async function storesOf(world: World, home: Home): Promise<readonly AgentStore[]> {
  const config = await readConfigFiles(world, home);
  const known = config.ok ? await agentStores(world, home, config.value.value, undefined) : config;
  if (!known.ok) return [];
  const { own, main, others } = known.value;
  return [...new Map([own, main, ...others].map((store) => [store.dir, store])).values()];
}

/** OpenClaw keeps using a provider that only a registry has, key and all, and does not take it out by itself. */
async function withoutEntries(
  world: World,
  stores: readonly AgentStore[],
  provider: string,
): Promise<Result<readonly FileChange[], Problem>> {
  const changes: FileChange[] = [];
  for (const { dir } of stores) {
    const file = joinPath(dir, 'models.json');
    const read = await readConfigText(world, file);
    // What is no JSON is nothing to OpenClaw either.
    const providers = read.ok ? valueAt(read.value.value, ['providers']) : undefined;
    const edits = Object.entries(isObject(providers) ? providers : {})
      .filter(([id]) => idForWriting(id) === idForWriting(provider))
      .map(([id, was]): Edit => ({ path: ['providers', id], was, value: undefined }));
    const change = await jsonChange(world, file, 'registry', edits);
    if (!change.ok) return change;
    changes.push(...change.value);
  }
  return ok(changes);
}

const idsIn = (store: StoreFiles, provider: string): readonly string[] => idsOf(profilesIn(store), provider);

const idsOf = (profiles: Json | undefined, provider: string): readonly string[] =>
  Object.entries(isObject(profiles) ? profiles : {}).flatMap(([id, value]) =>
    isObject(value) && typeof value.provider === 'string' && idForWriting(value.provider) === idForWriting(provider)
      ? [id]
      : [],
  );

async function withoutProfiles(
  stores: readonly StoreFiles[],
  provider: string,
): Promise<Result<readonly FileChange[], Problem>> {
  const changes: FileChange[] = [];
  for (const store of stores) {
    const ids = idsIn(store, provider);
    const gone = ids.map((id): Edit => ({ path: ['profiles', id], was: profilesIn(store)[id], value: undefined }));
    const changed = await storeChanges(store, { profiles: gone, state: ids.map(forgotten) });
    if (!changed.ok) return changed;
    changes.push(...changed.value);
  }
  return ok(changes);
}

/** Of the profiles that go, and of those that the config names without anybody having them. */
function authEdits(config: Json, stores: readonly StoreFiles[], provider: string): readonly Edit[] {
  const named = idsOf(valueAt(config, ['auth', 'profiles']), provider);
  const ids = [...new Set([...named, ...stores.flatMap((store) => idsIn(store, provider))])];
  let now = config;
  const edits: Edit[] = [];
  for (const id of ids)
    for (const edit of forgetProfile(now, id).edits) {
      const done = applyEdit(now, edit);
      if (!done.ok) continue;
      now = done.value;
      edits.push(edit);
    }
  return edits;
}

const goneNotices = (stores: readonly StoreFiles[], provider: string): readonly Notice[] =>
  stores.map((store) => ({
    kind: 'profiles-gone',
    ids: idsIn(store, provider),
    file: store.of.profiles,
    needsYes: true,
  }));
