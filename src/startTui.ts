import { readPreferences } from '../services/operations/preferences.js';
import type { HomeOptions, readHome } from '../services/operations/readHome.js';
import { readSavedSetup } from '../services/operations/savedSetup.js';
import type { World } from '../services/world.js';
import type { Preferences } from '../state/domain/preferences.js';
import { heedNoColor } from './terminal/ability.js';
import { enterScreen } from './terminal/screen.js';
import type { Late, TuiOptions } from './tuiOptions.js';

/**
 * Opens the screen and comes back when the person left it; 0. A person sees the first line at once: the files are read while
 * Ink is still being loaded, so that the first frame has what is in them. `read` is handed in because whoever decides on the
 * screen has it loaded already; getting it again would keep the first line waiting.
 */
export async function startTui(world: World, options: TuiOptions, read: typeof readHome): Promise<0> {
  heedNoColor(process.env);
  const late: Late = { line: () => undefined, focus: () => undefined };
  const screen = enterScreen({
    title: options.isDemo ? 'demo' : 'reading …',
    onEvent: (event) => (event.kind === 'focus' ? late.focus(event.isFocused) : undefined),
    onStderr: (line) => late.line(line),
  });
  try {
    const reading = Promise.all([read(world, options.home), readPreferences(world), readSavedSetup(world)]).then(
      async ([asUsual, preferences, savedSetup]) => {
        const home = warned(options.home, preferences);
        // Few want to be warned at another time than usual: reading twice then costs less than if all waited for the preferences.
        const first = home === options.home ? asUsual : await read(world, home);
        return { options: { ...options, home }, first, preferences, savedSetup };
      },
    );
    const [{ runTui }, start] = await Promise.all([import('./tui.js'), reading]);
    await runTui({ world, screen, late, ...start });
  } finally {
    screen.leave();
  }
  return 0;
}

const HOUR_MS = 3_600_000;

/** The home is read as this person wants to be warned. */
const warned = (home: HomeOptions, { warnWithinHours }: Preferences): HomeOptions =>
  warnWithinHours === undefined || home.warnWithin !== undefined
    ? home
    : { ...home, warnWithin: warnWithinHours * HOUR_MS };
