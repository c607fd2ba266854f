import { keyLabel } from '../../state/domain/auth/authOverview.js';
import type {
  ConfigCredential,
  CredentialFacts,
  EnvCredential,
  SyntheticCredential,
} from '../../state/domain/auth/credentialFacts.js';
import { cleanSecret, isKeyVariable, isMarker, isOAuthMarker, secretRef } from '../../state/domain/auth/secretText.js';
import { syntheticCredential } from '../../state/domain/auth/syntheticAuth.js';
import type { WrittenProvider } from '../../state/domain/config/configProviders.js';
import type { Environment, EnvVar } from '../../state/domain/config/envVars.js';
import { isOwnServer } from '../../state/domain/config/localHost.js';
import { isObject } from '../../state/domain/json.js';
import { mask } from '../../state/domain/masking/mask.js';
import type { Problem } from '../../state/domain/problem.js';
import { AWS_ENV_MARKERS, credentialEnv, GCLOUD_EVIDENCE } from '../../state/domain/providers/credentialEnv.js';
import { type Secret, secret } from '../secret.js';
import { readCloud } from './cloud.js';
import type { ConfiguredEntry } from './configured.js';
import type { Places } from './places.js';
import type { RegisteredProvider } from './registry.js';
import { isProgram, type RefSources, refDefaults, refLabel, resolveSecretRef } from './secretRefs.js';

/** Credentials outside of the auth store: what may be told of them, and apart from that the secrets. */
export type Credentials = {
  readonly facts: CredentialFacts;
  /** By lookup id. */
  readonly envSecrets: ReadonlyMap<string, Secret>;
  /** By provider in lower case. */
  readonly configSecrets: ReadonlyMap<string, Secret>;
  readonly problems: readonly Problem[];
};

export type CredentialInput = {
  readonly sources: RefSources;
  readonly configured: readonly ConfiguredEntry[];
  readonly registered: readonly RegisteredProvider[];
  readonly registryWritten: boolean;
  readonly places: Places;
};

export async function readCredentials(input: CredentialInput): Promise<Credentials> {
  const env = envCredentials(input.sources);
  const cloud = await readCloud(input.sources, input.configured);
  const { gcloud } = cloud;
  if (gcloud?.path !== undefined && gcloud.lacks.length === 0 && !env.facts.has(GCLOUD_EVIDENCE.provider))
    env.facts.set(GCLOUD_EVIDENCE.provider, gcloudCredential(gcloud.path));
  const found = await Promise.all(input.configured.map((entry) => configCredential(input, entry)));
  const headers = await Promise.all(input.configured.map((entry) => headerProblems(input, entry)));
  const config = new Map<string, ConfigCredential>();
  const configSecrets = new Map<string, Secret>();
  for (const { id, facts, secret: value } of found.flatMap((item) => item.credential ?? [])) {
    if (config.has(id)) continue;
    config.set(id, facts);
    if (value !== undefined) configSecrets.set(id, value);
  }
  return {
    facts: {
      env: env.facts,
      config,
      registry: registryLabels(input.registered),
      synthetic: synthetics(input),
      awsSdk: new Set(input.configured.filter(({ written }) => written.auth === 'aws-sdk').map(({ id }) => id)),
      cloud,
      spare: spareVariables(input.sources.environment),
    },
    envSecrets: env.secrets,
    configSecrets,
    problems: [...found.flatMap((item) => item.problems), ...headers.flat()],
  };
}

function envCredentials({ environment }: RefSources): {
  readonly facts: Map<string, EnvCredential>;
  readonly secrets: Map<string, Secret>;
} {
  const facts = new Map<string, EnvCredential>();
  const secrets = new Map<string, Secret>();
  for (const [id, names] of credentialEnv()) {
    const [first, ...rest] = allSet(environment, names);
    if (first === undefined) continue;
    const also = rest.map(told);
    facts.set(id, { ...told(first), says: `env: ${first.name}`, ...(also.length === 0 ? {} : { also }) });
    secrets.set(id, secret(first.value));
  }
  return { facts, secrets };
}

type SetVariable = { readonly name: string; readonly value: string; readonly variable: EnvVar };

const allSet = (environment: Environment, names: readonly string[]): readonly SetVariable[] =>
  names.flatMap((name) => {
    const variable = environment.get(name);
    const value = cleanSecret(variable?.value);
    return variable === undefined || value === undefined ? [] : [{ name, value, variable }];
  });

const told = ({ name, value, variable: { from, path } }: SetVariable): Pick<EnvCredential, 'label' | 'source'> => ({
  // OpenClaw shows nothing of a login, and knows one by the name of its variable.
  label: /oauth/i.test(name) ? 'OAuth (env)' : mask(value),
  source: { kind: 'env', name, from, ...(path === undefined ? {} : { path }) },
});

/** OpenClaw counts gcloud's own login among the variables; what is in its file is not read. */
const gcloudCredential = (path: string): EnvCredential => ({
  label: mask(GCLOUD_EVIDENCE.marker),
  says: GCLOUD_EVIDENCE.says,
  source: { kind: 'env', name: GCLOUD_EVIDENCE.fileEnv, from: 'process', path },
  isCloud: true,
});

/** Names only: their values are never looked at further than that there is one. */
function spareVariables(environment: Environment): readonly string[] {
  const found: string[] = [];
  for (const [name, { value }] of environment) if (SPARE.test(name) && value.trim() !== '') found.push(name);
  return found;
}

const SPARE = /_API_KEYS$|_API_KEY_.|^OPENCLAW_LIVE_.+_KEYS?$/;

type Found = {
  readonly credential?: { readonly id: string; readonly facts: ConfigCredential; readonly secret: Secret | undefined };
  readonly problems: readonly Problem[];
};

async function configCredential(input: CredentialInput, { id, written }: ConfiguredEntry): Promise<Found> {
  const { apiKey } = written;
  const clean = cleanSecret(apiKey);
  const ref = secretRef(apiKey, refDefaults(input.sources.config));
  if (clean === undefined && ref === undefined) return { problems: [] };
  const keyPath = ['models', 'providers', written.writtenAs, 'apiKey'];
  const source = { kind: 'config', path: keyPath.join('.') } as const;
  const shape = { isMarker: false, isOAuthMarker: false, preferred: written.auth === 'api-key', source };
  if (ref === undefined) return { credential: { id, ...literal(input, written, clean ?? '', shape) }, problems: [] };
  const label = refLabel(ref);
  const resolved = await resolveSecretRef(input.sources, ref);
  const facts = { ...shape, label, ...(resolved.ok ? {} : { fault: resolved.problem }) };
  if (resolved.ok)
    return { credential: { id, facts: { ...facts, usable: label }, secret: resolved.value }, problems: [] };
  // A `${NAME}` without value was already told of; an object is what stops OpenClaw.
  const problems: readonly Problem[] = isObject(apiKey)
    ? [{ kind: 'secret-unresolved', place: input.places(keyPath), message: resolved.problem }]
    : [];
  // What a program gives is for OpenClaw to ask: as far as can be known here, there is a key.
  const usable = isProgram(input.sources, ref) ? { usable: label } : {};
  return { credential: { id, facts: { ...facts, ...usable }, secret: undefined }, problems };
}

/** Likewise a header whose reference gives no value stops OpenClaw; one that is a text is sent as it is. */
async function headerProblems(
  { sources, places }: CredentialInput,
  { written }: ConfiguredEntry,
): Promise<readonly Problem[]> {
  const base = ['models', 'providers', written.writtenAs];
  const all = [
    ...Object.entries(written.headers).map(([name, value]) => [[...base, 'headers', name], value] as const),
    ...Object.entries(written.requestHeaders).map(
      ([name, value]) => [[...base, 'request', 'headers', name], value] as const,
    ),
  ];
  const told = all.map(async ([path, value]): Promise<readonly Problem[]> => {
    const ref = isObject(value) ? secretRef(value, refDefaults(sources.config)) : undefined;
    if (ref === undefined || isProgram(sources, ref)) return [];
    const found = await resolveSecretRef(sources, ref);
    return found.ok ? [] : [{ kind: 'secret-unresolved', place: places(path), message: found.problem }];
  });
  return (await Promise.all(told)).flat();
}

function literal(
  { sources }: CredentialInput,
  written: WrittenProvider,
  text: string,
  shape: Omit<ConfigCredential, 'label' | 'usable'>,
): { readonly facts: ConfigCredential; readonly secret: Secret | undefined } {
  const label = keyLabel(text, isMarker);
  if (isKeyVariable(text) && !AWS_ENV_MARKERS.includes(text)) {
    const value = cleanSecret(sources.environment.get(text)?.value);
    const facts = { ...shape, label };
    return value === undefined
      ? { facts: { ...facts, fault: `the variable ${text} is not set` }, secret: undefined }
      : { facts: { ...facts, usable: mask(value) }, secret: secret(value) };
  }
  if (!isMarker(text)) return { facts: { ...shape, label, usable: label }, secret: secret(text) };
  const facts = { ...shape, label, isOAuthMarker: isOAuthMarker(text) };
  const local = written.models.length > 0 && isOwnServer(written.baseUrl);
  if (!local || (written.api !== 'openai-completions' && written.api !== 'ollama')) return { facts, secret: undefined };
  const sent = written.api === 'ollama' ? text : 'custom-local';
  return { facts: { ...facts, usable: `marker(${sent})`, isMarker: true }, secret: undefined };
}

function synthetics({ configured, registryWritten }: CredentialInput): ReadonlyMap<string, SyntheticCredential> {
  const made = new Map<string, SyntheticCredential>();
  for (const { id, written, entry } of configured) {
    const credential = syntheticCredential(id, written, entry, registryWritten);
    if (credential !== undefined && !made.has(id)) made.set(id, credential);
  }
  return made;
}

function registryLabels(registered: readonly RegisteredProvider[]): CredentialFacts['registry'] {
  const labels = new Map<string, { readonly label: string; readonly path: string }>();
  for (const { id, written, path } of registered) {
    const clean = cleanSecret(written.apiKey);
    if (clean !== undefined && !labels.has(id))
      labels.set(id, { label: keyLabel(clean, (text) => isMarker(text) || isKeyVariable(text)), path });
  }
  return labels;
}
