import type { World } from '../world.js';
import type { LoginRun } from './loginRun.js';

/** How long to wait for a program that says that it cannot open pages. One that opens a browser may run as long as it. In ms. */
const PATIENCE_MS = 3000;

/**
 * Opens a page in the person's browser, unless the person does that. Only for addresses without secrets: other users of the machine
 * can see what a program is started with. Not waited for, as a browser takes its time; the returned function ends trying, and leaves
 * a browser alone that is open. Where nothing can open one, the address is on the screen all the same.
 */
export function startOpening(world: World, url: string, { request, signal }: LoginRun): () => Promise<unknown> {
  if (!request.openBrowser || request.isRemote) return async () => undefined;
  const over = new AbortController();
  const opened = openPage(world, url, AbortSignal.any([signal, over.signal]));
  return () => {
    over.abort();
    return opened;
  };
}

/** Tries what this machine has for it; false where nothing opened it. */
export async function openPage(world: World, url: string, signal: AbortSignal): Promise<boolean> {
  for (const [command, ...args] of openersOf(world)) {
    const program = { command, args: [...args, url], stdio: 'apart', timeoutMs: PATIENCE_MS, signal } as const;
    const end = await world.machine.run(program);
    const isOpen = end.kind === 'timeout' || (end.kind === 'ended' && end.code === 0);
    if (isOpen || end.kind === 'cancelled') return isOpen;
  }
  return false;
}

type Opener = readonly [command: string, ...args: readonly string[]];

/** Without a screen, `xdg-open` would start a browser for terminals, in the middle of ours. */
function openersOf({ env, machine }: World): readonly Opener[] {
  if (machine.platform === 'darwin') return [['open']];
  // `start` is a word of the shell, which would take the `&` in an address for its own.
  if (machine.platform === 'win32') return [['rundll32', 'url.dll,FileProtocolHandler']];
  const isWsl = env['WSL_DISTRO_NAME'] !== undefined;
  const hasScreen = [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '');
  return [...(isWsl ? [['wslview'] as const] : []), ...(hasScreen ? [['xdg-open'] as const] : [])];
}
