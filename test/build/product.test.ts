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

/** What a script loads by itself. */
const loads = (name: string): readonly string[] =>
  [...new Set(text(name).match(/load(?:Script|Module)\("\w+"\)/g))].toSorted();

test('a headless command is one file, and loads the screen, what writes, the network or the demo only when it needs them', () => {
  // A script that imports by itself would have Node warn on the person's screen.
  expect(requests('main.cjs')).toEqual({ first: [], later: [] });
  expect(loads('main.cjs')).toEqual([
    'loadModule("nodeHttp")',
    'loadModule("openDemo")',
    'loadScript("accounts")',
    'loadScript("includes")',
    'loadScript("later")',
    'loadScript("start")',
  ]);
  expect(marksIn('main.cjs')).toEqual([]);
});

test('no module is in two scripts, so that one that keeps something keeps it once', () => {
  const scripts = [...files.keys()].filter((name) => name.endsWith('.cjs'));
  const marks = ['Reads files and the environment only', 'is no place in the chain', 'Nothing listens on that port'];
  for (const mark of marks) expect(scripts.filter((name) => text(name).includes(mark))).toHaveLength(1);
});

const firstLine = (script: string): string => script.slice(0, script.indexOf('\n'));

/** A script and what it loads before it runs, which its first line says. */
const withNeeds = (name: string): readonly string[] => [
  name,
  ...[...firstLine(text(name)).matchAll(/await loadScript\("(\w+)"\)/g)].flatMap(([, needed]) =>
    withNeeds(`${needed}.cjs`),
  ),
];

test('what set-ups know of providers, and how logins go, is loaded by no command that is about something else', () => {
  const marks = ['https://bigmodel.cn/usercenter/proj-mgmt/apikeys', 'urn:ietf:params:oauth:grant-type:device_code'];
  const having = (name: string) => marks.filter((mark) => withNeeds(name).some((one) => text(one).includes(mark)));
  expect(having('accounts.cjs')).toEqual(marks);
  expect([...having('main.cjs'), ...having('later.cjs')]).toEqual([]);
});

test('the screen brings React and Ink, and no network code', () => {
  expect(marksIn('tui.cjs')).toEqual(['react.transitional.element', 'ink-root']);
  expect(text('tui.cjs')).not.toMatch(/loadModule\(/);
});

test('scripts are ASCII, as they are read, and a launcher knows the ones it was built with', () => {
  for (const [name, script] of files) if (name.endsWith('.cjs')) expect(script).toMatch(/^[\0-\x7f]*$/);
  expect(text('pincer.mjs')).toMatch(/"[0-9a-f]{16}"/);
});

test('the network code is a file that only World asks for', () => {
  expect(marksIn('nodeHttp.mjs')).toEqual(['undici:websocket:open']);
});

test('the version is known without reading a file', () => {
  expect(text('main.cjs').includes('1.2.3')).toBe(true);
});
