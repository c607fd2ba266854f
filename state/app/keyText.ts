/** Names of keys as they are printed on keyboards and written in help. */
const LABELS: Readonly<Record<string, string>> = {
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
  space: 'Space',
  backspace: 'Backspace',
  delete: 'Del',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
};

/** `ctrl+p` as `Ctrl-P`, `shift+tab` as `Shift-Tab`, `A` as `A`. */
function keyLabel(key: string): string {
  const parts = key.length > 1 ? key.split('+') : [key];
  const last = parts.at(-1) ?? key;
  const name = LABELS[last] ?? (parts.length > 1 ? last.toUpperCase() : last);
  return [...parts.slice(0, -1).map((part) => part.charAt(0).toUpperCase() + part.slice(1)), name].join('-');
}

/** All keys of a binding: `j ↓`, and `0-9` for a run of digits. */
export function keysLabel(keys: readonly string[]): string {
  const digits = keys.filter((key) => /^\d$/.test(key));
  const rest = keys.filter((key) => !digits.includes(key)).map(keyLabel);
  const run = digits.length > 2 ? [`${digits[0]}-${digits.at(-1)}`] : digits;
  return [...run, ...rest].join(' ');
}
