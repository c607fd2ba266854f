import {
  type ConfigRead,
  configFile,
  getConfigValue,
  readConfig,
  type ValueFound,
} from '../../services/operations/config.js';
import { shortenHome } from '../../state/domain/config/pathText.js';
import type { Json } from '../../state/domain/json.js';
import type { Call } from '../commands/command.js';
import { CONFIG_FLAGS } from '../commands/configFlags.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { failed, tellProblems } from './home.js';
import { homeOptions } from './homeOptions.js';

export async function getValue(call: Call): Promise<ExitCode> {
  const { out, world, words } = call;
  const options = homeOptions(call);
  if (!options.ok) {
    out.note(options.problem.says);
    return options.problem.exit;
  }
  const config = await readConfig(world, options.value);
  if (config.faults.length > 0) return refused(call, config);
  tellProblems(out, config.problems);
  const [path = ''] = words;
  const found = getConfigValue(config, path);
  if (!found.ok) return failed(out, found.problem);
  if (call.has(CONFIG_FLAGS.where)) tellWhere(call, found.value);
  else tellValue(call, found.value.value);
  return EXIT.done;
}

/** OpenClaw: nothing of a config that it refuses, and all that is wrong with it. */
function refused({ out }: Call, { around: { base }, faults }: ConfigRead): ExitCode {
  out.note(`OpenClaw config is invalid: ${shortenHome(base.config, base.home)}`);
  for (const fault of faults) out.note(`- ${fault}`);
  out.note('Run `pincer config validate` for the places, mend them, then retry.');
  return EXIT.failed;
}

function tellValue({ out, has }: Call, value: Json): void {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (isPlain && !has(FLAGS.json)) out.say(String(value));
  else out.json(value);
}

function tellWhere({ out, has }: Call, { value, where }: ValueFound): void {
  const place = where();
  if (has(FLAGS.json)) {
    out.json({ ...(place ?? { file: null }), value });
    return;
  }
  if (place === undefined) out.lines(['in no file: OpenClaw fills it in', `in effect: ${JSON.stringify(value)}`]);
  else
    out.lines([
      `${place.file}:${place.line}:${place.column}`,
      `written: ${place.ref ?? JSON.stringify(place.written)}`,
      `in effect: ${place.ref === undefined ? JSON.stringify(value) : 'the secret behind it, which is not looked up'}`,
    ]);
}

export async function printFile(call: Call): Promise<ExitCode> {
  const options = homeOptions(call);
  if (!options.ok) {
    call.out.note(options.problem.says);
    return options.problem.exit;
  }
  call.out.lines([await configFile(call.world, options.value)]);
  return EXIT.done;
}
