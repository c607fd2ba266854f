import type { DiscoveredModel } from '../../domain/discovery/discovery.js';
import { factsOf, hiddenWords } from '../../domain/discovery/words.js';
import { tokensText } from '../../domain/models/price.js';
import { advise } from '../../domain/problem.js';
import { cutMiddle, fitTo, plain, widthOf, wrap } from '../../domain/text.js';
import { positionOf } from '../cursor.js';
import type { DiscoveryOverlay } from '../discoveryOverlay.js';
import { overlayArea } from '../layout.js';
import { type Line, type Span, type StateTone, span, stated } from '../line.js';
import type { Model } from '../model.js';
import { type FoundRow, foundKeys, foundRows } from './found.js';
import { foundWords, priceWords, type Shown, serverLine } from './foundWords.js';
import { pullLines } from './ollama.js';
import { screenText } from './screenText.js';

type Sheet = { readonly title: string; readonly lines: readonly Line[]; readonly scroll: number };

/** How far it has come, as many rows as there is room for, and what there is to say of the one under the cursor. */
export function discoverySheet(model: Model, overlay: DiscoveryOverlay): Sheet {
  const { columns, rows: height } = overlayArea(model.shell.size);
  const rows = foundRows(overlay.servers);
  const at = positionOf(overlay.cursor, foundKeys(overlay));
  const said = wrap(progressWords(model, overlay), columns - 2).map(
    (text): Line => [span(` ${text}`, toneOf(overlay))],
  );
  const head = [...said, ...pullLines(model)];
  const foot = footLines(model, rows[at], columns, height >> 1);
  const room = Math.max(1, height - head.length - foot.length - 1);
  const start = Math.max(0, Math.min(at - (room >> 1), rows.length - room));
  const marked = new Set(overlay.marked);
  const shown = rows
    .slice(start, start + room)
    .map((row, i) => rowLine(model, row, { isHere: start + i === at, isMarked: marked.has(row.key), columns }));
  const place = rows.length > room ? `  ${start + 1}-${start + shown.length} of ${rows.length}` : '';
  return { title: `Model servers${place}`, lines: [...head, [], ...shown, ...foot], scroll: 0 };
}

const toneOf = ({ progress }: DiscoveryOverlay): 'bad' | 'idle' => (progress.kind === 'failed' ? 'bad' : 'idle');

function progressWords(model: Model, { progress, servers, marked, hosts }: DiscoveryOverlay): string {
  if (progress.kind === 'failed') {
    const { says, next } = advise(progress.problem);
    const text = next === undefined ? says : `${says} ${next}`;
    return plain(screenText(text, model.file.home, model.shell.redact));
  }
  if (servers.length === 0) return nobodyWords(progress.kind, hosts);
  const models = servers.flatMap((server) => server.models ?? []);
  const count = (fits: (one: DiscoveredModel) => boolean): number => models.filter(fits).length;
  const gone = servers.reduce((sum, server) => sum + server.gone.length, 0);
  const parts = [
    `${servers.length} ${servers.length === 1 ? 'place' : 'places'}`,
    `${count(({ configured }) => configured === 'new')} new`,
    `${count(({ configured }) => configured === 'changed')} changed`,
    `${gone} gone`,
    ...(marked.length === 0 ? [] : [`${marked.length} marked`]),
  ];
  return `${HOW[progress.kind]}: ${parts.join(', ')}.`;
}

const HOW = { looking: 'Looking', done: 'Found', stopped: 'Stopped' } as const;

function nobodyWords(kind: keyof typeof HOW, hosts: readonly string[]): string {
  if (kind === 'looking')
    return hosts.length === 0 ? 'Looking at the servers of the config and of this machine…' : 'Looking there…';
  if (kind === 'stopped') return 'Stopped before anything was found. r looks again.';
  return 'No model server was found. Start one, or say where it is: o.';
}

/** What a model has to be told for is worth more lines than its neighbours, up to a half of the sheet. */
function footLines(model: Model, row: FoundRow | undefined, columns: number, most: number): readonly Line[] {
  if (row === undefined) return [];
  const name = row.of === 'server' ? serverLine(model, row) : '';
  // What does not fit into its row stands here whole.
  const whole = widthOf(name) > columns - ROW_BEFORE ? [span(name)] : [];
  const lines = [...whole, ...foundWords(model, row)].flatMap(({ text, tone }) =>
    wrap(text, columns - 2).map((piece): Line => [span(` ${piece}`, tone)]),
  );
  const kept = lines.length > most ? [...lines.slice(0, most - 1), [span(' … enter shows the rest', 'idle')]] : lines;
  return kept.length === 0 ? [] : [[], ...kept];
}

/** Cells before the name of a server: the cursor, and the glyph of its state. */
const ROW_BEFORE = 5;

type Place = { readonly isHere: boolean; readonly isMarked: boolean; readonly columns: number };

function rowLine(model: Model, row: FoundRow, { isHere, isMarked, columns }: Place): Line {
  const cursor = span(isHere ? ' ❯ ' : '   ', 'accent');
  if (row.of === 'server') {
    const { text, tone } = stated(row.server.answers ? 'good' : 'bad', serverLine(model, row));
    return [cursor, { text, tone: isHere ? 'strong' : tone }];
  }
  const id = plain(row.of === 'gone' ? row.gone.id : row.model.id);
  const cells = Math.max(16, Math.min(44, columns >> 1) - 14);
  return [
    cursor,
    span(isMarked ? '✓ ' : '  ', 'accent'),
    fitted(row.of === 'gone' ? stated('bad', 'gone') : stateOf(row.model), 10),
    span(fitTo(cutMiddle(id, cells), cells), isHere ? 'strong' : 'plain'),
    span('  '),
    ...(row.of === 'gone' ? goneSpans(row.gone.usedAt) : modelSpans(model, row)),
  ];
}

const CONFIGURED: Readonly<Record<DiscoveredModel['configured'], StateTone>> = {
  new: 'idle',
  same: 'good',
  changed: 'warn',
};

const stateOf = ({ configured }: DiscoveredModel): Span => stated(CONFIGURED[configured], configured);

const goneSpans = (usedAt: readonly string[]): Line => (usedAt.length === 0 ? [] : [span('and used', 'warn')]);

/** What is wrong comes before what it can do, so that it is seen where there is little room. */
function modelSpans(model: Shown, row: Extract<FoundRow, { of: 'model' }>): Line {
  const { hidden, overpromise, load, ...rest } = row.model;
  return [
    ...(overpromise === undefined ? [] : [span('config promises more  ', 'warn')]),
    ...(hidden === undefined ? [] : [span(`hidden: ${plain(hiddenWords(hidden))}  `, 'warn')]),
    ...(load === undefined ? [] : [LOADS[load], span('  ')]),
    span(plain([...factsOf(rest, tokensText), priceWords(model, row)].join(', ')), 'idle'),
  ];
}

const LOADS: Readonly<Record<NonNullable<DiscoveredModel['load']>, Span>> = {
  loaded: stated('good', 'loaded'),
  'not loaded': stated('idle', 'unloaded'),
  failed: stated('bad', 'failed to load'),
};

const fitted = (said: Span, cells: number): Span => ({ text: fitTo(said.text, cells), tone: said.tone });
