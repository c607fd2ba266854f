import { copyInConfig, forgetProfile, renameInConfig } from '../../state/domain/auth/configuredProfile.js';
import { profileIdProblem } from '../../state/domain/auth/profileId.js';
import type { ProfileNotice } from '../../state/domain/auth/profileNotice.js';
import type { ProfileProblem } from '../../state/domain/auth/profileProblem.js';
import { refsNaming } from '../../state/domain/auth/profileRefs.js';
import { forgotten, renamed, type StateChange } from '../../state/domain/auth/storedState.js';
import { shortenHome } from '../../state/domain/config/pathText.js';
import type { Home } from '../../state/domain/home.js';
import { isObject, type Json, valueAt } from '../../state/domain/json.js';
import type { Edit } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { FileChange } from '../files/change.js';
import type { World } from '../world.js';
import type { AgentStores } from './agentStores.js';
import type { ChangeParts } from './changeParts.js';
import { type Holders, holdersOf } from './holders.js';
import { profilesIn, type StoreFiles, storeChanges } from './storeFiles.js';

export type Around = {
  readonly world: World;
  readonly home: Home;
  readonly stores: AgentStores;
  readonly config: Json;
};

/** Takes a profile out of its store, and out of all that names it. One that only the config names goes from there. Problem: `profile-not-found`. */
export async function removeProfile(around: Around, id: string): Promise<Result<ChangeParts, Problem>> {
  const { world, home, stores, config } = around;
  const found = await holdersOf(world, stores, id);
  if (!found.ok) return found;
  const { holder, alsoIn } = found.value;
  const isConfigured = valueAt(config, ['auth', 'profiles', id]) !== undefined;
  if (holder === undefined && (!isConfigured || alsoIn.length > 0)) return fail(notFound(home, stores, id));
  const changes = await changesIn(found.value, forgotten(id), (store) => ({
    path: ['profiles', id],
    was: valueAt(store.profiles.value, ['profiles', id]),
    value: undefined,
  }));
  if (!changes.ok) return changes;
  const { edits, emptied } = alsoIn.length > 0 ? { edits: [], emptied: [] } : forgetProfile(config, id);
  const refs = alsoIn.length > 0 ? [] : refsNaming(config, id);
  const program = PROGRAMS.get(id);
  return ok({
    stores: changes.value,
    config: edits,
    notices: [
      ...whose(found.value, stores, id, 'removed'),
      ...emptied.map((provider): ProfileNotice => ({ kind: 'order-gone', provider, needsYes: false })),
      ...(refs.length === 0 ? [] : [{ kind: 'refs-ask-for-it', id, refs, needsYes: true } as const]),
      ...(program === undefined ? [] : [{ kind: 'profile-comes-back', id, program, needsYes: false } as const]),
    ],
  });
}

/** OpenClaw: logins of other programs that it takes over. */
const PROGRAMS: ReadonlyMap<string, string> = new Map([
  ['anthropic:claude-cli', 'the Claude CLI'],
  ['minimax-portal:minimax-cli', 'the MiniMax CLI'],
  ['openai-codex:default', 'the Codex CLI'],
]);

/** Gives a profile another id, and everything that names it follows. Problems: `profile-not-found`, `profile-taken`, `profile-id`. */
export async function renameProfile(around: Around, id: string, to: string): Promise<Result<ChangeParts, Problem>> {
  const { world, home, stores, config } = around;
  const wrong = profileIdProblem(to);
  if (wrong !== undefined) return fail(wrong);
  const [found, target] = [await holdersOf(world, stores, id), await holdersOf(world, stores, to)];
  if (!found.ok) return found;
  if (!target.ok) return target;
  if (found.value.holder === undefined) return fail(notFound(home, stores, id));
  if (id === to) return ok({ stores: [], config: [], notices: [] });
  const taken = takenBy(around, target.value, to);
  if (taken !== undefined) return fail(taken);
  const changes = await changesIn(found.value, renamed(id, to), (store) => ({
    path: ['profiles'],
    was: valueAt(store.profiles.value, ['profiles']),
    value: Object.fromEntries(Object.entries(profilesIn(store)).map(([key, value]) => [key === id ? to : key, value])),
  }));
  if (!changes.ok) return changes;
  const edits = found.value.alsoIn.length > 0 ? copyInConfig(config, id, to) : renameInConfig(config, id, to);
  return ok({ stores: changes.value, config: edits, notices: whose(found.value, stores, id, 'renamed') });
}

function takenBy({ home, config }: Around, { holder, alsoIn }: Holders, to: string): ProfileProblem | undefined {
  const [file] = [holder, ...alsoIn].flatMap((one) => (one === undefined ? [] : [one.profiles.file]));
  const inConfig = isObject(valueAt(config, ['auth', 'profiles', to])) ? home.paths.config : undefined;
  const where = file ?? inConfig;
  return where === undefined ? undefined : { kind: 'profile-taken', id: to, in: shortenHome(where, home.paths.home) };
}

/** The store that has it is changed, and the state of all that may speak of it. */
async function changesIn(
  { holder, readers }: Holders,
  change: StateChange,
  edit: (store: StoreFiles) => Edit,
): Promise<Result<readonly FileChange[], Problem>> {
  const all: FileChange[] = [];
  for (const reader of readers) {
    const changed = await storeChanges(reader, {
      profiles: reader === holder ? [edit(reader)] : [],
      state: [change],
    });
    if (!changed.ok) return changed;
    all.push(...changed.value);
  }
  return ok(all);
}

function whose(
  { isOfMain, alsoIn }: Holders,
  { own }: AgentStores,
  id: string,
  does: 'removed' | 'renamed',
): readonly ProfileNotice[] {
  const agents = alsoIn.map(({ of }) => of.agent);
  return [
    ...(isOfMain ? [{ kind: 'profile-of-main', id, agent: own.agent, does, needsYes: true } as const] : []),
    ...(agents.length === 0 ? [] : [{ kind: 'profile-held-elsewhere', id, agents, needsYes: false } as const]),
  ];
}

export const notFound = (home: Home, { own }: AgentStores, id: string, provider?: string): ProfileProblem => ({
  kind: 'profile-not-found',
  id,
  dir: shortenHome(own.dir, home.paths.home),
  ...(provider === undefined ? {} : { provider }),
});
