import { readPreferences } from '../services/operations/preferences.js';
import type { readHome } from '../services/operations/readHome.js';
import type { World } from '../services/world.js';
import { heedNoColor } from './terminal/ability.js';
import { enterScreen } from './terminal/screen.js';
import type { TuiOptions } from './tuiOptions.js';

/**
 * Opens the screen and comes back when the person left it; 0. A person sees the first line at once: the files are read while
 * Ink is still being loaded, so that the first frame has what is in them. `read` is handed in because whoever decides on the
 * screen has it loaded already; getting it again would keep the first line waiting.
 */
export async function startTui(world: World, options: TuiOptions, read: typeof readHome): Promise<0> {
  heedNoColor(process.env);
  const late: { line: (text: string) => void } = { line: () => undefined };
  const screen = enterScreen({
    title: options.isDemo ? 'demo' : 'reading …',
    onEvent: () => undefined,
    onStderr: (line) => late.line(line),
  });
  try {
    const reading = Promise.all([read(world, options.home), readPreferences(world)]);
    const [{ runTui }, [first, preferences]] = await Promise.all([import('./tui.js'), reading]);
    await runTui({ world, options, screen, first, preferences, late });
  } finally {
    screen.leave();
  }
  return 0;
}
