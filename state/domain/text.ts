/**
 * Text from files and servers made safe to draw, and text made to measure. A name in a config may hold escape codes that
 * repaint the screen, or a direction override that shows `gpt` for `tpg`; neither gets past `plain`.
 */

/** The same text without anything that a terminal would obey: control characters, escape codes, direction overrides. */
export function plain(text: string): string {
  if (isPlainAscii(text)) return text;
  return text.replace(ESCAPE_CODES, '').replace(SPACES, ' ').replace(UNSAFE, '');
}

/** Cells that a terminal gives to the text. `text` is plain already. */
export function widthOf(text: string): number {
  if (isPlainAscii(text)) return text.length;
  let cells = 0;
  for (const char of text) cells += cellsOf(char.codePointAt(0) ?? 0);
  return cells;
}

/** At most `cells` wide; what was cut is shown by `…`. */
export function cut(text: string, cells: number): string {
  if (cells <= 0) return '';
  if (text.length <= cells && isPlainAscii(text)) return text;
  if (widthOf(text) <= cells) return text;
  return `${head(text, cells - 1)}…`;
}

/** Like `cut`, but from the left: for paths, whose end says most. */
export function cutStart(text: string, cells: number): string {
  if (cells <= 0) return '';
  if (widthOf(text) <= cells) return text;
  const reversed = [...text].reverse().join('');
  return `…${[...head(reversed, cells - 1)].reverse().join('')}`;
}

/** Like `cut`, but from the middle: for model refs, whose start names the provider and whose end the model. */
export function cutMiddle(text: string, cells: number): string {
  if (widthOf(text) <= cells) return text;
  if (cells < 8) return cut(text, cells);
  const start = head(text, Math.floor((cells - 1) * 0.35));
  return start + cutStart(text, cells - widthOf(start));
}

/** Exactly `cells` wide: cut, or filled up with spaces on the right (or left, for numbers). */
export function fitTo(text: string, cells: number, align: 'left' | 'right' = 'left'): string {
  const short = cut(text, cells);
  const gap = ' '.repeat(Math.max(0, cells - widthOf(short)));
  return align === 'left' ? short + gap : gap + short;
}

/** The text in lines of at most `cells`, broken at spaces where there are any. Never empty. */
export function wrap(text: string, cells: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= cells) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (cells > 0 && widthOf(line) > cells) {
      const part = head(line, cells) || [...line].slice(0, 1).join('');
      lines.push(part);
      line = line.slice(part.length);
    }
  }
  return [...lines, line];
}

/** The longest start that fits; a wide character is never halved. */
function head(text: string, cells: number): string {
  let used = 0;
  let end = 0;
  for (const char of text) {
    used += cellsOf(char.codePointAt(0) ?? 0);
    if (used > cells) break;
    end += char.length;
  }
  return text.slice(0, end);
}

function isPlainAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

// CSI, OSC (ended by BEL or ST) and two-character escapes, whole: only their ESC taken out would leave `[31m` on the screen.
const ESCAPE_CODES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c|$)|\u001b[ -~]/g;

const SPACES = /[\t\n\r\u00a0\u2028\u2029]+/g;

// C0, C1, soft hyphen, zero-width and direction marks, BOM, variation selectors, tags and lone surrogates.
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}]|[\ud800-\udfff]/gu;

function cellsOf(code: number): 0 | 1 | 2 {
  // Box drawing, blocks, the glyphs of states and dashes are on every line of the screen.
  if (code < 0x300 || (code >= 0x2500 && code <= 0x25fc) || (code >= 0x2010 && code <= 0x2027)) return 1;
  if (within(ZERO, code)) return 0;
  return code >= 0x1100 && within(WIDE, code) ? 2 : 1;
}

function within(ranges: readonly (readonly [number, number])[], code: number): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to);
}

/** Combining marks of the scripts that people write model names in; Unicode general category M. */
const ZERO: readonly (readonly [number, number])[] = [
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x591, 0x5bd],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x900, 0x902],
  [0x93c, 0x93c],
  [0x941, 0x948],
  [0xe31, 0xe31],
  [0xe34, 0xe3a],
  [0xe47, 0xe4e],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0x302a, 0x302d],
  [0x3099, 0x309a],
  [0xfe20, 0xfe2f],
];

/** East Asian Wide and Fullwidth (UAX #11), and the emoji blocks that terminals draw two cells wide. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x23f0, 0x23f0],
  [0x23f3, 0x23f3],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x2630, 0x2637],
  [0x2648, 0x2653],
  [0x267f, 0x267f],
  [0x268a, 0x268f],
  [0x2693, 0x2693],
  [0x26a1, 0x26a1],
  [0x26aa, 0x26ab],
  [0x26bd, 0x26be],
  [0x26c4, 0x26c5],
  [0x26ce, 0x26ce],
  [0x26d4, 0x26d4],
  [0x26ea, 0x26ea],
  [0x26f2, 0x26f3],
  [0x26f5, 0x26f5],
  [0x26fa, 0x26fa],
  [0x26fd, 0x26fd],
  [0x2705, 0x2705],
  [0x270a, 0x270b],
  [0x2728, 0x2728],
  [0x274c, 0x274c],
  [0x274e, 0x274e],
  [0x2753, 0x2755],
  [0x2757, 0x2757],
  [0x2795, 0x2797],
  [0x27b0, 0x27b0],
  [0x27bf, 0x27bf],
  [0x2b1b, 0x2b1c],
  [0x2b50, 0x2b50],
  [0x2b55, 0x2b55],
  [0x2e80, 0x303e],
  [0x3041, 0x3098],
  [0x309b, 0x4dbf],
  [0x4dc0, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1d300, 0x1d376],
  [0x1f004, 0x1f004],
  [0x1f0cf, 0x1f0cf],
  [0x1f18e, 0x1f18e],
  [0x1f191, 0x1f19a],
  [0x1f1e6, 0x1f202],
  [0x1f210, 0x1f23b],
  [0x1f240, 0x1f248],
  [0x1f250, 0x1f251],
  [0x1f260, 0x1f265],
  [0x1f300, 0x1f320],
  [0x1f32d, 0x1f335],
  [0x1f337, 0x1f37c],
  [0x1f37e, 0x1f393],
  [0x1f3a0, 0x1f3ca],
  [0x1f3cf, 0x1f3d3],
  [0x1f3e0, 0x1f3f0],
  [0x1f3f4, 0x1f3f4],
  [0x1f3f8, 0x1f43e],
  [0x1f440, 0x1f440],
  [0x1f442, 0x1f4fc],
  [0x1f4ff, 0x1f53d],
  [0x1f54b, 0x1f54e],
  [0x1f550, 0x1f567],
  [0x1f57a, 0x1f57a],
  [0x1f595, 0x1f596],
  [0x1f5a4, 0x1f5a4],
  [0x1f5fb, 0x1f64f],
  [0x1f680, 0x1f6c5],
  [0x1f6cc, 0x1f6cc],
  [0x1f6d0, 0x1f6d2],
  [0x1f6d5, 0x1f6df],
  [0x1f6eb, 0x1f6ec],
  [0x1f6f4, 0x1f6fc],
  [0x1f7e0, 0x1f7f0],
  [0x1f90c, 0x1f93a],
  [0x1f93c, 0x1f945],
  [0x1f947, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
];
