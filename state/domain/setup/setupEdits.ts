import { isObject, type Json, valueAt } from '../json.js';
import type { Patch } from '../patch.js';
import type { Problem } from '../problem.js';
import { idForWriting } from '../providers/aliases.js';
import { LOCAL } from '../providers/local.js';
import { providerRow } from '../providers/table.js';
import { fail, ok, type Result } from '../result.js';
import { isBundledPlugin, pluginEdits, pluginState } from './plugins.js';
import { blockEdits, blockOf, type Edited } from './providerBlock.js';
import type { Endpoint, SetupModel } from './setup.js';
import { roleEdits } from './setupRoles.js';
import { declaringNotices, oldKeyNotice, whereNotices } from './setupSays.js';
import type { ToSetUp } from './toSetUp.js';

/**
 * What a set-up does to the config: the entry of the provider, its models, what the models are for, its plugin. It adds
 * and brings in line; nothing of another provider, and nothing that a person wrote beside it, is touched. Problems: `setup-needs`
 * for a provider of one's own without an address, and those of `roleEdits`.
 */
export function setupEdits(facts: ToSetUp): Result<Patch, Problem> {
  const { home, config, setup, apiKey } = facts;
  const provider = idForWriting(setup.provider);
  const isOwn = isOwnProvider(provider);
  const endpoint = endpointFor(facts, provider);
  const isPlaced = endpoint !== undefined || addressIn(config, provider) !== undefined;
  const rows = isPlaced || !bringsItsOwn(provider) ? rowsFor(facts, provider) : [];
  if (isOwn && !isPlaced && !bringsItsOwn(provider)) return fail({ kind: 'setup-needs', provider, what: 'base-url' });
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
      ...oldKeyNotice(facts, provider),
      ...declaringNotices(facts, provider, rows),
      ...plugin.notices,
      ...roles.value.notices,
    ],
  });
}

/** OpenClaw: no plugin that it brings along owns the id. */
export const isOwnProvider = (provider: string): boolean => providerRow(provider)?.ships['2026.5'] !== 'bundled';

/** A plugin that is installed by itself knows where its provider is, and which models that has. */
const bringsItsOwn = (provider: string): boolean => providerRow(provider)?.ships['2026.5'] === 'npm';

/**
 * Which models have to be declared: OpenClaw knows those of its catalogue, and takes any of a hosted provider whose catalogue grows
 * online. It knows none of a server of one's own while an entry describes that.
 */
function rowsFor({ home, config, setup, catalog }: ToSetUp, provider: string): readonly SetupModel[] {
  const onlyDeclared = home.models.mode === 'replace' || valueAt(config, ['models', 'mode']) === 'replace';
  const known = new Set(catalog.get(provider)?.models.map(({ id }) => id));
  const isServer = Object.hasOwn(LOCAL, provider);
  const isOpen = providerRow(provider)?.open === true && !isServer;
  const all = isOwnProvider(provider) || isServer || onlyDeclared;
  return setup.models.filter(({ id, role }) => all || role === 'declared' || !(isOpen || known.has(id)));
}

/** In the mode `replace` nothing but the entry says where a provider is. */
function endpointFor({ config, setup }: ToSetUp, provider: string): Endpoint | undefined {
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

function pluginPart({ config, setup, installed }: ToSetUp): Edited {
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
