import { NO_KEYS } from '../../services/keyring.js';
import type { Action } from '../../state/domain/action.js';
import type { Home } from '../../state/domain/home.js';
import { canonicalId } from '../../state/domain/providers/aliases.js';
import { providerRow } from '../../state/domain/providers/table.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { SETUP_FLAGS } from '../commands/setupFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { type Acted, act, actedJson, tellShown } from './action.js';
import { tellMade } from './changes.js';
import { withHome } from './home.js';

/** `pincer providers remove`. */
export function removeProvider(call: Call): Promise<ExitCode> {
  const provider = canonicalId(call.words[0] ?? '');
  const credentials = call.has(SETUP_FLAGS.credentials);
  return change(call, { kind: 'remove provider', provider, credentials }, `Removed: ${provider}`);
}

/** `pincer providers enable`: a provider stands for the plugin that it needs. */
export function enableProvider(call: Call): Promise<ExitCode> {
  const [word = ''] = call.words;
  const plugin = providerRow(canonicalId(word))?.plugin ?? word.trim();
  return change(call, { kind: 'enable plugin', plugin }, `Enabled: plugin ${plugin}`);
}

const change = (call: Call, action: Action, says: string): Promise<ExitCode> =>
  withHome(call, async (home) => {
    const acted = await act(call, home, action, NO_KEYS);
    return acted.kind === 'ended' ? acted.exit : tell(call, home, acted, says);
  });

function tell(call: Call, home: Home, acted: Exclude<Acted, { readonly kind: 'ended' }>, says: string): ExitCode {
  if (call.has(FLAGS.json)) call.out.json({ ...actedJson(acted), ...(acted.kind === 'made' ? { says } : {}) });
  else if (acted.kind === 'shown') tellShown(call, home, acted.preview);
  else {
    if (acted.made.written) tellMade(call.out, home, acted.made);
    else call.out.note('Nothing to change: the files say so already.');
    call.out.lines([says]);
  }
  return EXIT.done;
}
