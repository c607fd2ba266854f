import type { Drift, Home } from '../../domain/home.js';
import { canonicalId } from '../../domain/providers/aliases.js';
import { type DriftGroup, driftParts, groupWords } from '../../domain/report/driftParts.js';
import { plain } from '../../domain/text.js';
import { type Column, columnWidths, tableLine } from '../columns.js';
import { type Line, type Span, span } from '../line.js';
import { memo } from '../memo.js';
import { type Fact, fact } from './facts.js';
import { baseName } from './history.js';

const byProvider = memo(
  (drift: readonly Drift[]): ReadonlyMap<string, readonly Drift[]> =>
    Map.groupBy(drift, ({ provider }) => canonicalId(provider)),
);

/** Where registries and config do not agree on a provider, by its canonical id. */
export const driftOf = ({ drift }: Pick<Home, 'drift'>, id: string): readonly Drift[] =>
  byProvider(drift).get(id) ?? NONE;

const NONE: readonly Drift[] = [];

/** What to do about a key that stands in a registry and nowhere else. */
export const registryKeyWords = (home: Pick<Home, 'drift'>, id: string): string =>
  driftOf(home, id).length === 0
    ? 'It stands in the registry alone, which OpenClaw writes.'
    : 'It stands in the registry alone: = writes what the config says there.';

/** How many providers have any. */
export const driftCount = ({ drift }: Pick<Home, 'drift'>): number => byProvider(drift).size;

/** The mark in the row of a provider. */
export const driftSpan = (home: Home, id: string): Span =>
  driftOf(home, id).length === 0 ? span('') : { ...span('▲ drift', 'warn'), short: '▲' };

/** Field, config says, registry says, what OpenClaw writes at its next chance, which file wins. */
const COLUMNS: readonly Column[] = [
  { rank: 0, least: 8, most: 34, cut: 'middle', gap: 2 },
  { rank: 1, least: 12, most: 44, cut: 'middle', gap: 2 },
  { rank: 2, least: 13, most: 44, cut: 'middle', gap: 2 },
  { rank: 4, least: 15, most: 44, cut: 'middle', gap: 2 },
  { rank: 3, least: 13, most: 14, gap: 1 },
];

/** Below this a table would cut every value: there each field has its lines. */
const TABLE_CELLS = 96;

/** What the registries say otherwise than the config, for the details of a provider. `cells`: the room beside the label. */
export function driftFacts(home: Home, id: string, redact: boolean, cells: number): readonly Fact[] {
  const drift = driftOf(home, id);
  if (drift.length === 0) return [];
  const isOne = new Set(drift.map(({ agentId }) => agentId)).size === 1;
  const intro = fact(
    'Drift',
    span(`${drift.length} ${drift.length === 1 ? 'value differs' : 'values differ'} in models.json`, 'warn'),
    span(isOne ? `  agent ${plain(drift[0]?.agentId ?? '')}` : '', 'idle'),
  );
  const { differing, groups } = driftParts(drift);
  const rows = differing.map((one) => cellsOf(one, isOne, redact));
  return [
    intro,
    ...(cells < TABLE_CELLS ? differing.flatMap((one) => blockOf(one, isOne, redact)) : tableOf(rows, cells)),
    ...groups.map((group) => fact('', span(groupLine(group, isOne)))),
    fact('', span('= takes what the config says, after the diff.', 'idle')),
  ];
}

const groupLine = (group: DriftGroup, isOne: boolean): string =>
  `${isOne ? '' : `${plain(group.agentId)}: `}OpenClaw would ${plain(groupWords(group))}`;

function tableOf(rows: readonly Line[], cells: number): readonly Fact[] {
  if (rows.length === 0) return [];
  const head = ['field', 'config says', 'registry says', 'OpenClaw writes', 'wins'].map((text) => span(text, 'idle'));
  const widths = columnWidths(COLUMNS, [head, ...rows], cells);
  return [head, ...rows].map((row) => fact('', ...tableLine(COLUMNS, widths, row)));
}

const value = (text: string | undefined, redact: boolean): string =>
  text === undefined ? '—' : redact ? '(hidden)' : plain(text);

const fieldName = ({ field, agentId }: Drift, isOne: boolean): string => {
  const name = plain(field === '' ? 'the entry' : field);
  return isOne ? name : `${plain(agentId)}: ${name}`;
};

/** The value in effect stands out. */
function cellsOf(drift: Drift, isOne: boolean, redact: boolean): Line {
  const fromRegistry = drift.wins === drift.file;
  return [
    span(fieldName(drift, isOne)),
    span(value(drift.authored, redact), fromRegistry ? 'plain' : 'strong'),
    span(value(drift.registered, redact), fromRegistry ? 'strong' : 'plain'),
    span(value(drift.next, redact)),
    span(plain(baseName(drift.wins)), 'accent'),
  ];
}

function blockOf(drift: Drift, isOne: boolean, redact: boolean): readonly Fact[] {
  const [field, authored, registered, next, wins] = cellsOf(drift, isOne, redact);
  const rows = [
    ['config says', authored],
    ['registry says', registered],
    ['OpenClaw writes', next],
  ] as const;
  return [
    fact('', ...(field ? [field] : []), span('  wins: ', 'idle'), ...(wins ? [wins] : [])),
    ...rows.flatMap(([label, said]) => (said ? [fact('', span(`  ${label.padEnd(17)}`, 'idle'), said)] : [])),
  ];
}
