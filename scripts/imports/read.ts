import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';

export type ImportEdge = {
  readonly from: string;
  readonly to: string;
  readonly line: number;
  readonly dynamic: boolean;
};

/** Repository files by path, with their text. */
export type Sources = ReadonlyMap<string, string>;

/** Every import of every file: types count too, because a type is a dependency as well. */
export const readEdges = (sources: Sources): readonly ImportEdge[] =>
  [...sources].flatMap(([from, text]) => edgesOf(from, text, sources));

const edgesOf = (from: string, text: string, sources: Sources): readonly ImportEdge[] => {
  const { program, errors } = parseSync(from, text);
  if (errors.length > 0) throw new Error(`${from}: ${errors[0]?.message}`);
  return requests(program).map(({ request, start, dynamic }) => ({
    from,
    to: target(from, request, sources),
    line: text.slice(0, start).split('\n').length,
    dynamic,
  }));
};

type Request = { readonly request: string; readonly start: number; readonly dynamic: boolean };
type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const requests = (node: unknown): readonly Request[] => {
  if (Array.isArray(node)) return node.flatMap(requests);
  if (!isTree(node)) return [];
  return [...requestOf(node), ...Object.values(node).flatMap(requests)];
};

const requestOf = (node: Tree): readonly Request[] => {
  const literal = requestLiteral(node);
  if (!isTree(literal) || typeof literal['value'] !== 'string') return [];
  return [{ request: literal['value'], start: Number(node['start']), dynamic: node['type'] === 'ImportExpression' }];
};

const requestLiteral = (node: Tree): unknown => {
  switch (node['type']) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node['source'] ?? node['argument'];
    case 'TSExternalModuleReference':
      return node['expression'];
    case 'CallExpression':
      return isTree(node['callee']) && node['callee']['name'] === 'require' && Array.isArray(node['arguments'])
        ? node['arguments'][0]
        : undefined;
    default:
      return undefined;
  }
};

const target = (from: string, request: string, sources: Sources): string => {
  if (request.startsWith('node:')) return request;
  if (!request.startsWith('.')) return `npm:${request}`;
  const path = posix.join(posix.dirname(from), request);
  const candidates = [path, path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')];
  return candidates.find((candidate) => sources.has(candidate)) ?? path;
};
