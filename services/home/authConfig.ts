import type { AuthConfig, ConfiguredProfile } from '../../state/domain/auth/profiles.js';
import { isObject, type Json, valueAt } from '../../state/domain/json.js';
import { stringList } from './authStore.js';

/** The `auth` section, entry by entry: a malformed one counts as absent. `awsSdk`: providers in lower case. */
export function authConfig(config: Json, awsSdk: ReadonlySet<string>): AuthConfig {
  const profiles = valueAt(config, ['auth', 'profiles']);
  const order = valueAt(config, ['auth', 'order']);
  return {
    profiles: new Map(
      Object.entries(isObject(profiles) ? profiles : {}).flatMap(([id, value]) => {
        const said = configuredProfile(value);
        return said === undefined ? [] : [[id, said] as const];
      }),
    ),
    order: new Map(
      Object.entries(isObject(order) ? order : {}).flatMap(([provider, ids]) =>
        Array.isArray(ids) ? [[provider.trim().toLowerCase(), stringList(ids)] as const] : [],
      ),
    ),
    awsSdk,
  };
}

function configuredProfile(value: Json): ConfiguredProfile | undefined {
  if (!isObject(value)) return undefined;
  const { provider, mode, email, displayName } = value;
  if (typeof provider !== 'string' || typeof mode !== 'string') return undefined;
  return {
    provider,
    mode,
    ...(typeof email === 'string' ? { email } : {}),
    ...(typeof displayName === 'string' ? { displayName } : {}),
  };
}
