import { type Loading, loadModel } from '../../services/ollama/load.js';
import { runningOn } from '../../services/ollama/models.js';
import { type Ollama, ollamaAt } from '../../services/ollama/server.js';
import { ollamaName } from '../../state/domain/ollama/modelName.js';
import { runningText } from '../../state/domain/ollama/running.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { OLLAMA_FLAGS } from '../commands/ollamaFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { failed, withQuietHome } from './home.js';
import { localTime } from './localTime.js';
import { pullNamed } from './ollamaPull.js';

export const pull = (call: Call): Promise<ExitCode> => withModel(call, pullNamed);

export function load(call: Call, does: Loading['does']): Promise<ExitCode> {
  const keepAlive = keepAliveOf(call.value(OLLAMA_FLAGS.keepAlive));
  if (keepAlive === false)
    return Promise.resolve(
      failed(call.out, {
        kind: 'usage',
        message: '--keep-alive must be a duration such as 30m or 2h, seconds, or -1.',
      }),
    );
  return withModel(call, async (_call, server, asked, signal) => {
    call.progress(`${asked}: ${does}ing…`);
    const loaded = await loadModel(server, asked, { does, ...(keepAlive === undefined ? {} : { keepAlive }) });
    call.progress('');
    if (signal.aborted) return EXIT.interrupted;
    if (!loaded.ok) return failed(call.out, loaded.problem);
    const model = loaded.value;
    if (call.has(FLAGS.json)) call.out.json({ provider: server.provider, baseUrl: server.baseUrl, model, does });
    else call.out.say(`${does === 'load' ? 'Loaded' : 'Unloaded'}: ${model}`);
    return EXIT.done;
  });
}

/** `false`: it is none. Go's durations, as Ollama reads them. */
function keepAliveOf(text: string | undefined): string | number | undefined | false {
  if (text === undefined) return undefined;
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  return /^-?(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text) ? text : false;
}

/** `pincer ollama ps`. */
export function ps(call: Call): Promise<ExitCode> {
  return withServer(call, async (_call, server, signal) => {
    const running = await runningOn(server);
    if (signal.aborted) return EXIT.interrupted;
    if (!running.ok) return failed(call.out, running.problem);
    const { provider, baseUrl } = server;
    if (call.has(FLAGS.json)) call.out.json({ provider, baseUrl, models: running.value });
    else {
      call.out.lines(running.value.map((one) => runningText(one, clockOf)));
      if (running.value.length === 0) call.out.note(`Ollama at ${baseUrl} has no model loaded.`);
    }
    return EXIT.done;
  });
}

/** Whatever is no moment is not told. */
function clockOf(time: string): string | undefined {
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? undefined : localTime(ms);
}

type WithServer = (call: Call, server: Ollama, signal: AbortSignal) => Promise<ExitCode>;

function withServer(call: Call, run: WithServer): Promise<ExitCode> {
  return withQuietHome(call, async (home, vault) => {
    const [host, provider] = [call.value(OLLAMA_FLAGS.host), call.value(OLLAMA_FLAGS.provider)];
    const wish = {
      ...(host === undefined ? {} : { host }),
      ...(provider === undefined ? {} : { provider: canonicalId(provider) }),
    };
    const signal = call.interrupt();
    const server = await ollamaAt(call.world, { home, vault }, wish, signal);
    return server.ok ? run(call, server.value, signal) : failed(call.out, server.problem);
  });
}

type WithModel = (call: Call, server: Ollama, name: string, signal: AbortSignal) => Promise<ExitCode>;

const withModel = (call: Call, run: WithModel): Promise<ExitCode> =>
  withServer(call, async (_call, server, signal) => {
    const [typed = ''] = call.words;
    const name = ollamaName(typed, server.provider);
    return name === undefined
      ? failed(call.out, { kind: 'ollama-name', name: typed })
      : run(call, server, name, signal);
  });
