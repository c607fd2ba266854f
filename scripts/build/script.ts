import { basename } from 'node:path';
import type { OutputFile } from 'esbuild';
import { parseSync } from 'oxc-parser';

export type BuiltScript = { readonly name: string; readonly text: string };

/** A file of the bundler: code, what it takes of others, and what it gives. */
type Part = {
  readonly name: string;
  readonly needs: readonly string[];
  /** A function that takes `parts`, `loadScript` and `loadModule` from around it, and gives what the part exports. */
  readonly code: string;
};

/** Of these, one is never loaded without those before it. */
const IN_A_ROW = ['main', 'start', 'tui'];

/**
 * Modules as scripts for `src/scripts.ts`: V8 keeps of a script, not of a module, what was compiled while it ran. A part that several
 * scripts need is in the one that is loaded before the others, and in a script of its own when there is none.
 */
export function scriptsOf(files: readonly Pick<OutputFile, 'path' | 'text'>[]): readonly BuiltScript[] {
  const parts = new Map(files.map((file) => partOf(file)).map((part) => [part.name, part] as const));
  const entries = [...parts.keys()].filter((name) => !isChunk(name));
  const reached = new Map(entries.map((name) => [name, inOrder(parts, name)] as const));
  const holders = new Map<string, string>();
  for (const name of parts.keys())
    holders.set(
      name,
      holderOf(
        name,
        entries.filter((entry) => reached.get(entry)?.includes(name)),
      ),
    );
  return [...new Set(holders.values())].map((holder) => {
    const order = reached.get(holder) ?? inOrder(parts, holder);
    const own = order.filter((name) => holders.get(name) === holder);
    const strange = [...new Set(order.map((name) => holders.get(name) ?? ''))].filter(
      (name) => isChunk(name) && name !== holder,
    );
    return {
      name: holder,
      text: scriptOf(
        holder,
        own.flatMap((name) => parts.get(name) ?? []),
        strange,
      ),
    };
  });
}

const isChunk = (name: string): boolean => name.startsWith('chunk');

/** The script that a part is in. */
function holderOf(name: string, entries: readonly string[]): string {
  const [first] = IN_A_ROW.filter((one) => entries.includes(one));
  if (first === 'main' || (first !== undefined && entries.every((one) => IN_A_ROW.includes(one)))) return first;
  const [only = name] = entries;
  return entries.length === 1 ? only : name;
}

/** A part and all that it needs, what is needed first. */
function inOrder(parts: ReadonlyMap<string, Part>, name: string): readonly string[] {
  const order = new Set<string>();
  const visit = (one: string): void => {
    for (const need of parts.get(one)?.needs ?? []) if (!order.has(need)) visit(need);
    order.add(one);
  };
  visit(name);
  return [...order];
}

function scriptOf(name: string, own: readonly Part[], strange: readonly string[]): string {
  const loads = strange.map((one) => `await loadScript("${one}");`).join('');
  const runs = own.map((part) => `parts.${part.name}=await(${part.code})();`).join('\n');
  const text = `(async(loadScript,loadModule,parts)=>{"use strict";${loads}\n${runs}\nreturn parts.${name}})`;
  if (/\bimport\.meta\b|\bimport\("(?:\.|script:|module:)|^import\b|[^\0-\x7f]/m.test(text))
    throw new Error(`${name} cannot be a script`);
  return text;
}

function partOf({ path, text }: Pick<OutputFile, 'path' | 'text'>): Part {
  const { staticImports } = parseSync(path, text).module;
  const [exporting = '', names = ''] = /\bexport\{([^{}]*)\};?\s*$/.exec(text) ?? [];
  const body = text.slice(staticImports.at(-1)?.end ?? 0, text.length - exporting.length);
  const before = text.slice(0, staticImports[0]?.start ?? 0);
  const takes = staticImports.map(({ moduleRequest, entries }) => {
    const taken = entries.map(({ importName, localName }) => `${importName.name ?? 'default'}:${localName.value}`);
    return `const{${taken.join(',')}}=parts.${nameOf(moduleRequest.value)};`;
  });
  const gives = names.split(',').map((name) => name.replace(/^(.+) as (.+)$/, '$2:$1'));
  const code = `async()=>{${before}${takes.join('')}${withLoading(body)}\nreturn{${gives.join(',')}}}`;
  return { name: nameOf(path), needs: staticImports.map(({ moduleRequest }) => nameOf(moduleRequest.value)), code };
}

const nameOf = (path: string): string =>
  basename(path)
    .replace(/\.\w+$/, '')
    .replace(/\W/g, '_');

/** The names are those of `lateName`. */
const withLoading = (code: string): string =>
  code
    .replace(/\bimport\("script:(\w+):(\w+)"\)/g, 'loadScript("$1").then(it=>it.$2)')
    .replace(/\bimport\("module:(\w+)"\)/g, 'loadModule("$1")');
