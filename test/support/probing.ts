import { secret } from '../../services/secret.js';
import type { Vault } from '../../services/vault.js';
import type { ProbeApi, ProbePlan, ProbeTarget } from '../../state/domain/probe.js';

type Plan = Extract<ProbePlan, { kind: 'request' }>;

/** A target to be asked about `model` at `baseUrl`: on this machine, with a key, and no great hopes for the context. */
export const target = (api: ProbeApi, baseUrl: string, model: string, over: Partial<Plan> = {}): ProbeTarget => ({
  ref: `here/${model}`,
  provider: 'here',
  model,
  credential: { label: 'models.json', source: 'models.json', mode: 'api_key' },
  plan: {
    kind: 'request',
    api,
    baseUrl,
    model,
    ownUrl: false,
    authHeader: false,
    local: true,
    realKey: true,
    looked: ['HERE_API_KEY'],
    contextWindow: 1024,
    ...over,
  },
});

/** A vault with one key for every provider, and headers; without a key, an empty one. */
export const vault = (
  key?: string,
  over: {
    readonly origin?: string;
    readonly address?: string;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Vault => ({
  credentialFor: () => (key === undefined ? undefined : { secret: secret(key), how: 'bearer', origin: over.origin }),
  addressFor: () => (over.address === undefined ? undefined : secret(over.address)),
  headersFor: () => new Map(Object.entries(over.headers ?? {}).map(([name, value]) => [name, secret(value)])),
});
