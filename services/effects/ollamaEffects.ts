import type { Effect } from '../../state/app/effect.js';
import type { Msg } from '../../state/app/msg.js';
import type { PullShown } from '../../state/domain/ollama/pull.js';
import { createUnderWay } from '../underWay.js';
import type { Known } from '../vault.js';
import type { World } from '../world.js';

type Asked = Extract<Effect, { readonly kind: 'pull' | 'load model' | 'stop pull' }>;

export const isOfOllama = (effect: Effect): effect is Asked =>
  effect.kind === 'pull' || effect.kind === 'stop pull' || effect.kind === 'load model';

type Send = (msg: Msg) => void;

/** Nobody reads faster than that, and a server tells sixteen times a second. In ms. */
const TELL_MS = 200;

export type OllamaEffects = {
  readonly run: (known: Known, effect: Asked, send: Send) => Promise<void>;
  readonly stop: () => void;
};

/** What an Ollama is told to do from the screen. */
export function createOllamaEffects(world: World): OllamaEffects {
  const pulling = createUnderWay();
  const loading = createUnderWay();
  return {
    run: async (known, effect, send) => {
      switch (effect.kind) {
        case 'pull':
          return pulling.during((signal) => pull(world, known, effect, signal, send));
        case 'load model':
          return loading.during((signal) => load(world, known, effect, signal, send));
        case 'stop pull':
          return pulling.stop();
      }
    },
    stop: () => {
      pulling.stop();
      loading.stop();
    },
  };
}

async function pull(
  world: World,
  known: Known,
  { request, name, server: { provider, baseUrl } }: Extract<Asked, { readonly kind: 'pull' }>,
  signal: AbortSignal,
  send: Send,
): Promise<void> {
  const { ollamaAt } = await import('../ollama/server.js');
  const { pullModel } = await import('../ollama/pull.js');
  const server = await ollamaAt(world, known, { host: baseUrl, provider }, signal);
  if (!server.ok) return send({ scope: 'ollama', type: 'pulled', request, end: server.problem });
  let told = Number.NEGATIVE_INFINITY;
  const onProgress = (shown: PullShown): void => {
    if (world.now() - told < TELL_MS) return;
    told = world.now();
    send({ scope: 'ollama', type: 'pulling', request, shown });
  };
  const pulled = await pullModel(server.value, name, { signal, onProgress });
  send({ scope: 'ollama', type: 'pulled', request, end: pulled.ok ? pulled.value : pulled.problem });
}

async function load(
  world: World,
  known: Known,
  { request, name, does, server: { provider, baseUrl } }: Extract<Asked, { readonly kind: 'load model' }>,
  signal: AbortSignal,
  send: Send,
): Promise<void> {
  const { ollamaAt } = await import('../ollama/server.js');
  const { loadModel } = await import('../ollama/load.js');
  const server = await ollamaAt(world, known, { host: baseUrl, provider }, signal);
  const loaded = server.ok ? await loadModel(server.value, name, { does }) : server;
  send({ scope: 'ollama', type: 'loaded', request, ...(loaded.ok ? {} : { problem: loaded.problem }) });
}
