import type { AuthStatus, Rung } from '../auth/auth.js';
import { nextStep } from '../auth/nextStep.js';
import { ORDER_WORDS, rungWhy } from '../auth/rungWords.js';
import { sourceWords } from '../auth/sourceWords.js';
import type { Catalog } from '../catalog/catalog.js';
import type { Home, ProviderState } from '../home.js';
import type { Json } from '../json.js';
import { admissions } from '../models/allowlist.js';
import { pickerModels } from '../picker/picker.js';
import { refsInUse } from '../probe/targets.js';
import { canonicalId } from '../providers/aliases.js';
import { everyProvider, isInReach, withoutCredential } from '../providers/everyProvider.js';
import type { ProviderRow } from '../providers/row.js';
import { setupFacts } from '../providers/setupTable.js';
import { providerRow } from '../providers/table.js';
import { type PluginState, pluginState } from '../setup/plugins.js';
import type { SignIn } from '../setup/signIn.js';
import { setupNote, signInsOf } from '../setup/signIns.js';

/** `pincer providers list --json`, a row of it. */
export type ProviderSummary = {
  readonly id: string;
  readonly label: string;
  readonly configured: boolean;
  readonly inUse: boolean;
  /** As of the credential; `malformed` for an entry that cannot be read, `unknown` where the store is not read. */
  readonly state: AuthStatus['kind'] | 'malformed' | 'unknown';
  readonly why?: string;
  /** The one that is used. */
  readonly credential?: { readonly place: string; readonly label: string; readonly expiresAt?: number };
  readonly rest?: AuthStatus['rest'];
  readonly api?: string;
  readonly baseUrl?: string;
  /** Where requests go. */
  readonly host?: string;
  readonly models: { readonly known: number; readonly usable: number };
};

/** What was set up, found or is used; with `all`, also every other provider that this OpenClaw brings along. */
export function providerSummaries(home: Home, catalog: Catalog, all: boolean): readonly ProviderSummary[] {
  const used = usedProviders(home);
  const shown = everyProvider(home).filter((provider) => all || isInReach(provider) || used.has(provider.id));
  const counts = modelCounts(home, catalog);
  const rank = (provider: ProviderState): number => (isInReach(provider) ? 0 : used.has(provider.id) ? 1 : 2);
  return [...shown]
    .sort((a, b) => rank(a) - rank(b))
    .map((provider) => summaryOf(home, provider, used, counts.get(provider.id) ?? { known: 0, usable: 0 }));
}

const usedProviders = (home: Home): ReadonlySet<string> =>
  new Set([
    ...refsInUse(home).map((ref) => canonicalId(ref.slice(0, ref.indexOf('/')))),
    ...home.auth.missingInUse,
    ...(home.auth.unknownInUse ?? []),
  ]);

type Count = { readonly known: number; readonly usable: number };

/** Usable: it would answer as far as the files tell, and the allowlist lets it in. */
function modelCounts(home: Home, catalog: Catalog): ReadonlyMap<string, Count> {
  const admits = admissions(home);
  const counts = new Map<string, { known: number; usable: number }>();
  for (const { ref, reason } of pickerModels(home, catalog)) {
    const id = ref.slice(0, ref.indexOf('/'));
    const count = counts.get(id) ?? { known: 0, usable: 0 };
    count.known += 1;
    if (reason === undefined && admits(ref) !== undefined) count.usable += 1;
    counts.set(id, count);
  }
  return counts;
}

function summaryOf(home: Home, provider: ProviderState, used: ReadonlySet<string>, models: Count): ProviderSummary {
  const { auth, api, baseUrl } = provider;
  const host = hostOf(baseUrl);
  return {
    id: provider.id,
    label: provider.name,
    configured: provider.configured,
    inUse: used.has(provider.id),
    state: stateOf(home, provider),
    ...(auth.why === undefined ? {} : { why: auth.why }),
    ...(auth.winner === undefined ? {} : { credential: credentialOf(auth.winner) }),
    ...(auth.rest === undefined ? {} : { rest: auth.rest }),
    ...(api === undefined ? {} : { api }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(host === undefined ? {} : { host }),
    models,
  };
}

function stateOf(home: Home, { problem, auth }: ProviderState): ProviderSummary['state'] {
  if (problem !== undefined) return 'malformed';
  return auth.kind === 'missing' && home.auth.unreadStore !== undefined ? 'unknown' : auth.kind;
}

const credentialOf = (rung: Rung): NonNullable<ProviderSummary['credential']> => ({
  place: sourceWords(rung, false),
  label: rung.label,
  ...(rung.expiresAt === undefined ? {} : { expiresAt: rung.expiresAt }),
});

const hostOf = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).host : undefined;

/** `pincer providers show --json`: everything of one provider. */
export type ProviderReport = ProviderSummary & {
  /** Other names, and where they work; only the names. */
  readonly aliases: readonly string[];
  /** Whether the OpenClaw of this home brings it along. */
  readonly ships: ProviderRow['ships']['2026.5'] | 'own';
  readonly baseUrlFrom?: ProviderState['baseUrlFrom'];
  /** In the order in which OpenClaw looks; `wins`: the one that is used. */
  readonly ladder: readonly RungReport[];
  readonly order?: string;
  /** What would help, where something is missing or soon over. */
  readonly next?: string;
  readonly variables: readonly string[];
  readonly signIns: readonly SignInReport[];
  /** What onboarding makes the default. */
  readonly defaultModel?: string;
  readonly documents?: ProviderRow['documents'];
  readonly plugin?: { readonly id: string; readonly state: PluginState['kind']; readonly by?: string };
  /** The command that sets it up. */
  readonly setup?: string;
  readonly notes: readonly string[];
};

export type RungReport = {
  readonly place: string;
  readonly kind: Rung['source']['kind'];
  readonly holds: Rung['holds'];
  readonly label: string;
  readonly wins: boolean;
  readonly why?: string;
  readonly expiresAt?: number;
  readonly inherited?: true;
  readonly rest?: Rung['rest'];
};

/** `here`: requests go there now. */
export type SignInReport = Omit<SignIn, 'regions'> & {
  readonly regions: readonly (SignIn['regions'][number] & { readonly here: boolean })[];
};

/** Undefined for a provider that neither the home nor any table knows. `config`: what is in effect, for its plugins. */
export function providerReport(home: Home, catalog: Catalog, config: Json, asked: string): ProviderReport | undefined {
  const id = canonicalId(asked);
  const row = providerRow(id);
  const provider =
    home.providers.find((one) => one.id === id) ?? (row === undefined ? undefined : withoutCredential(id, row));
  if (provider === undefined) return undefined;
  const counts = modelCounts(home, catalog).get(id) ?? { known: 0, usable: 0 };
  const { auth, baseUrlFrom } = provider;
  const signIns = signInsOf(id);
  const plugin = pluginOf(home, row, config);
  const setup = setupCommand(id, row, signIns);
  return {
    ...summaryOf(home, provider, usedProviders(home), counts),
    aliases: [...new Set(Object.values(row?.aliases ?? {}).flat())],
    ships: row === undefined ? 'own' : row.ships[home.dialect.version],
    ...(baseUrlFrom === undefined ? {} : { baseUrlFrom }),
    ladder: auth.ladder.map((rung) => rungReport(rung, auth.winner)),
    ...(auth.orderFrom === undefined ? {} : { order: ORDER_WORDS[auth.orderFrom] }),
    ...stepOf(home, provider),
    variables: [...new Set(signIns.flatMap(({ env }) => env))],
    signIns: signIns.map((signIn) => signInReport(signIn, provider)),
    ...(row?.model === undefined ? {} : { defaultModel: row.model }),
    ...(row?.documents === undefined ? {} : { documents: row.documents }),
    ...(plugin === undefined ? {} : { plugin }),
    ...(setup === undefined ? {} : { setup }),
    notes: notesOf(id, row),
  };
}

/** Of a store that is not read nobody knows what is missing. */
function stepOf(home: Home, provider: ProviderState): Pick<ProviderReport, 'next'> {
  const next = stateOf(home, provider) === 'unknown' ? undefined : nextStep(provider.id, provider.auth);
  return next === undefined ? {} : { next };
}

const rungReport = (rung: Rung, winner: Rung | undefined): RungReport => {
  const why = rungWhy(rung);
  return {
    place: sourceWords(rung, false),
    kind: rung.source.kind,
    holds: rung.holds,
    label: rung.label,
    wins: winner !== undefined && JSON.stringify(rung.source) === JSON.stringify(winner.source),
    ...(why === undefined ? {} : { why }),
    ...(rung.expiresAt === undefined ? {} : { expiresAt: rung.expiresAt }),
    ...(rung.inherited === undefined ? {} : { inherited: rung.inherited }),
    ...(rung.rest === undefined ? {} : { rest: rung.rest }),
  };
};

const signInReport = (signIn: SignIn, { baseUrl }: ProviderState): SignInReport => ({
  ...signIn,
  regions: signIn.regions.map((region) => ({ ...region, here: sameUrl(region.baseUrl, baseUrl) })),
});

const sameUrl = (a: string, b: string | undefined): boolean => a.replace(/\/+$/, '') === b?.replace(/\/+$/, '');

function pluginOf(home: Home, row: ProviderRow | undefined, config: Json): ProviderReport['plugin'] {
  if (row?.plugin === undefined || row.ships[home.dialect.version] === 'absent') return undefined;
  const state = pluginState(config, row.plugin);
  return { id: row.plugin, state: state.kind, ...(state.kind === 'ruled out' ? { by: state.by } : {}) };
}

function setupCommand(id: string, row: ProviderRow | undefined, signIns: readonly SignIn[]): string | undefined {
  if (row === undefined) return `pincer setup ${id}`;
  return signIns.length === 0 ? undefined : `pincer setup ${setupFacts(id)?.setUpAs ?? id}`;
}

/** What the row says, what set-up says, and what became of the plugin that the documents name. */
function notesOf(id: string, row: ProviderRow | undefined): readonly string[] {
  const same = setupFacts(id)?.setUpAs;
  const notes = [
    row?.note,
    setupNote(id),
    same === undefined ? undefined : `Another name of ${same}: it is set up as that.`,
    ...(row?.formerPlugins ?? []).map((name) => `The documents' plugin ${name} is now part of plugin ${row?.plugin}.`),
  ];
  return [...new Set(notes.flatMap((note) => note ?? []))];
}
