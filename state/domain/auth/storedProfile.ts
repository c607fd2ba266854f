import type { Json, JsonObject } from '../json.js';
import type { NewProfile } from './profileChange.js';

/** What a profile is to hold: a secret in plain text, a reference to one, or what came of a login. */
export type HeldSecret =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'ref'; readonly ref: JsonObject }
  | { readonly kind: 'tokens'; readonly tokens: JsonObject };

/** An entry of `profiles` as OpenClaw stores it. It holds the secret: for the file alone. */
export function storedProfile(profile: NewProfile, provider: string, secret: HeldSecret): JsonObject {
  const { type, email, displayName } = profile;
  return present({
    type,
    provider,
    ...secretFields(profile, secret),
    ...(type === 'api_key' ? { metadata: profile.metadata } : { expires: profile.expires }),
    email,
    displayName,
  });
}

function secretFields({ type }: NewProfile, secret: HeldSecret): JsonObject {
  const name = type === 'token' ? 'token' : 'key';
  switch (secret.kind) {
    case 'text':
      return { [name]: secret.text };
    case 'ref':
      return { [`${name}Ref`]: secret.ref };
    case 'tokens':
      return present(Object.fromEntries(LOGIN_FIELDS.map((field) => [field, secret.tokens[field]])));
  }
}

/** OpenClaw keeps these of a login, and drops what else it finds when it writes the file. */
const LOGIN_FIELDS: readonly string[] = [
  'access',
  'refresh',
  'idToken',
  'clientId',
  'enterpriseUrl',
  'projectId',
  'accountId',
  'chatgptPlanType',
];

const present = (fields: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
