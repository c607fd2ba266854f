import type { KeyPath } from '../json.js';
import type { Json5Document, Json5Node, Json5Object } from '../json5/document.js';
import { isSecretName, tokenSpans } from '../masking/redact.js';
import { isSecretHeader } from './headerNames.js';
import { hasSecretInAddress, isAddressPath, isSensitivePath } from './sensitive.js';
import { isVariableName } from './variableNames.js';

/** A text that stands where a secret would. Whether it is one, and not a reference or a placeholder, is another question. */
export type SecretPlace = {
  /** In the file. */
  readonly path: KeyPath;
  /** Offset of the key, or of the item of a list. */
  readonly start: number;
  readonly what: SecretKind;
  readonly text: string;
  /** The provider as the file spells it, where it belongs to one. */
  readonly provider?: string;
  /** OpenClaw renews it by itself, and takes it nowhere else. */
  readonly isManaged?: true;
};

/**
 * `variable`: of an `env` block. `address`: a password or key within a URL. `setting`: anything else, such as the token of a channel.
 * `comment`: switched off, or noted down. `reference`: pasted where a SecretRef has the name of a variable.
 */
export type SecretKind =
  | 'key'
  | 'header'
  | 'token'
  | 'variable'
  | 'address'
  | 'setting'
  | 'login'
  | 'comment'
  | 'reference';

/** Of a config, or of a file that it includes at the path `under`. */
export function configPlaces({ root }: Json5Document, under: KeyPath): readonly SecretPlace[] {
  return textsIn(root).flatMap((found) => {
    const path = [...under, ...found.path];
    const what = kindInConfig(path, found.text);
    return what === undefined ? [] : [{ ...found, what, ...providerAt(path) }];
  });
}

/** What looks like a key in the comments: there are no names above it, only its looks. Without a path. */
export const commentPlaces = ({ text, comments }: Json5Document): readonly SecretPlace[] =>
  comments.flatMap(({ start, end }) =>
    tokenSpans(text.slice(start, end)).map((span) => ({
      path: [],
      start: start + span.start,
      what: 'comment',
      text: text.slice(start + span.start, start + span.end),
    })),
  );

/** What looks like a key where a reference names a variable. OpenClaw rejects that, and its messages repeat it. */
export const misplacedKeys = ({ root }: Json5Document, under: KeyPath): readonly SecretPlace[] =>
  refsIn(root, under).flatMap(({ path, node }) =>
    membersOf(node).flatMap(({ key, value, start }): readonly SecretPlace[] => {
      const text = key === 'id' ? (textOf(value) ?? '') : '';
      const isKey = !isVariableName(text) && tokenSpans(text).length > 0;
      return isKey ? [{ path: [...path, key], start, what: 'reference', text, ...providerAt(path) }] : [];
    }),
  );

type FoundRef = { readonly path: KeyPath; readonly node: Json5Object };

/** References to variables, whole or not. */
function refsIn(node: Json5Node, path: KeyPath): readonly FoundRef[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'array') return node.items.flatMap((item, i) => refsIn(item.value, [...path, i]));
  if (isRefShaped(node)) return textOf(memberOf(node, 'source')) === 'env' ? [{ path, node }] : [];
  return node.items.flatMap((item) => refsIn(item.value, [...path, item.key]));
}

/** Of an agent's models.json or of a catalog of a plugin. */
export function registryPlaces({ root }: Json5Document): readonly SecretPlace[] {
  return textsIn(root).flatMap((found) => {
    const [top, provider, ...path] = found.path;
    const what = top === 'providers' ? kindInProvider(path, found.text) : undefined;
    return what === undefined ? [] : [{ ...found, what, provider: String(provider) }];
  });
}

/** Of an auth store. Its logins are what OpenClaw got for itself, and renews. */
export function storePlaces(doc: Json5Document): readonly SecretPlace[] {
  return membersOf(memberOf(doc.root, 'profiles')).flatMap(({ key, value }) =>
    credentialPlaces(value, ['profiles', key], textOf(memberOf(value, 'provider'))),
  );
}

/** Of `auth.json` and `oauth.json`, which hold a credential for each provider. */
export const legacyPlaces = (doc: Json5Document): readonly SecretPlace[] =>
  membersOf(doc.root).flatMap(({ key, value }) => credentialPlaces(value, [key], key));

function credentialPlaces(node: Json5Node, path: KeyPath, provider: string | undefined): readonly SecretPlace[] {
  return membersOf(node).flatMap(({ key, value, start }) => {
    const text = textOf(value);
    const what = CREDENTIAL_FIELDS.get(key);
    if (text === undefined || what === undefined) return [];
    const owner = provider === undefined ? {} : { provider };
    return [
      { path: [...path, key], start, what, text, ...owner, ...(what === 'login' ? { isManaged: true as const } : {}) },
    ];
  });
}

const CREDENTIAL_FIELDS: ReadonlyMap<string, SecretKind> = new Map([
  ['key', 'key'],
  ['apiKey', 'key'],
  ['token', 'token'],
  ['access', 'login'],
  ['refresh', 'login'],
  ['idToken', 'login'],
]);

function kindInConfig(path: KeyPath, text: string): SecretKind | undefined {
  if (isProviderPath(path)) return kindInProvider(path.slice(3), text);
  // What is below tells where secrets are, and from whom they may be had.
  return path[0] === 'secrets' ? undefined : (kindInHolder(path) ?? kindByName(path.join('.'), nameAt(path), text));
}

/** `path` is below the provider. */
function kindInProvider(path: KeyPath, text: string): SecretKind | undefined {
  const name = nameAt(path);
  if (path.length === 1 && name === 'apiKey') return 'key';
  if (isRequestSecret(path)) return path.at(-2) === 'auth' ? 'token' : 'setting';
  return kindInHolder(path) ?? kindByName(`.${path.join('.')}`, name, text);
}

const isProviderPath = (path: KeyPath): boolean =>
  path[0] === 'models' && path[1] === 'providers' && path[2] !== undefined;

/** OpenClaw: `request.auth` and the private parts of `request.tls` and `request.proxy.tls`. */
const isRequestSecret = (path: KeyPath): boolean =>
  path[0] === 'request' && /(?:auth\.(?:token|value)|tls\.(?:key|passphrase))$/.test(path.join('.'));

/** Below a name that holds nothing but headers, or variables, by whatever names. */
function kindInHolder(path: KeyPath): SecretKind | undefined {
  const name = nameAt(path);
  const above = path.at(-2) === 'vars' ? path.at(-3) : path.at(-2);
  if (above === 'headers') return isSecretHeader(name) ? 'header' : undefined;
  return above === 'env' && isSecretName(name) ? 'variable' : undefined;
}

function kindByName(path: string, name: string, text: string): SecretKind | undefined {
  if (isAddressPath(path)) return hasSecretInAddress(text) ? 'address' : undefined;
  return isSensitivePath(name) && !TELLS_WHERE.test(name) ? 'setting' : undefined;
}

/** `tokenFile`, `secretName`, `apiKeyEnv`: where a secret is, not what it is. */
const TELLS_WHERE = /(?:file|path|dir|env|name|ref|field|header|url|mode|source|provider|policy|type)$/i;

/** The nearest name above an item of a list. */
const nameAt = (path: KeyPath): string => String(path.findLast((step) => typeof step === 'string') ?? '');

const providerAt = (path: KeyPath): { readonly provider?: string } =>
  isProviderPath(path) ? { provider: String(path[2]) } : {};

type Text = { readonly path: KeyPath; readonly start: number; readonly text: string };

/** Every text of a document, those of references left out: a SecretRef says where a secret is. */
function textsIn(node: Json5Node, path: KeyPath = [], start = node.start): readonly Text[] {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? [{ path, start, text: node.value }] : [];
  if (node.kind === 'array') return node.items.flatMap((item, i) => textsIn(item.value, [...path, i], item.start));
  // Of duplicate keys only the last counts, and what the others hold is in the file all the same.
  return isRefShaped(node) ? [] : node.items.flatMap((item) => textsIn(item.value, [...path, item.key], item.start));
}

/** OpenClaw: `source` and `id` make a reference; a malformed one is told of elsewhere, and holds no secret either. */
const isRefShaped = (node: Json5Object): boolean =>
  /^(?:env|file|exec|store)$/.test(textOf(memberOf(node, 'source')) ?? '') && memberOf(node, 'id') !== undefined;

const membersOf = (node: Json5Node | undefined): Json5Object['items'] => (node?.kind === 'object' ? node.items : []);

const memberOf = (node: Json5Node | undefined, key: string): Json5Node | undefined =>
  membersOf(node).findLast((item) => item.key === key)?.value;

const textOf = (node: Json5Node | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
