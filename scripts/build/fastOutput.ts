import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

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
    // Cells are replaced, never changed, so every blank may be the same one.
    [
      "row.push({\n                    type: 'char',\n                    value: ' ',\n                    fullWidth: false,\n                    styles: [],\n                });",
      'row.push(BLANK);',
    ],
    [
      'export default class Output {',
      "const SHARED = new OutputCaches();\nconst BLANK = { type: 'char', value: ' ', fullWidth: false, styles: [] };\nexport default class Output {",
    ],
  ],
  // Characters in a row that look alike can share one list of styles; every change of style makes a new list.
  '@alcalzone/ansi-tokenize/build/styledChars.js': [['styles: [...codes],', 'styles: codes,']],
  'ink/build/sanitize-ansi.js': [
    ['const sanitizeAnsi = (text) => {', `${RECENT}const sanitized = new RecentMap();\nconst sanitize = (text) => {`],
    [
      'export default sanitizeAnsi;',
      'export default (text) => {\n  let clean = sanitized.get(text);\n  if (clean === undefined) sanitized.set(text, (clean = sanitize(text)));\n  return clean;\n};',
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

/** Exported for its test. */
export function patched(text: string, patches: readonly Patch[], path: string): string {
  return patches.reduce((result, [place, instead]) => {
    if (result.split(place).length !== 2) throw new Error(`${path} changed: update scripts/build/fastOutput.ts`);
    return result.replace(place, () => instead);
  }, text);
}
