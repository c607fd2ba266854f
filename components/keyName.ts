import type { Key } from 'ink';

/**
 * Ink's key event as one name: `ctrl+p`, `shift+tab`, `enter`, `A`. Empty for what no binding could mean.
 * A raw line feed is Ctrl-J, which is never bound: only carriage return is Enter.
 */
export function keyName(input: string, key: Key): string {
  const special = SPECIAL.find(([flag]) => key[flag])?.[1];
  if (special !== undefined) return special === 'tab' && key.shift ? 'shift+tab' : special;
  const name = NAMES[input] ?? input;
  if (name === '' || name === 'ctrl+j') return name;
  if (key.ctrl) return `ctrl+${name.toLowerCase()}`;
  return key.meta ? `alt+${name}` : name;
}

const NAMES: Readonly<Record<string, string>> = { ' ': 'space', '\n': 'ctrl+j', '\r': 'enter' };

/** What the key would type into a text field: nothing for keys held with Ctrl or Alt. */
export const keyText = (input: string, key: Key): string =>
  key.ctrl || key.meta || SPECIAL.some(([flag]) => key[flag]) ? '' : input;

const SPECIAL = [
  ['return', 'enter'],
  ['escape', 'esc'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
] as const satisfies readonly (readonly [keyof Key, string])[];
