import { isMarker, secretRef } from '../auth/secretText.js';
import { lazy } from '../lazy.js';
import { canonicalId } from '../providers/aliases.js';
import { envNamesFor } from '../providers/credentialEnv.js';
import { allSetupFacts, setupFacts } from '../providers/setupTable.js';
import { providerRow } from '../providers/table.js';

/** What a text that should be a key looks like instead. Holds no part of the text. */
export type KeyFinding =
  | { readonly kind: 'empty' }
  /** White space around it, or line breaks in it, will be taken off. `length`: characters that stay. */
  | { readonly kind: 'stray-space'; readonly length: number }
  | { readonly kind: 'quoted' }
  | { readonly kind: 'blank-inside' }
  | { readonly kind: 'unsendable' }
  | { readonly kind: 'command' }
  | { readonly kind: 'assignment' }
  | { readonly kind: 'address' }
  | { readonly kind: 'json' }
  | { readonly kind: 'private-key' }
  | { readonly kind: 'variable' }
  | { readonly kind: 'placeholder' }
  | { readonly kind: 'masked' }
  /** Whose it looks like, for people. */
  | { readonly kind: 'of-another'; readonly owner: string }
  | { readonly kind: 'token-for-key' }
  | { readonly kind: 'key-for-token' }
  /** Characters that it has, and that one has at least. */
  | { readonly kind: 'cut-token'; readonly length: number; readonly least: number }
  | { readonly kind: 'short'; readonly length: number };

/** `refuse`: it cannot work. `warn`: it may, and the person decides. */
export const keySeverity = ({ kind }: KeyFinding): 'refuse' | 'warn' => (WARNS.has(kind) ? 'warn' : 'refuse');

const WARNS: ReadonlySet<KeyFinding['kind']> = new Set(['stray-space', 'of-another', 'token-for-key', 'short']);

/**
 * What looks wrong with a pasted credential before anybody is asked. `provider` may be one of a person's own: then nothing is
 * known of how its keys look. Only one finding says what the text is; the others are about what is around it.
 */
export function keyShape(raw: string, provider: string, wants: 'key' | 'token' = 'key'): readonly KeyFinding[] {
  const isSetupToken = wants === 'token' && canonicalId(provider) === 'anthropic';
  // OpenClaw: a setup-token may come with the blanks of a terminal that wrapped it.
  const text = isSetupToken ? raw.replace(/\s+/g, '') : raw.replace(LINE_BREAKS, '').trim();
  if (text === '') return [{ kind: 'empty' }];
  const stray: readonly KeyFinding[] = text === raw ? [] : [{ kind: 'stray-space', length: [...text].length }];
  const other = noKey(raw.trim(), text, provider);
  if (other !== undefined) return [other];
  const own = ofProvider(text, provider, wants);
  return own === undefined ? stray : [...stray, own];
}

const LINE_BREAKS = /[\r\n\u2028\u2029]+/g;

type Look = readonly [KeyFinding['kind'] & Plain, (trimmed: string, text: string) => boolean];
type Plain =
  | 'json'
  | 'private-key'
  | 'assignment'
  | 'command'
  | 'address'
  | 'masked'
  | 'variable'
  | 'quoted'
  | 'blank-inside'
  | 'unsendable';

/** The first that fits is told. */
const LOOKS: readonly Look[] = [
  ['private-key', (_, text) => text.includes('-----BEGIN')],
  ['json', (_, text) => /^[[{].*[\]}]$/.test(text)],
  ['variable', (_, text) => secretRef(text) !== undefined || /^%[A-Za-z_]\w*%$/.test(text) || isConstant(text)],
  ['assignment', (trimmed) => /^(?:export\s+|set\s+|\$env:)?[A-Za-z_]\w*\s*=\s*\S/.test(trimmed) && isNamed(trimmed)],
  ['command', (trimmed) => COMMAND.test(trimmed)],
  ['address', (_, text) => /^[a-z][a-z0-9+.-]*:\/\//i.test(text)],
  ['masked', (_, text) => /\u2026|\.{3}|\*{3}|\u2022{2}|<[^>]*>/.test(text)],
  ['quoted', (_, text) => /^(["'`\u201c\u2018]).*["'`\u201d\u2019]$/.test(text)],
  ['blank-inside', (_, text) => /\s/.test(text)],
  ['unsendable', (_, text) => /[^\x21-\x7e]/.test(text)],
];

const COMMAND =
  /^(?:[$#>]\s+|sudo\s|(?:openclaw|pincer|curl|wget|npx|npm|pip|echo|cat|export|claude|gh|ollama|source|setx)\s+\S|authorization:|bearer\s|x-api-key:)/i;

/** `OPENAI_API_KEY`, typed where its value belongs. */
const isConstant = (text: string): boolean => /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text);

/** Base64 ends in `=`, and has no word before it that names something. */
const isNamed = (text: string): boolean =>
  /^(?:export\s|set\s|\$env:)/i.test(text) || /^[A-Z][A-Z0-9_]*\s*=/.test(text);

function noKey(trimmed: string, text: string, provider: string): KeyFinding | undefined {
  const look = LOOKS.find(([, fits]) => fits(trimmed, text));
  if (look) return { kind: look[0] };
  return isMarker(text) && !takesAny(provider) ? { kind: 'placeholder' } : undefined;
}

function ofProvider(text: string, provider: string, wants: 'key' | 'token'): KeyFinding | undefined {
  const owner = ownerOf(text);
  const isAnthropics = canonicalId(provider) === 'anthropic';
  if (wants === 'token' && isAnthropics) return setupToken(text);
  if (isAnthropics && text.startsWith(SETUP_TOKEN)) return { kind: 'token-for-key' };
  if (takesAny(provider)) return undefined;
  if (owner !== undefined && owner.id !== undefined && isOf(owner.id, provider)) return undefined;
  if (owner !== undefined) return { kind: 'of-another', owner: owner.label };
  const length = [...text].length;
  return length < SHORT ? { kind: 'short', length } : undefined;
}

/** OpenClaw: `validateAnthropicSetupToken`. */
const SETUP_TOKEN = 'sk-ant-oat01-';
const LEAST = 80;
/** No provider is known whose keys are shorter. */
const SHORT = 16;

function setupToken(text: string): KeyFinding | undefined {
  if (!text.startsWith(SETUP_TOKEN)) return { kind: 'key-for-token' };
  return text.length < LEAST ? { kind: 'cut-token', length: text.length, least: LEAST } : undefined;
}

/** A server of one's own, a gateway that wants the key of whom it asks, an endpoint that no table knows. */
function takesAny(provider: string): boolean {
  const id = canonicalId(provider);
  return providerRow(id) === undefined || setupFacts(id)?.takesAnyKey === true;
}

/** Other names of a provider, and those that share its key. */
function isOf(owner: string, provider: string): boolean {
  const id = canonicalId(provider);
  if (id === owner || setupFacts(id)?.setUpAs === owner) return true;
  const plugin = providerRow(id)?.plugin;
  if (plugin !== undefined && plugin === providerRow(owner)?.plugin) return true;
  const names = envNamesFor(owner);
  return envNamesFor(id).some((name) => names.includes(name));
}

type Owner = { readonly id?: string; readonly label: string };

/** Whose keys begin like this one. No beginning is that of another as well. */
function ownerOf(text: string): Owner | undefined {
  return starts().find(({ start }) => text.startsWith(start))?.owner;
}

const starts = lazy((): readonly { readonly start: string; readonly owner: Owner }[] => {
  const known = [...allSetupFacts()].flatMap(([id, { keyStarts }]) =>
    (keyStarts ?? []).map((start) => ({ start, owner: { id, label: providerRow(id)?.label ?? id } })),
  );
  const others = ELSEWHERE.map(([start, label]) => ({ start, owner: { label } }));
  return [...known, ...others];
});

/** Secrets that lie around next to keys of models. */
const ELSEWHERE: readonly (readonly [string, string])[] = [
  ['pplx-', 'Perplexity'],
  ['tvly-', 'Tavily'],
  ['AKIA', 'Amazon Web Services'],
  ['glpat-', 'GitLab'],
  ['npm_', 'npm'],
  ['xoxb-', 'Slack'],
  ['xoxp-', 'Slack'],
  ['ya29.', 'Google (a login, not a key)'],
  ['GOCSPX-', 'Google (the secret of an OAuth client)'],
];
