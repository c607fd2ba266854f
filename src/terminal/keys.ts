/** What a terminal sends: keys for Ink, as the bytes of exactly one key, and everything else by name. */
export type TtyEvent =
  | { readonly kind: 'key'; readonly bytes: string }
  | {
      readonly kind: 'mouse';
      readonly button: number;
      /** From 1, as terminals count. */
      readonly column: number;
      readonly row: number;
      readonly isRelease: boolean;
    }
  | { readonly kind: 'focus'; readonly isFocused: boolean }
  /** `f1` to `f20`, `insert`; Ink cannot tell these apart. */
  | { readonly kind: 'function-key'; readonly name: string }
  /** An answer to a question about colours, size or capabilities. Never a key. */
  | { readonly kind: 'reply'; readonly text: string };

export type Split = { readonly events: readonly TtyEvent[]; readonly rest: string };

const ESC = '\u001B';
const PASTE_START = '\u001B[200~';
const PASTE_END = '\u001B[201~';
/** Escape as the kitty protocol spells it: Ink takes it at once, where a bare ESC makes it wait for more. */
const ESCAPE_KEY = '\u001B[27u';

/**
 * Cuts what was read so far into single keys. A connection that lags sends several in one piece, which Ink would take for one.
 * `rest` may be the beginning of a sequence: keep it for the next piece, or pass `isFinal` when none came for a while.
 */
export function splitKeys(text: string, isFinal: boolean): Split {
  const events: TtyEvent[] = [];
  let at = 0;
  while (at < text.length) {
    const found = text[at] === ESC ? escaped(text.slice(at), isFinal) : plain(text, at);
    if (found === 'incomplete') break;
    events.push(...found.events);
    at += found.length;
  }
  return { events, rest: text.slice(at) };
}

type Found = { readonly events: readonly TtyEvent[]; readonly length: number };

const key = (bytes: string, length = bytes.length): Found => ({ events: [{ kind: 'key', bytes }], length });

const plain = (text: string, at: number): Found => key(String.fromCodePoint(text.codePointAt(at) ?? 0));

function escaped(text: string, isFinal: boolean): Found | 'incomplete' {
  if (text.startsWith(PASTE_START)) return paste(text, isFinal);
  // These two begin like a complete sequence of their own.
  if (!isFinal && LONGER_THAN_IT_LOOKS.test(text)) return 'incomplete';
  const known = sequence(text);
  if (known !== undefined) return known;
  if (!isFinal && mayGrow(text)) return 'incomplete';
  if (text.length === 1) return key(ESCAPE_KEY, 1);
  // Two presses of Esc, or Esc and then a sequence that came out as none: the first one stands by itself.
  if (text[1] === ESC) return key(ESCAPE_KEY, 1);
  if (CUT_OFF_REPLY.test(text)) return { events: [{ kind: 'reply', text }], length: text.length };
  return key(ESC + String.fromCodePoint(text.codePointAt(1) ?? 0));
}

/** A paste is one key to Ink, whatever is inside. When its end never comes, what came is taken for all of it. */
function paste(text: string, isFinal: boolean): Found | 'incomplete' {
  const end = text.indexOf(PASTE_END);
  if (end >= 0) return key(text.slice(0, end + PASTE_END.length));
  return isFinal ? key(text + PASTE_END, text.length) : 'incomplete';
}

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: Control characters are what these are about.
const MOUSE = /^\u001B\[<(\d+);(\d+);(\d+)([Mm])/;
const OLD_MOUSE = /^\u001B\[M([\s\S])([\s\S])([\s\S])/;
const FOCUS = /^\u001B\[([IO])/;
const CONSOLE_FUNCTION_KEY = /^\u001B\[\[([A-E])/;
const CSI = /^\u001B{1,2}\[([0-?]*)([ -/]*)([@-~])/;
// rxvt ends shifted editing keys with a dollar, which is no final byte elsewhere.
const RXVT_SHIFTED = /^\u001B\[[235678]\$/;
const SS3 = /^\u001B{1,2}O[\d;]*([@-~])/;
const OSC = /^\u001B\]\d[^\u0007\u001B\u009C]*(?:\u0007|\u009C|\u001B\\)/;
const DEVICE_STRING = /^\u001B(?:P[\d;>!$+]|_G)[^\u001B\u009C]*(?:\u009C|\u001B\\)/;
/** What one of the above looks like before its last byte has come. */
const BEGINNING =
  /^\u001B(?:$|\u001B?$|\u001B?\[[0-?]*[ -/]*$|\u001B?O[\d;]*$|\](?:$|\d[^\u0007\u001B\u009C]*\u001B?$)|P(?:$|[\d;>!$+][^\u001B\u009C]*\u001B?$)|_(?:$|G[^\u001B\u009C]*\u001B?$))/;
const LONGER_THAN_IT_LOOKS = /^\u001B\[(?:\[|M[\s\S]{0,2})$/;
const CUT_OFF_REPLY = /^\u001B(?:\]\d|P[\d;>!$+]|_G)/;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: Control characters are what these are about.

const mayGrow = (text: string): boolean => PASTE_START.startsWith(text) || BEGINNING.test(text);

function sequence(text: string): Found | undefined {
  const reply = OSC.exec(text) ?? DEVICE_STRING.exec(text);
  if (reply !== null) return { events: [{ kind: 'reply', text: reply[0] }], length: reply[0].length };
  return pointer(text) ?? consoleKey(text) ?? controlSequence(text) ?? singleShift(text);
}

function pointer(text: string): Found | undefined {
  const mouse = MOUSE.exec(text);
  if (mouse !== null) {
    const [button = 0, column = 0, row = 0] = mouse.slice(1, 4).map(Number);
    return { events: [{ kind: 'mouse', button, column, row, isRelease: mouse[4] === 'm' }], length: mouse[0].length };
  }
  const old = OLD_MOUSE.exec(text);
  if (old === null) return undefined;
  const [button = 0, column = 0, row = 0] = old.slice(1).map((byte) => byte.charCodeAt(0) - 32);
  return { events: [{ kind: 'mouse', button, column, row, isRelease: button === 3 }], length: old[0].length };
}

function consoleKey(text: string): Found | undefined {
  const found = CONSOLE_FUNCTION_KEY.exec(text);
  if (found !== null) return functionKey(`f${'ABCDE'.indexOf(found[1] ?? 'A') + 1}`, found[0].length);
  const shifted = RXVT_SHIFTED.exec(text);
  return shifted === null ? undefined : key(shifted[0]);
}

const functionKey = (name: string, length: number): Found => ({ events: [{ kind: 'function-key', name }], length });

/** Numbers as xterm and rxvt send them before a tilde. */
const TILDE_KEYS: Readonly<Record<string, string>> = Object.fromEntries([
  ['2', 'insert'],
  ...[11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34].map((code, i) => [
    `${code}`,
    `f${i + 1}`,
  ]),
]);

const LETTER_KEYS: Readonly<Record<string, string>> = { P: 'f1', Q: 'f2', R: 'f3', S: 'f4' };

/** Answers about the cursor, the device, modes, the window and the keyboard. */
const isReply = (parameters: string, middle: string, final: string): boolean =>
  final === 'c' ||
  final === 'n' ||
  final === 't' ||
  (final === 'y' && middle === '$') ||
  (final === 'u' && parameters.startsWith('?')) ||
  (final === 'R' && /^\d+;\d+$/.test(parameters) && !/^1;[2-8]$/.test(parameters));

function controlSequence(text: string): Found | undefined {
  const focus = FOCUS.exec(text);
  if (focus !== null) return { events: [{ kind: 'focus', isFocused: focus[1] === 'I' }], length: focus[0].length };
  const found = CSI.exec(text);
  if (found === null) return undefined;
  const [bytes, parameters = '', middle = '', final = ''] = found;
  if (isReply(parameters, middle, final)) return { events: [{ kind: 'reply', text: bytes }], length: bytes.length };
  const table = final === '~' ? TILDE_KEYS[parameters.split(';')[0] ?? ''] : LETTER_KEYS[final];
  return table === undefined ? key(bytes) : functionKey(table, bytes.length);
}

function singleShift(text: string): Found | undefined {
  const found = SS3.exec(text);
  if (found === null) return undefined;
  const name = LETTER_KEYS[found[1] ?? ''];
  return name === undefined ? key(found[0]) : functionKey(name, found[0].length);
}
