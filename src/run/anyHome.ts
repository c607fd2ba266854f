import { readHome } from '../../services/operations/readHome.js';
import type { Home } from '../../state/domain/home.js';
import type { Call } from '../commands/command.js';
import type { ExitCode } from '../exitCodes.js';
import { homeOptions } from './homeOptions.js';

/** For commands that are wanted most when the config is broken: reads the home that the flags name, whatever is wrong with it. */
export async function withAnyHome(call: Call, run: (home: Home) => Promise<ExitCode>): Promise<ExitCode> {
  const options = homeOptions(call);
  if (!options.ok) {
    call.out.note(options.problem.says);
    return options.problem.exit;
  }
  const { home } = await readHome(call.world, options.value);
  return run(home);
}
