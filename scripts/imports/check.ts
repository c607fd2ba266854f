import { type ImportEdge, readEdges, type Sources } from './read.ts';
import { type ImportRule, RULES } from './rules.ts';

export type Violation = { readonly rule: string; readonly where: string; readonly says: string };

/** All breaches of the layers in these files; empty when the architecture holds. */
export const findViolations = (sources: Sources): readonly Violation[] => {
  const edges = readEdges(sources);
  return [...edges.flatMap(breaches), ...cycles(edges), ...orphans(sources, edges)];
};

const breaches = (edge: ImportEdge): readonly Violation[] =>
  RULES.filter((rule) => breaks(edge, rule)).map((rule) => ({
    rule: rule.name,
    where: `${edge.from}:${edge.line}`,
    says: `imports ${edge.to}. ${rule.comment}`,
  }));

const breaks = ({ from, to, dynamic }: ImportEdge, rule: ImportRule): boolean =>
  rule.from.test(from) &&
  !rule.fromNot?.test(from) &&
  rule.to.test(to) &&
  !rule.toNot?.test(to) &&
  !(rule.unlessDynamic && dynamic);

/** One violation for each import that leads back to its own file, named with the shortest way round. */
const cycles = (edges: readonly ImportEdge[]): readonly Violation[] => {
  const next = Map.groupBy(edges, (edge) => edge.from);
  const reported = new Set<string>();
  return edges.flatMap((edge) => {
    const path = wayBack(edge, next);
    const key = path && [...path].sort().join();
    if (path === undefined || key === undefined || reported.has(key)) return [];
    reported.add(key);
    const says = `${[edge.from, ...path].join(' → ')}. Two files that need each other are one file, or need a third.`;
    return [{ rule: 'no-cycles', where: `${edge.from}:${edge.line}`, says }];
  });
};

const wayBack = (
  start: ImportEdge,
  next: ReadonlyMap<string, readonly ImportEdge[]>,
): readonly string[] | undefined => {
  const queue: (readonly string[])[] = [[start.to]];
  const seen = new Set<string>();
  for (const path of queue) {
    const last = path.at(-1) ?? start.to;
    if (last === start.from) return path;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const edge of next.get(last) ?? []) queue.push([...path, edge.to]);
  }
  return undefined;
};

// Programs that tests and the bench start as processes count as entries.
const ENTRIES =
  /^(src\/(main|launcher)\.ts|scripts\/([^/]+|bench\/(keysProgram\.tsx|slowServer\.ts))|test\/(.*\.test\.tsx?|support\/[^/]+)|.*\.d\.ts)$/;

const orphans = (sources: Sources, edges: readonly ImportEdge[]): readonly Violation[] => {
  const used = new Set(edges.map((edge) => edge.to));
  return [...sources.keys()]
    .filter((file) => !used.has(file) && !ENTRIES.test(file))
    .map((file) => ({ rule: 'no-orphans', where: file, says: 'is imported by nothing. Use it or delete it.' }));
};
