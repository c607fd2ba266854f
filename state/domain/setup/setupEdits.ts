import type { Catalog } from '../catalog/catalog.js';
import { isOwnServer, originOf } from '../config/localHost.js';
import type { Home } from '../home.js';
import { isObject, type Json, valueAt } from '../json.js';
import { publicUrl } from '../masking/publicText.js';
import type { Patch } from '../patch.js';
import type { Problem } from '../problem.js';
import { idForWriting } from '../providers/aliases.js';
import { LOCAL } from '../providers/local.js';
import { providerRow } from '../providers/table.js';
import { fail, ok, type Result } from '../result.js';
import { rowNotices } from './modelRows.js';
import { isBundledPlugin, pluginEdits, pluginState } from './plugins.js';
import { blockEdits, blockOf, type Edited } from './providerBlock.js';
import type { Endpoint, Setup, SetupModel } from './setup.js';
import type { SetupNotice } from './setupNotice.js';
import { roleEdits } from './setupRoles.js';

export type SetupFacts = {
  readonly home: Home;
  /** As written, with includes in place. */
  readonly config: Json;
  readonly setup: Setup;
  /** What is to stand as `apiKey`; absent where the key is kept elsewhere, or stays. */
  readonly apiKey?: Json;
  readonly catalog: Catalog;
  /** Ids of plugins beside those that come with OpenClaw. */
  readonly installed: ReadonlySet<string>;
};

/**
 * What a set-up does to the config: the entry of the provider, its models, what the models are for, its plugin. It adds
 * and brings in line; nothing of another provider, and nothing that a person wrote beside it, is touched. Problems: `setup-needs`
 * for a provider of one's own without an address, and those of `roleEdits`.
 */
export function setupEdits(facts: SetupFacts): Result<Patch, Problem> {
  const { home, config, setup, apiKey } = facts;
  const provider = idForWriting(setup.provider);
  const isOwn = isOwnProvider(provider);
  const rows = rowsFor(facts, provider);
  const endpoint = endpointFor(facts, provider);
  if (isOwn && endpoint === undefined && addressIn(config, provider) === undefined)
    return fail({ kind: 'setup-needs', provider, what: 'base-url' });
  const roles = roleEdits(home, config, provider, setup.models);
  if (!roles.ok) return roles;
  const block = blockEdits(config, {
    provider,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(apiKey === undefined ? {} : { apiKey }),
    rows,
    isOwn,
  });
  const plugin = pluginPart(facts);
  return ok({
    edits: [...block.edits, ...plugin.edits, ...roles.value.edits],
    notices: [
      ...whereNotices(facts, provider, endpoint),
      ...block.notices,
      ...rowNotices(newRows(config, provider, rows)),
      ...discoveryNotice(config, provider, rows),
      ...plugin.notices,
      ...roles.value.notices,
    ],
  });
}

/** OpenClaw: no plugin that it brings along owns the id. */
export const isOwnProvider = (provider: string): boolean => providerRow(provider)?.ships['2026.5'] !== 'bundled';

/**
 * Which models have to be declared: OpenClaw knows those of its catalogue, and takes any of a hosted provider whose catalogue grows
 * online. It knows none of a server of one's own while an entry describes that.
 */
function rowsFor({ home, config, setup, catalog }: SetupFacts, provider: string): readonly SetupModel[] {
  const onlyDeclared = home.models.mode === 'replace' || valueAt(config, ['models', 'mode']) === 'replace';
  const known = new Set(catalog.get(provider)?.models.map(({ id }) => id));
  const isServer = Object.hasOwn(LOCAL, provider);
  const isOpen = providerRow(provider)?.open === true && !isServer;
  const all = isOwnProvider(provider) || isServer || onlyDeclared;
  return setup.models.filter(({ id, role }) => all || role === 'declared' || !(isOpen || known.has(id)));
}

/** In the mode `replace` nothing but the entry says where a provider is. */
function endpointFor({ config, setup }: SetupFacts, provider: string): Endpoint | undefined {
  if (setup.endpoint !== undefined || valueAt(config, ['models', 'mode']) !== 'replace') return setup.endpoint;
  const { baseUrl, api } = providerRow(provider) ?? {};
  if (addressIn(config, provider) !== undefined || baseUrl === undefined || api === undefined) return undefined;
  return { baseUrl, api };
}

function addressIn(config: Json, provider: string): string | undefined {
  const value = blockOf(config, provider)?.value;
  const said = isObject(value) && typeof value.baseUrl === 'string' ? value.baseUrl.trim() : '';
  return said === '' ? undefined : said;
}

function whereNotices({ home, config, setup }: SetupFacts, provider: string, endpoint: Endpoint | undefined) {
  const notices: SetupNotice[] = [];
  const state = home.providers.find(({ id }) => id === provider);
  const url = endpoint?.baseUrl ?? state?.baseUrl ?? providerRow(provider)?.baseUrl;
  if (url !== undefined) notices.push({ kind: 'sends-to', provider, url: publicUrl(url), needsYes: false });
  const isOpen = originOf(url)?.startsWith('http:') === true && !isOwnServer(url);
  if (url !== undefined && isOpen && setup.credential.kind !== 'placeholder')
    notices.push({ kind: 'unencrypted', provider, url: publicUrl(url), needsYes: true });
  if (valueAt(config, ['models', 'mode']) === 'replace') notices.push({ kind: 'only-declared', needsYes: false });
  return notices;
}

const declaredIn = (config: Json, provider: string): readonly Json[] => {
  const value = blockOf(config, provider)?.value;
  return isObject(value) && Array.isArray(value.models) ? value.models : [];
};

function newRows(config: Json, provider: string, rows: readonly SetupModel[]): readonly SetupModel[] {
  const there = new Set(declaredIn(config, provider).map((row) => (isObject(row) ? row.id : undefined)));
  return rows.filter(({ id }) => !there.has(id));
}

/** OpenClaw asks these for their models, as long as no model is declared. */
const ASKED: ReadonlySet<string> = new Set(['lmstudio', 'ollama', 'sglang', 'vllm']);

const discoveryNotice = (config: Json, provider: string, rows: readonly SetupModel[]): readonly SetupNotice[] =>
  ASKED.has(provider) && rows.length > 0 && declaredIn(config, provider).length === 0
    ? [{ kind: 'stops-discovery', provider, needsYes: false }]
    : [];

function pluginPart({ config, setup, installed }: SetupFacts): Edited {
  const provider = idForWriting(setup.provider);
  const plugin = setup.plugin ?? providerRow(provider)?.plugin;
  if (plugin === undefined) return { edits: [], notices: [] };
  const state = pluginState(config, plugin);
  if (state.kind === 'ruled out')
    return { edits: [], notices: [{ kind: 'plugin-off', plugin, by: state.by, needsYes: true }] };
  const isBundled = isBundledPlugin(plugin);
  const isThere = isBundled || installed.has(plugin);
  if (!isThere && setup.plugin === undefined) return { edits: [], notices: [] };
  const edits = pluginEdits(state, plugin, !isBundled);
  return {
    edits,
    notices: [
      ...(isThere ? [] : [{ kind: 'plugin-missing', plugin, provider, needsYes: true } as const]),
      ...(edits.length > 0 ? [{ kind: 'plugin-enabled', plugin, needsYes: false } as const] : []),
    ],
  };
}
