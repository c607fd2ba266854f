import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { NARROW } from './narrow.ts';

/** Where Ink and its helpers cut text into graphemes. A file of this list without a segmenter fails the build: the library changed. */
const SEGMENTER_USERS =
  /[\\/]node_modules[\\/](string-width[\\/]index|slice-ansi[\\/]tokenize-ansi|wrap-ansi[\\/]index|cli-truncate[\\/]index|@alcalzone[\\/]ansi-tokenize[\\/]build[\\/]tokenize|ink[\\/]build[\\/]line-update)\.js$/;

// Line feed and escape never join with anything either; they have no width, so only the segmenter counts them in.
const SEGMENTER = `
const narrow = /^[\\n\\u001B${NARROW}]*$/;
class FastSegmenter {
  #real; #args;
  constructor(...args) { this.#args = args; }
  segment(text) {
    if (!narrow.test(text)) return (this.#real ??= new Intl.Segmenter(...this.#args)).segment(text);
    const at = (index) => ({ segment: text[index], index, input: text });
    return {
      *[Symbol.iterator]() { for (let i = 0; i < text.length; i++) yield at(i); },
      containing: (index = 0) => { const i = Math.trunc(index) || 0; return i >= 0 && i < text.length ? at(i) : undefined; },
    };
  }
}
export { FastSegmenter };
`;

// Colours take no room. Every other sequence is left to the library, which knows them all. It is evaluated when it is first needed:
// setting up its Unicode patterns takes longer than all the rest of Ink.
const width = (original: string): string => `
let library;
const stringWidth = (text, options) => (library ??= require(${JSON.stringify(original)}).default)(text, options);
const narrow = /^[${NARROW}]*$/;
const colour = /\\u001B\\[[\\d;]*m/g;
export default (text, options) => {
  if (typeof text !== 'string' || options?.ambiguousIsNarrow === false) return stringWidth(text, options);
  const plain = text.includes('\\u001B') && !options?.countAnsiEscapeCodes ? text.replace(colour, '') : text;
  return narrow.test(plain) ? plain.length : stringWidth(text, options);
};
`;

/** Measures and cuts plain text without the Unicode tables. Anything else goes the libraries' own way. */
export const fastText: Plugin = {
  name: 'fast-text',
  setup(build) {
    build.onResolve({ filter: /^fast-segmenter$/ }, ({ path }) => ({ path, namespace: 'fast-text' }));
    build.onLoad({ filter: /^fast-segmenter$/, namespace: 'fast-text' }, () => ({ contents: SEGMENTER }));
    build.onLoad({ filter: SEGMENTER_USERS, namespace: 'file' }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes('new Intl.Segmenter(')) throw new Error(`${path} changed: update scripts/build/fastText.ts`);
      const contents = text.replaceAll('new Intl.Segmenter(', 'new FastSegmenter(');
      return { contents: `import { FastSegmenter } from 'fast-segmenter';\n${contents}` };
    });
    build.onResolve({ filter: /^string-width$/ }, async ({ path, resolveDir, kind, pluginData }) => {
      if (pluginData === 'original') return undefined;
      const original = await build.resolve(path, { resolveDir, kind, pluginData: 'original' });
      return { path: original.path, namespace: 'fast-width', pluginData: resolveDir };
    });
    build.onLoad({ filter: /.*/, namespace: 'fast-width' }, ({ path, pluginData }) => ({
      contents: width(path),
      resolveDir: pluginData,
    }));
  },
};
