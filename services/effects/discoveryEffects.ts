import type { Msg } from '../../state/app/msg.js';
import type { UnderWay } from '../underWay.js';
import type { Known } from '../vault.js';
import type { World } from '../world.js';

/** As the command has it without `--timeout`, of each request. */
const TIMEOUT_MS = 5000;

type Asked = { readonly request: number; readonly hosts: readonly string[] };

/** Looks for model servers, and tells of each as it was looked at. */
export async function discoverOnScreen(
  world: World,
  known: Known,
  { request, hosts }: Asked,
  { during }: UnderWay,
  send: (msg: Msg) => void,
): Promise<void> {
  const { discover } = await import('../discovery/discover.js');
  return during(async (signal) => {
    const found = await discover(world, known, { hosts, timeoutMs: TIMEOUT_MS }, signal, ({ servers }) =>
      send({ scope: 'discovery', type: 'found', request, servers }),
    );
    if (signal.aborted) return;
    if (!found.ok) return send({ scope: 'discovery', type: 'ended', request, problem: found.problem });
    send({ scope: 'discovery', type: 'found', request, servers: found.value.servers });
    send({ scope: 'discovery', type: 'ended', request });
  });
}
