import { pullModel } from '../../services/ollama/pull.js';
import type { Ollama } from '../../services/ollama/server.js';
import { withTag } from '../../state/domain/ollama/modelName.js';
import type { PullShown } from '../../state/domain/ollama/pull.js';
import { KEPT, pullText } from '../../state/domain/ollama/words.js';
import { advise } from '../../state/domain/problem.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { OLLAMA_FLAGS } from '../commands/ollamaFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { failed } from './home.js';

/** Ollama tells sixteen times a second; a line is read four times, and a log once. */
const DRAW_MS = 250;
const TELL_MS = 1000;

export async function pullNamed(call: Call, server: Ollama, name: string, signal: AbortSignal): Promise<ExitCode> {
  const { world, out } = call;
  const json = call.has(FLAGS.json);
  const about = { model: name, provider: server.provider, baseUrl: server.baseUrl };
  call.progress(`${name}: asking ${server.baseUrl}…`);
  const draw = atMost(world.now, DRAW_MS, (shown: PullShown) => call.progress(pullText(name, shown)));
  const tell = atMost(world.now, TELL_MS, (shown: PullShown) =>
    out.jsonLine({ event: 'progress', model: name, ...shown }),
  );
  const pulled = await pullModel(server, name, { signal, onProgress: json ? tell : draw });
  call.progress('');
  if (!pulled.ok) {
    if (json) out.jsonLine({ event: 'failed', ...about, error: advise(pulled.problem).says });
    return failed(out, pulled.problem);
  }
  if (pulled.value === 'cancelled') {
    if (json) out.jsonLine({ event: 'cancelled', ...about });
    out.note(`Stopped. ${KEPT}`);
    return EXIT.interrupted;
  }
  if (json) out.jsonLine({ event: 'done', ...about });
  else {
    out.say(`Pulled: ${name}`);
    out.note(`Put it into the config with: ${addCommand(call, server, name)}`);
  }
  return EXIT.done;
}

function addCommand(call: Call, { provider }: Ollama, name: string): string {
  const host = call.value(OLLAMA_FLAGS.host);
  return `pincer discover ${host === undefined ? '' : `--host ${host} `}--add ${provider}/${withTag(name)}`;
}

/** At once, and then not more often; what came between is not worth telling. */
function atMost<T>(now: () => number, everyMs: number, run: (value: T) => void): (value: T) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (value) => {
    if (now() - last < everyMs) return;
    last = now();
    run(value);
  };
}
