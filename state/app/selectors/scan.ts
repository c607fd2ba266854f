import { byLocale } from '../../domain/byLocale.js';
import { advise } from '../../domain/problem.js';
import { isWritable, ranked } from '../../domain/scan/rank.js';
import type { Check, Scanned } from '../../domain/scan/scan.js';
import { tokensText, waitText } from '../../domain/scan/text.js';
import { cutMiddle, fitTo, plain, widthOf, wrap } from '../../domain/text.js';
import { keyAt, positionOf } from '../cursor.js';
import { overlayArea } from '../layout.js';
import { type Line, type Span, span, stated } from '../line.js';
import { memo } from '../memo.js';
import type { Model } from '../model.js';
import type { ScanOverlay, ScanSort } from '../scanOverlay.js';

const sorted = memo((rows: readonly Scanned[], sort: ScanSort): readonly Scanned[] => {
  const best = ranked(rows);
  if (sort === 'context') return best.toSorted((a, b) => (b.contextLength ?? 0) - (a.contextLength ?? 0));
  if (sort === 'size') return best.toSorted((a, b) => (b.inferredParamB ?? 0) - (a.inferredParamB ?? 0));
  return sort === 'name' ? best.toSorted((a, b) => byLocale(a.modelRef, b.modelRef)) : best;
});

const refsOf = memo((rows: readonly Scanned[]): readonly string[] => rows.map(({ modelRef }) => modelRef));

/** Refs in the order of the list. */
export const scanKeys = ({ rows, sort }: ScanOverlay): readonly string[] => refsOf(sorted(rows, sort));

export function selectedScanned({ overlay }: Model): Scanned | undefined {
  if (overlay?.kind !== 'scan') return undefined;
  const ref = keyAt(overlay.cursor, scanKeys(overlay));
  return overlay.rows.find(({ modelRef }) => modelRef === ref);
}

export const isRunning = ({ progress }: ScanOverlay): boolean =>
  progress.kind === 'listing' || progress.kind === 'trying';

/** Why this one cannot be put into the chain; undefined when it can. */
export function unfitReason({ tries }: ScanOverlay, { id, tool }: Scanned): string | undefined {
  if (!tries) return 'Only models that were tried can be chosen: add a key for OpenRouter first.';
  if (!isWritable(id)) return 'Its id holds characters that cannot be written.';
  if (tool.skipped) return 'It was not tried yet.';
  return tool.ok ? undefined : `It does not work with tools: ${plain(tool.error ?? 'no answer')}`;
}

/** Those that are marked, else the one under the cursor, if it works. */
export function chosenRefs(model: Model, overlay: ScanOverlay): readonly string[] {
  if (overlay.marked.length > 0) return overlay.marked;
  const row = selectedScanned(model);
  return row === undefined || unfitReason(overlay, row) !== undefined ? [] : [row.modelRef];
}

type Sheet = { readonly title: string; readonly lines: readonly Line[]; readonly scroll: number };

/** How far it has come, as many rows as there is room for, and why the one under the cursor does not work. */
export function scanSheet(model: Model, overlay: ScanOverlay): Sheet {
  const { columns, rows: height } = overlayArea(model.shell.size);
  const rows = sorted(overlay.rows, overlay.sort);
  const at = positionOf(overlay.cursor, scanKeys(overlay));
  const head = wrap(progressWords(overlay), columns - 2).map((text): Line => [span(` ${text}`, toneOf(overlay))]);
  const cells = cellsOf(rows, columns);
  const foot = footLines(overlay, rows[at], columns, cells);
  const room = Math.max(1, height - head.length - foot.length - 1);
  const start = Math.max(0, Math.min(at - (room >> 1), rows.length - room));
  const shown = rows.slice(start, start + room).map((row, i) => rowLine(overlay, row, start + i === at, cells));
  const place = rows.length > room ? `  ${start + 1}-${start + shown.length} of ${rows.length}` : '';
  return { title: `Free models of OpenRouter${place}`, lines: [...head, [], ...shown, ...foot], scroll: 0 };
}

const toneOf = ({ progress }: ScanOverlay): 'bad' | 'idle' => (progress.kind === 'failed' ? 'bad' : 'idle');

function progressWords(overlay: ScanOverlay): string {
  const { more } = overlay;
  const rest = more === 0 ? '' : ` ${more} more are not shown here; pincer scan tries all.`;
  return stateWords(overlay) + rest;
}

function stateWords({ progress, rows, tries, marked }: ScanOverlay): string {
  if (progress.kind === 'failed') {
    const { says, next } = advise(progress.problem);
    return plain(next === undefined ? says : `${says} ${next}`);
  }
  if (progress.kind === 'listing') return 'Asking OpenRouter for its list…';
  if (!tries) return `${rows.length} models, as the catalog says. Nothing was tried: that takes a key for OpenRouter.`;
  const tried = rows.filter(({ tool }) => !tool.skipped).length;
  const works = rows.filter(({ tool }) => tool.ok).length;
  const how = { trying: 'Trying', done: 'Tried', stopped: 'Stopped after' }[progress.kind];
  const chosen = marked.length === 0 ? '' : `, ${marked.length} marked`;
  return `${how} ${tried} of ${rows.length}: ${works} work with tools${chosen}.`;
}

/** The whole id of the one under the cursor where its row has no room for it, and why it does not work. */
function footLines({ tries }: ScanOverlay, row: Scanned | undefined, columns: number, cells: number): readonly Line[] {
  if (row === undefined) return [];
  const id = plain(row.id);
  const whole = widthOf(id) > cells ? wrap(id, columns - 2).slice(0, 2) : [];
  const error = tries ? (row.tool.error ?? row.image.error) : undefined;
  const why = error === undefined ? [] : wrap(plain(error), columns - 2).slice(0, 2);
  const lines = [
    ...whole.map((text): Line => [span(` ${text}`)]),
    ...why.map((text): Line => [span(` ${text}`, 'warn')]),
  ];
  return lines.length === 0 ? [] : [[], ...lines];
}

/** Cells of a ref, at most. */
const WIDEST_REF = 60;

/** What is left of a row; there is no column for images where none was looked at. */
function cellsOf(rows: readonly Scanned[], columns: number): number {
  const rest = rows.some(({ image }) => imageWords(image) !== '') ? 50 : 38;
  return Math.max(12, Math.min(WIDEST_REF, columns - rest));
}

/** All of them are OpenRouter's: where there is no room, that goes first. */
function shownRef({ modelRef, id }: Scanned, cells: number): string {
  const ref = plain(modelRef);
  return fitTo(widthOf(ref) <= cells ? ref : cutMiddle(plain(id), cells), cells);
}

function rowLine(overlay: ScanOverlay, row: Scanned, isHere: boolean, cells: number): Line {
  const { modelRef, image, contextLength, inferredParamB } = row;
  const place = overlay.marked.indexOf(modelRef);
  const size = inferredParamB === null ? '' : `${inferredParamB}b`;
  return [
    span(isHere ? ' ❯ ' : '   ', 'accent'),
    span(place < 0 ? '   ' : `${place + 1}`.padStart(2).padEnd(3), 'accent'),
    span(shownRef(row, cells), isHere ? 'strong' : 'plain'),
    span('  '),
    toolSpan(overlay, row.tool),
    span(fitTo(`  ${tokensText(contextLength)}`, 8), 'idle'),
    span(fitTo(size, 7), 'idle'),
    span(imageWords(image), image.ok ? 'good' : 'idle'),
  ];
}

function toolSpan({ tries, progress }: ScanOverlay, { ok, skipped, latencyMs }: Check): Span {
  if (skipped) return fitted(stated('idle', tries && progress.kind === 'trying' ? 'waiting' : 'not tried'));
  return fitted(ok ? stated('good', `tools ${waitText(latencyMs)}`) : stated('bad', 'no tools'));
}

const fitted = (said: Span): Span => ({ text: fitTo(said.text, 14), tone: said.tone });

const imageWords = ({ ok, skipped }: Check): string => (ok ? 'sees images' : skipped ? '' : 'no images');
