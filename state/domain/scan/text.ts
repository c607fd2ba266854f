import { plain } from '../text.js';
import type { Check, Scanned } from './scan.js';

/** The table of `openclaw models scan`, letter by letter. */
export const scanTable = (rows: readonly Scanned[]): readonly string[] => [
  line('Model', 'Tool', 'Image', 'Ctx', 'Params', 'Notes'),
  ...rows.map(({ modelRef, tool, image, contextLength, inferredParamB, modality }) =>
    line(
      shorten(modelRef),
      checkText(tool),
      checkText(image),
      tokensText(contextLength),
      inferredParamB === null ? '-' : `${inferredParamB}b`,
      modality === null ? '' : `modality:${modality}`,
    ),
  ),
];

/** Columns of OpenClaw's widths: a model, then as many outcomes as there are, context, parameters and notes. */
export function line(model: string, ...rest: readonly string[]): string {
  const [ctx = '', params = '', notes = ''] = rest.slice(-3);
  const outcomes = rest.slice(0, -3).map((text) => text.padEnd(10));
  return [model.padEnd(MODEL), ...outcomes, ctx.padEnd(8), params.padEnd(8), notes].join(' ');
}

const MODEL = 42;

/** What moves a cursor is taken out before it is counted. */
export function shorten(ref: string): string {
  const shown = plain(ref);
  return shown.length <= MODEL ? shown : `${shown.slice(0, MODEL - 3)}...`;
}

const checkText = ({ ok, skipped, latencyMs }: Check): string => (skipped ? 'skip' : ok ? waitText(latencyMs) : 'fail');

/** OpenClaw's, to the tenth of a second. */
export function waitText(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return '-';
  return ms < 1000 ? `${Math.round(ms)}ms` : `${Math.round(ms / 100) / 10}s`;
}

/** A k is 1024. */
export function tokensText(tokens: number | null): string {
  if (tokens === null || tokens === 0 || !Number.isFinite(tokens)) return '-';
  return tokens < 1024 ? `${Math.round(tokens)}` : `${Math.round(tokens / 1024)}k`;
}

export function scanSummary(rows: readonly Scanned[]): string {
  const count = (fits: (row: Scanned) => boolean): number => rows.filter(fits).length;
  const [tool, image] = [count((row) => row.tool.ok), count((row) => row.image.ok)];
  const both = count((row) => row.tool.ok && row.image.ok);
  return `Scan results: tested ${rows.length}, tool ok ${tool}, image ok ${image}, tool+image ok ${both}, image only ${image - both}`;
}

/** What stands beside a model that may be chosen. */
export const scanHint = ({ tool, image, contextLength, inferredParamB }: Scanned): string =>
  [
    `tool ${checkText(tool)}`,
    `img ${checkText(image)}`,
    contextLength === null ? 'ctx ?' : `ctx ${tokensText(contextLength)}`,
    ...(inferredParamB === null ? [] : [`${inferredParamB}b`]),
  ].join(' | ');
