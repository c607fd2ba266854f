import type { Home } from '../../state/domain/home.js';
import { type Json, type JsonObject, sameJson } from '../../state/domain/json.js';
import type { Notice } from '../../state/domain/patch.js';
import type { Problem } from '../../state/domain/problem.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import type { Entries } from '../../state/domain/registry/facts.js';
import { planRegistry, type RegistryPlan, registryParts } from '../../state/domain/registry/plan.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { FileChange, Planned } from '../files/change.js';
import type { World } from '../world.js';
import { registryFacts } from './facts.js';
import { ownCatalogs, partFile, providersIn, type RegistryFile, registryFiles } from './files.js';
import { type AgentFolder, agentFolders } from './folders.js';
import { type Reread, reread } from './reread.js';

export type SyncAsked = {
  readonly agents: 'all' | readonly string[];
  readonly provider?: string;
  readonly takeConfig: boolean;
};

/** What OpenClaw would write into the registries of these agents, from the files as they are now. */
export async function planSync(world: World, home: Home, asked: SyncAsked): Promise<Result<Planned, Problem>> {
  const again = await reread(world, home);
  if (!again.ok) return again;
  const first = { id: home.paths.agentId, dir: home.paths.agentDir };
  const all = await agentFolders(again.value.around, again.value.agents, world.files, first);
  const wanted = chosen(all, asked.agents);
  if (!wanted.ok) return wanted;
  const planned = await Promise.all(wanted.value.map((folder) => planAgent(world, again.value, folder, asked)));
  const problem = planned.find((one) => !one.ok);
  if (problem !== undefined && !problem.ok) return problem;
  const done = planned.flatMap((one) => (one.ok ? [one.value] : []));
  if (asked.provider !== undefined && !done.some(({ known }) => known))
    return fail({ kind: 'usage', message: `Neither the config nor a registry has a provider "${asked.provider}".` });
  return ok({ changes: done.flatMap(({ changes }) => changes), notices: merged(done), mergedOver: false });
}

function chosen(all: readonly AgentFolder[], ids: SyncAsked['agents']): Result<readonly AgentFolder[], Problem> {
  if (ids === 'all') return ok(all);
  const stranger = ids.find((id) => !all.some((folder) => folder.id === id));
  if (stranger !== undefined) return fail({ kind: 'unknown-agent', agent: stranger });
  return ok(all.filter(({ id }) => ids.includes(id)));
}

type AgentPlan = {
  readonly changes: readonly FileChange[];
  readonly asked: readonly string[];
  readonly named: readonly string[];
  /** The provider that was asked for is in the config or the registry. */
  readonly known: boolean;
};

async function planAgent(
  world: World,
  again: Reread,
  { dir }: AgentFolder,
  { provider, takeConfig }: SyncAsked,
): Promise<Result<AgentPlan, Problem>> {
  const found = await registryFiles(again.reader, world.files, dir);
  const unread = found.find(({ read }) => read.kind === 'unreadable');
  if (unread?.read.kind === 'unreadable')
    return fail({ kind: 'unreadable', place: { file: unread.path }, code: unread.read.code });
  const facts = registryFacts({ ...again, stored: await again.storeOf(dir) }, providersIn(found, again.plugins));
  const isMeant = (id: string): boolean => provider === undefined || canonicalId(id) === canonicalId(provider);
  const plan = planRegistry(facts, (id) => takeConfig && isMeant(id));
  if (plan.isIdle) return ok({ changes: [], asked: [], named: [], known: provider === undefined });
  const entries = provider === undefined ? plan.ours() : only(plan.ours(), facts.existing, isMeant);
  return ok({
    changes: changesOf(dir, found, entries, again.plugins),
    asked: plan.asked.filter(isMeant),
    named: namedIn(plan, entries).filter(isMeant),
    known: [...Object.keys(facts.written), ...Object.keys(facts.existing), ...Object.keys(entries)].some(isMeant),
  });
}

/** The entries with only those replaced that are meant. */
function only(next: Entries, existing: JsonObject, isMeant: (id: string) => boolean): JsonObject {
  const ids = [...new Set([...Object.keys(existing), ...Object.keys(next)])];
  return Object.fromEntries(
    ids.flatMap((id): readonly (readonly [string, Json])[] => {
      const entry = isMeant(id) ? next[id] : existing[id];
      return entry === undefined ? [] : [[id, entry]];
    }),
  );
}

/** The providers of which OpenClaw would write a secret where a reference is written. */
const namedIn = ({ theirs }: RegistryPlan, entries: JsonObject): readonly string[] =>
  Object.keys(entries).filter((id) => theirs[id] !== undefined && !sameJson(theirs[id], entries[id]));

function changesOf(
  dir: string,
  found: readonly RegistryFile[],
  entries: JsonObject,
  plugins: JsonObject,
): readonly FileChange[] {
  const parts = registryParts(entries, plugins).map(({ plugin, json }) => ({ path: partFile(dir, plugin), json }));
  const paths = new Set(parts.map(({ path }) => path));
  const written = parts.flatMap(({ path, json }): readonly FileChange[] => {
    const now = found.find((file) => file.path === path);
    const isSame = now?.json !== undefined && sameJson(now.json, json);
    if (isSame) return isOpen(now) ? [changeOf(path, now, textOf(now))] : [];
    return [changeOf(path, now, `${JSON.stringify(json, null, 2)}\n`)];
  });
  const stale = ownCatalogs(found).filter(({ path }) => !paths.has(path));
  return [...written, ...stale.map((file) => changeOf(file.path, file, undefined))];
}

function changeOf(path: string, now: RegistryFile | undefined, after: string | undefined): FileChange {
  const hash = now?.read.kind === 'file' ? now.read.hash : undefined;
  return { file: path, kind: 'registry', before: textOf(now), hash, after, isPrivate: true };
}

const textOf = (file: RegistryFile | undefined): string | undefined =>
  file?.read.kind === 'file' ? file.read.text : undefined;

/** OpenClaw: `ensureModelsFileModeForModelsJson`, also of a file that says what it should. */
const isOpen = ({ read }: RegistryFile): boolean => read.kind === 'file' && (read.mode & 0o777) !== 0o600;

function merged(plans: readonly AgentPlan[]): readonly Notice[] {
  const ids = (of: (plan: AgentPlan) => readonly string[]): readonly string[] => [...new Set(plans.flatMap(of))];
  const [asked, named] = [ids((plan) => plan.asked), ids((plan) => plan.named)];
  const closed = plans.flatMap(({ changes }) =>
    changes.flatMap(({ file, before, after }) => (before === after ? [file] : [])),
  );
  return [
    ...(asked.length === 0 ? [] : [{ kind: 'registry-asks', providers: asked, needsYes: false } as const]),
    ...(named.length === 0 ? [] : [{ kind: 'registry-names', providers: named, needsYes: false } as const]),
    ...(closed.length === 0 ? [] : [{ kind: 'registry-closed', files: closed, needsYes: false } as const]),
  ];
}
