import { isObject, type Json } from '../../state/domain/json.js';
import { line } from '../../state/domain/probe/said.js';
import { jsonOf } from '../../state/domain/probe/serverError.js';
import { objectsIn, optional, textOf } from '../apis/api.js';
import type { HttpOutcome, World } from '../world.js';

/** A model server of one's own, by what it answered. */
export type LocalServer = {
  /** Canonical id; `llamacpp` is one that OpenClaw has no name for. */
  readonly provider: string;
  readonly name: string;
  readonly version?: string;
  readonly api: 'openai-completions' | 'ollama';
  readonly baseUrl: string;
  readonly state: 'answers' | 'wants a key' | 'loads its model';
};

/** Ollama, LM Studio, vLLM, SGLang, llama-server, LiteLLM; which one it is, its answers tell, and not the port. */
export const USUAL_PORTS: readonly number[] = [11_434, 1234, 8000, 30_000, 8080, 4000];

type Reply = Extract<HttpOutcome, { readonly kind: 'reply' }>;

/** How one kind of server is known: by the signature in its list, or by what only it answers on a path of its own. */
type Kind = Pick<LocalServer, 'provider' | 'name' | 'api'> & {
  /** Behind the address; OpenClaw wants it so. */
  readonly base: '' | '/v1';
  /** `owned_by` of the rows in its list. */
  readonly owner?: string;
  readonly path: string;
  /** Is the answer on `path` this server's? `list` is what `/v1/models` gave. */
  readonly isIts: (answer: Reply, list: Reply) => boolean;
  /** Where it tells its version, if it does. */
  readonly version?: string;
};

const fieldOf = (reply: Reply, name: string): Json | undefined => {
  const body = reply.status === 200 ? jsonOf(reply.text) : undefined;
  return isObject(body) ? body[name] : undefined;
};

/** In the order in which they are asked about; documents and usual ports name these six. */
const KINDS: readonly Kind[] = [
  {
    provider: 'ollama',
    name: 'Ollama',
    api: 'ollama',
    base: '',
    owner: 'library',
    path: '/api/version',
    isIts: (answer) => typeof fieldOf(answer, 'version') === 'string',
    version: '/api/version',
  },
  {
    provider: 'lmstudio',
    name: 'LM Studio',
    api: 'openai-completions',
    base: '/v1',
    owner: 'organization_owner',
    path: '/',
    // It answers 200 to every path that it does not have.
    isIts: (answer) => /^unexpected endpoint/i.test(textOf(fieldOf(answer, 'error')) ?? ''),
  },
  {
    provider: 'sglang',
    name: 'SGLang',
    api: 'openai-completions',
    base: '/v1',
    owner: 'sglang',
    path: '/get_model_info',
    isIts: (answer) => typeof fieldOf(answer, 'model_path') === 'string',
  },
  {
    provider: 'litellm',
    name: 'LiteLLM',
    api: 'openai-completions',
    base: '',
    path: '/health/liveliness',
    isIts: (answer) => answer.status === 200 && /^\s*"?I'm alive!"?\s*$/.test(answer.text),
  },
  {
    provider: 'llamacpp',
    name: 'llama-server',
    api: 'openai-completions',
    base: '/v1',
    owner: 'llamacpp',
    path: '/health',
    // Its health is open to everybody; the rest wants the key, or waits for the model.
    isIts: (answer, list) =>
      (fieldOf(answer, 'status') === 'ok' && list.status === 401 && /authentication_error/.test(list.text)) ||
      (isLoading(answer) && isLoading(list)),
  },
  {
    provider: 'vllm',
    name: 'vLLM',
    api: 'openai-completions',
    base: '/v1',
    owner: 'vllm',
    path: '/version',
    // With a key it keeps its list to itself, and its version not.
    isIts: (answer, list) => typeof fieldOf(answer, 'version') === 'string' && list.status === 401,
    version: '/version',
  },
];

const isLoading = ({ status, text }: Reply): boolean => status === 503 && /"Loading model"/.test(text);

/** Which model server answers at an address without a path, if any. Nothing is sent that a server could mind: no key, no body. */
export async function serverAt(
  world: World,
  address: string,
  signal: AbortSignal,
  /** Of each request, of which there are three at most, one after the other. */
  deadlineMs: number,
): Promise<LocalServer | undefined> {
  const get = (path: string): Promise<Reply | undefined> => fetched(world, address + path, signal, deadlineMs);
  const list = await get('/v1/models');
  if (list === undefined) return undefined;
  const kind = ownerKind(list) ?? (await provenKind(get, list));
  if (kind === undefined) return undefined;
  const told = kind.version === undefined ? undefined : await get(kind.version);
  const version = told === undefined ? undefined : textOf(fieldOf(told, 'version'));
  const { provider, name, api, base } = kind;
  const state = isLoading(list) ? 'loads its model' : list.status === 401 ? 'wants a key' : 'answers';
  const shown = optional('version', version === undefined ? undefined : line(version, 20));
  return { provider, name, api, baseUrl: address + base, state, ...shown };
}

/** Its list says whose it is. */
function ownerKind(list: Reply): Kind | undefined {
  const [row] = objectsIn(fieldOf(list, 'data'));
  return KINDS.find(({ owner }) => owner !== undefined && row?.owned_by === owner);
}

async function provenKind(get: (path: string) => Promise<Reply | undefined>, list: Reply): Promise<Kind | undefined> {
  const answers = await Promise.all(KINDS.map(async (kind) => ({ kind, answer: await get(kind.path) })));
  return answers.find(({ kind, answer }) => answer !== undefined && kind.isIts(answer, list))?.kind;
}

async function fetched(world: World, url: string, signal: AbortSignal, ms: number): Promise<Reply | undefined> {
  const outcome = await world.request({
    method: 'GET',
    url,
    headers: { accept: 'application/json', 'user-agent': 'pincer' },
    deadlines: { connectMs: ms, firstByteMs: ms, totalMs: ms },
    maxBytes: 512 * 1024,
    signal,
  });
  return outcome.kind === 'reply' ? outcome : undefined;
}
