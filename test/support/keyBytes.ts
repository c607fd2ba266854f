/** What a terminal sends for a key named as in the key map. */
export function keyBytes(key: string): string {
  const known = BYTES[key];
  if (known !== undefined) return known;
  const control = /^ctrl\+([a-z])$/.exec(key)?.[1];
  return control === undefined ? key : String.fromCharCode(control.charCodeAt(0) - 96);
}

const BYTES: Readonly<Record<string, string>> = {
  enter: '\r',
  esc: '\u001b[27u',
  tab: '\t',
  'shift+tab': '\u001b[Z',
  space: ' ',
  backspace: '\u007f',
  delete: '\u001b[3~',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  home: '\u001b[H',
  end: '\u001b[F',
  pageup: '\u001b[5~',
  pagedown: '\u001b[6~',
};
