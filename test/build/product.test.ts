import { resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { beforeAll, expect, test } from 'vitest';
import { type BuiltFile, buildProduct } from '../../scripts/build/product.ts';

const files = new Map<string, string>();

beforeAll(async () => {
  const outputs: readonly BuiltFile[] = await buildProduct(resolve('.'), '/out', '1.2.3');
  for (const { path, text } of outputs) files.set(path.replace(/^\/out\//, ''), text);
});

const text = (name: string): string => {
  const found = files.get(name);
  if (found === undefined) throw new Error(`${name} is not among ${[...files.keys()].join(', ')}`);
  return found;
};

/** What a file asks for: by import statement, and by `import()`. */
const requests = (name: string): { readonly first: readonly string[]; readonly later: readonly string[] } => {
  const source = text(name);
  const { staticImports, dynamicImports } = parseSync(name, source).module;
  const later = dynamicImports.map(({ moduleRequest: { start, end } }) => source.slice(start + 1, end - 1));
  return { first: staticImports.map(({ moduleRequest }) => moduleRequest.value), later: [...new Set(later)].sort() };
};

/** Words that only one of the big libraries has. */
const marksIn = (name: string): readonly string[] =>
  ['react.transitional.element', 'ink-root', 'undici:websocket:open'].filter((mark) => text(name).includes(mark));

test('before the version of Node is known to do, nothing is imported', () => {
  expect(requests('pincer.mjs').first).toEqual([]);
});

test('a headless command is one file, and loads the screen, the network or the demo only when it needs them', () => {
  // A script that imports by itself would have Node warn on the person's screen.
  expect(requests('main.cjs')).toEqual({ first: [], later: [] });
  expect(
    text('main.cjs')
      .match(/load(?:Script|Module)\("\w+"\)/g)
      ?.sort(),
  ).toEqual(['loadModule("nodeHttp")', 'loadModule("openDemo")', 'loadScript("tui")']);
  expect(marksIn('main.cjs')).toEqual([]);
});

test('the screen brings React and Ink, and no network code', () => {
  expect(marksIn('tui.cjs')).toEqual(['react.transitional.element', 'ink-root']);
  expect(text('tui.cjs')).not.toMatch(/loadModule\(/);
});

test('scripts are ASCII, as they are read, and a launcher knows the ones it was built with', () => {
  for (const name of ['main.cjs', 'tui.cjs']) expect(text(name)).toMatch(/^[\0-\x7f]*$/);
  expect(text('pincer.mjs')).toMatch(/"[0-9a-f]{16}"/);
});

test('the network code is a file that only World asks for', () => {
  expect(marksIn('nodeHttp.mjs')).toEqual(['undici:websocket:open']);
});

test('the version is known without reading a file', () => {
  expect(text('main.cjs').includes('1.2.3')).toBe(true);
});
