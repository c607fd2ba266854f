type Env = Record<string, string | undefined>;

/** Whether a person sits before a terminal that can hold a full screen. Ask before anything of Ink is imported: it throws otherwise. */
export const canDraw = (env: Env, stdin: { isTTY?: boolean }, stdout: { isTTY?: boolean }): boolean =>
  stdin.isTTY === true && stdout.isTTY === true && env['TERM'] !== 'dumb';

/** NO_COLOR, and the libraries' own FORCE_COLOR, which is the later wish. */
export function hasColour(env: Env): boolean {
  const forced = env['FORCE_COLOR'];
  return forced === undefined ? (env['NO_COLOR'] ?? '') === '' : forced !== '0' && forced !== 'false';
}

/**
 * Tells the colour library of a NO_COLOR that it does not know by itself. It looks once, while it is imported, so this has to come first.
 * A FORCE_COLOR that somebody set is a later wish than NO_COLOR and stays.
 */
export function heedNoColor(env: Env): void {
  if ((env['NO_COLOR'] ?? '') !== '' && env['FORCE_COLOR'] === undefined) env['FORCE_COLOR'] = '0';
}
