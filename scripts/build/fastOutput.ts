import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { NARROW } from './narrow.ts';

/** A place in a library's file and what stands there instead. The build fails when the place is gone. */
type Patch = readonly [place: string, instead: string];

/**
 * What a text looks like as cells does not change between frames, but Ink forgets it after each one. Kept for as long as it is used:
 * a map that is full becomes the old one, and the old one's entries move over when they are asked for again.
 */
const RECENT = `
class RecentMap {
  fresh = new Map();
  old = new Map();
  get(key) {
    let value = this.fresh.get(key);
    if (value === undefined) {
      value = this.old.get(key);
      if (value !== undefined) this.set(key, value);
    }
    return value;
  }
  set(key, value) {
    if (this.fresh.size >= 512) {
      this.old = this.fresh;
      this.fresh = new Map();
    }
    this.fresh.set(key, value);
  }
}
`;

/** Lines and codes that set looks, nothing else: there is nothing to take out of those. */
const PLAIN_TEXT = `const plain = /^[\\n${NARROW}]*(?:\\u001B\\[[\\d;]*m[\\n${NARROW}]*)*$/;\n`;

/**
 * A row of the screen is nearly always some plain texts beside each other. Then it is those texts, with blanks between them: no cell is
 * looked at. Only what is not plain, overlaps or leaves a style on makes cells of its rows, and goes Ink's own way.
 */
const ROWS = `
const plain = /^[${NARROW}]*(?:\\u001B\\[[\\d;]*m[${NARROW}]*)*$/;
const sequence = /\\u001B\\[([\\d;]*)m/g;
// A bit for each look that a code switches on or off.
const LOOKS = {
  on: { 1: 1, 2: 1, 3: 2, 4: 4, 7: 8, 9: 16 },
  off: { 22: 1, 23: 2, 24: 4, 27: 8, 29: 16, 39: 32 },
};
for (let colour = 0; colour < 8; colour++) LOOKS.on[30 + colour] = LOOKS.on[90 + colour] = 32;

/** How wide a plain text is; -1 when it is not plain, or leaves something on at its end. */
const measured = (line) => {
  if (!plain.test(line)) return -1;
  let width = line.length;
  let on = 0;
  for (const [code, parameters] of line.matchAll(sequence)) {
    width -= code.length;
    const [begun, ended] = [LOOKS.on[parameters], LOOKS.off[parameters]];
    if (begun === undefined && ended === undefined) return -1;
    on = begun === undefined ? on & ~ended : on | begun;
  }
  return on === 0 ? width : -1;
};

const plainWidths = new RecentMap();
const plainWidth = (line) => {
  let width = plainWidths.get(line);
  if (width === undefined) plainWidths.set(line, (width = measured(line)));
  return width;
};

/** Puts down a text whose lines are plain and end on rows that have nothing yet from there on. False when it is another one: nothing is put down. */
const layDown = (rows, { x, y, text, transformers }) => {
  if (!Number.isInteger(x) || !Number.isInteger(y) || x < 0) return false;
  const parts = [];
  for (const [index, written] of text.split('\\n').entries()) {
    const row = rows[y + index];
    if (plainWidth(written) < 0) return false;
    if (row === undefined) continue;
    const line = transformers.reduce((line, transform) => transform(line, index), written);
    const width = plainWidth(line);
    if (width < 0 || row.cells !== undefined || x < row.end) return false;
    // What a text says about looks counts before what is said about the text.
    if (line !== written && written.includes('\\u001B')) return false;
    if (width > 0) parts.push({ row, line, width });
  }
  for (const { row, line, width } of parts) {
    row.text += ' '.repeat(x - row.end) + line;
    row.end = x + width;
  }
  return true;
};

const cellsIn = (row, width, caches) => {
  if (row === undefined || row.cells !== undefined) return row?.cells;
  row.cells = Array.from({ length: width }, () => BLANK);
  for (const [x, character] of caches.getStyledChars(row.text).entries()) row.cells[x] = character;
  return row.cells;
};
`;

const PATCHES: Readonly<Record<string, readonly Patch[]>> = {
  'ink/build/output.js': [
    [
      'class OutputCaches {\n    widths = new Map();\n    blockWidths = new Map();\n    styledChars = new Map();',
      `${RECENT}class OutputCaches {\n    widths = new RecentMap();\n    blockWidths = new RecentMap();\n    styledChars = new RecentMap();`,
    ],
    ['caches = new OutputCaches();', 'caches = SHARED;'],
    // No ignorable character comes before U+00AD or among arrows, boxes, blocks and braille.
    [
      'filter(character => !/^',
      "filter(character => character.value < '\\u00AD' || (character.value >= '\\u2190' && character.value < '\\u2900') || !/^",
    ],
    [
      'let { x, y } = operation;',
      'let { x, y } = operation;\n        if (clip === undefined && layDown(output, operation)) return;',
    ],
    [
      'const currentLine = output[y + index];',
      'const currentLine = cellsIn(output[y + index], this.width, this.caches);',
    ],
    // Cells are replaced, never changed, so every blank may be the same one.
    [
      "const row = [];\n            for (let x = 0; x < this.width; x++) {\n                row.push({\n                    type: 'char',\n                    value: ' ',\n                    fullWidth: false,\n                    styles: [],\n                });\n            }\n            output.push(row);",
      "output.push({ text: '', end: 0, cells: undefined });",
    ],
    [
      'const lineWithoutEmptyItems = line.filter(',
      'if (line.cells === undefined) return line.text.trimEnd();\n            const lineWithoutEmptyItems = line.cells.filter(',
    ],
    [
      'export default class Output {',
      `const SHARED = new OutputCaches();\nconst BLANK = { type: 'char', value: ' ', fullWidth: false, styles: [] };\n${ROWS}export default class Output {`,
    ],
  ],
  // Characters in a row that look alike can share one list of styles; every change of style makes a new list.
  '@alcalzone/ansi-tokenize/build/styledChars.js': [['styles: [...codes],', 'styles: codes,']],
  'ink/build/sanitize-ansi.js': [
    [
      'const sanitizeAnsi = (text) => {',
      `${RECENT}${PLAIN_TEXT}const sanitized = new RecentMap();\nconst sanitize = (text) => {`,
    ],
    [
      'export default sanitizeAnsi;',
      'export default (text) => {\n  if (plain.test(text)) return text;\n  let clean = sanitized.get(text);\n  if (clean === undefined) sanitized.set(text, (clean = sanitize(text)));\n  return clean;\n};',
    ],
  ],
};

/** Lets Ink remember from frame to frame what its texts look like: most of a screen stays, or moves by a line. */
export const fastOutput: Plugin = {
  name: 'fast-output',
  setup(build) {
    const filter =
      /[\\/]node_modules[\\/](ink[\\/]build[\\/](output|sanitize-ansi)|@alcalzone[\\/]ansi-tokenize[\\/]build[\\/]styledChars)\.js$/;
    build.onLoad({ filter }, async ({ path }) => {
      const name = Object.keys(PATCHES).find((one) => path.replaceAll('\\', '/').endsWith(`/${one}`)) ?? '';
      return { contents: patched(await readFile(path, 'utf8'), PATCHES[name] ?? [], path) };
    });
  },
};

/** The text with its patches; throws when a place is gone. */
export function patched(text: string, patches: readonly Patch[], path: string): string {
  return patches.reduce((result, [place, instead]) => {
    if (result.split(place).length !== 2) throw new Error(`${path} changed: update scripts/build`);
    return result.replace(place, () => instead);
  }, text);
}
