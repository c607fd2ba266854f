import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, definitions } from '../../scripts/build/bundle.ts';

let tuned = '';
let stock = '';

const textOf = async (isStock: boolean): Promise<string> => {
  const entry = { app: resolve('test/support/terminalApp.ts') };
  const { outputFiles } = await bundle(entry, { outdir: resolve('dist'), version: '9.8.7', stock: isStock });
  return outputFiles.map(({ text }) => text).join('\n');
};

beforeAll(async () => {
  [tuned, stock] = await Promise.all([textOf(false), textOf(true)]);
});

afterAll(() => {
  tuned = '';
  stock = '';
});

// Yes or no rather than `toContain`, whose failure prints the whole bundle.
test('the layout engine is not fetched from a data URL', () => {
  const payload = /data:application\/octet-stream;base64,[\w+/]{100}/;
  expect(payload.test(stock)).toBe(true);
  expect(payload.test(tuned)).toBe(false);
});

test('the only segmenter left is the one behind the fast path', () => {
  expect(stock.split('new Intl.Segmenter').length - 1).toBeGreaterThan(3);
  expect(tuned.split('new Intl.Segmenter').length - 1).toBe(1);
});

test('React is the production build, and its developer tools stay out', () => {
  expect(/should have a unique "key" prop|localhost:8097/.test(tuned)).toBe(false);
});

test('nothing is left to be found in node_modules', () => {
  const requests = [...tuned.matchAll(/(?:from|import\(|require\()\s*["']([^"']+)["']/g)].map(
    (match) => match[1] ?? '',
  );
  const own = /^(\.{1,2}\/|node:)/;
  expect(requests.filter((request) => !own.test(request) && !builtinModules.includes(request))).toEqual([]);
});

test('a pattern stays a literal, which is compiled once', () => {
  expect(/new RegExp\(["']\^?\\{1,2}p\{/.test(tuned)).toBe(false);
  expect(tuned.includes('\\p{Default_Ignorable_Code_Point}')).toBe(true);
});

test('the version is written in', async () => {
  const { outputFiles } = await build({
    stdin: { contents: "console.log(process.env['PINCER_VERSION'])" },
    write: false,
    define: definitions('9.8.7'),
  });
  expect(outputFiles[0]?.text).toContain('9.8.7');
});
