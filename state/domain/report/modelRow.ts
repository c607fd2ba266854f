import { providerId } from '../providers/aliases.js';

/** One line of `models list`, with OpenClaw's names. `null` where OpenClaw could not find the model at all. */
export type ListRow = {
  /** `provider/model`. */
  readonly key: string;
  readonly name: string;
  /** `text` or `text+image`; `-` for a missing model. */
  readonly input: string;
  /** Tokens. */
  readonly contextWindow: number | null;
  /** What one turn may use, where that is stated beside the window. */
  readonly contextTokens?: number;
  /** The server is this machine. */
  readonly local: boolean | null;
  /** There is a credential for the provider. */
  readonly available: boolean | null;
  /** In this order: default, fallback#N, image, img-fallback#N, configured, alias:X. */
  readonly tags: readonly string[];
  readonly missing: boolean;
};

/** A model on its way to becoming a row. */
export type Listed = {
  /** As the source spells it; credentials are looked up in lower case. */
  readonly provider: string;
  readonly id: string;
  readonly name: string;
  readonly baseUrl?: string;
  readonly input: readonly string[];
  readonly contextWindow: number;
  readonly contextTokens?: number;
};

/** OpenClaw's window for a model that nobody describes. */
export const UNKNOWN_WINDOW = 200_000;

/** OpenClaw: `isLocalBaseUrl` of the list. Private addresses of other machines do not count. */
export function isThisMachine(baseUrl: string | undefined): boolean {
  const host = hostOf(baseUrl);
  return host !== undefined && (THIS_MACHINE.has(host) || host.endsWith('.local'));
}

const THIS_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '0.0.0.0', '::', '::1']);

/**
 * Where OpenClaw assumes that a server without a key asks for none: this machine, its containers and the private IPv4
 * ranges. OpenClaw: `hasSyntheticLocalProviderAuthConfig`.
 */
export function asksForNoKey(baseUrl: string | undefined): boolean {
  const host = hostOf(baseUrl);
  if (host === undefined || host === '::') return false;
  if (THIS_MACHINE.has(host) || host.endsWith('.local')) return true;
  return NEIGHBOURS.has(host) || PRIVATE_IPV4.test(host);
}

const NEIGHBOURS: ReadonlySet<string> = new Set([
  '::ffff:7f00:1',
  'docker.orb.internal',
  'host.docker.internal',
  'host.orb.internal',
]);

const PRIVATE_IPV4 = /^(?:10\.\d+|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.\d+\.\d+$/;

function hostOf(baseUrl: string | undefined): string | undefined {
  if (baseUrl === undefined || !URL.canParse(baseUrl)) return undefined;
  return new URL(baseUrl).hostname.toLowerCase().replace(/^\[|\]$/g, '');
}

/**
 * What plugins of 2026.5 make of a model just before it is shown, whoever described it. Prefixes are compared in lower case.
 * OpenClaw: `normalizeResolvedModel` of the plugins; the others change nothing that a list shows.
 */
type PluginView = {
  readonly plugin: string;
  /** These see images even when their row says text only. */
  readonly images?: readonly string[];
  /** These have this window at least, unless the config states one. */
  readonly window?: {
    readonly models: readonly string[];
    readonly tokens: number;
    /** Have that window in the catalogue too; the others have the usual one there. */
    readonly anyway: readonly string[];
  };
};

const CLAUDE_4_6_AND_LATER = [4.6, 4.7, 4.8].flatMap((version) =>
  ['opus', 'sonnet']
    .filter((family) => family === 'opus' || version === 4.6)
    .flatMap((family) => [`claude-${family}-${version}`, `claude-${family}-${String(version).replace('.', '-')}`]),
);

const CLAUDE: PluginView = {
  plugin: 'anthropic',
  images: CLAUDE_4_6_AND_LATER,
  window: { models: CLAUDE_4_6_AND_LATER, tokens: 1_048_576, anyway: ['claude-opus-4-8', 'claude-opus-4.8'] },
};

const PLUGIN_VIEWS: Readonly<Record<string, PluginView>> = {
  anthropic: CLAUDE,
  'claude-cli': CLAUDE,
  'openai-codex': { plugin: 'openai', images: ['gpt-5.4', 'gpt-5.5'] },
};

/** How far a plugin has a say: `windowStated` when the config gives this model a window of its own, which then stands. */
export type PluginSay = { readonly windowStated: boolean; readonly off: readonly string[] };

export function asPluginShows(model: Listed, say: PluginSay): Listed {
  const view = viewOf(model);
  if (view === undefined || say.off.includes(view.plugin)) return model;
  const seesImages = !model.input.includes('image') && startsWithAny([model.id, model.name], view.images);
  const { window } = view;
  const wider = window !== undefined && !say.windowStated && startsWithAny([model.id], window.models);
  return {
    ...model,
    ...(seesImages ? { input: ['text', 'image'] } : {}),
    ...(wider ? widened(model, window.tokens) : {}),
  };
}

/** The window of a catalogue model as it is without the plugin that widens it. Our catalogue states the wide one. */
export function withoutPlugin(model: Listed, off: readonly string[]): Listed {
  const view = viewOf(model);
  const { window } = view ?? {};
  if (view === undefined || window === undefined || !off.includes(view.plugin)) return model;
  const narrow = startsWithAny([model.id], window.models) && !startsWithAny([model.id], window.anyway);
  return narrow ? { ...model, contextWindow: UNKNOWN_WINDOW } : model;
}

function viewOf(model: Listed): PluginView | undefined {
  const id = providerId(model.provider);
  return Object.hasOwn(PLUGIN_VIEWS, id) ? PLUGIN_VIEWS[id] : undefined;
}

const widened = (model: Listed, tokens: number): Pick<Listed, 'contextWindow' | 'contextTokens'> => ({
  contextWindow: Math.max(model.contextWindow, tokens),
  contextTokens: Math.max(model.contextTokens ?? 0, tokens),
});

const startsWithAny = (texts: readonly string[], starts: readonly string[] | undefined): boolean =>
  starts?.some((start) => texts.some((text) => text.toLowerCase().startsWith(start))) ?? false;
