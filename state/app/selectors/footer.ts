import { cut, wrap } from '../../domain/text.js';
import { readOnlyReason, refusedHere } from '../blocked.js';
import type { Binding } from '../keymap/binding.js';
import { keysLabel } from '../keyText.js';
import { isCovering } from '../layout.js';
import { fitLine, GLYPHS, type Line, lineWidth, type Span, span } from '../line.js';
import type { Model, Overlay, Shell } from '../model.js';
import type { OllamaSlice } from '../ollamaSlice.js';
import { activeBindings, reasonAgainst, whereOf } from '../press.js';
import { pullLines } from './ollama.js';
import { fitsBeside, wholeNews } from './sheetNews.js';

/** Never crowded out: the ways back, out and to the other keys. */
const CLOSING: readonly string[] = ['back', 'help', 'quit'];

/** Lines of news above the footer, at most. */
const MOST_NEWS = 3;

/** Cells that what an overlay is left and accepted with takes, at most. */
const KEYS_OF_SHEET = 32;

/**
 * What the footer offers now, the most urgent first. In a pane a key that is blocked for a moment stays in its place; an overlay
 * is too short-lived for that and shows what can be done, and on a home that cannot be changed nothing is offered that would.
 */
export function footerBindings(model: Model): readonly Binding[] {
  const isReadOnly = readOnlyReason(model) !== undefined;
  const rows = activeBindings(whereOf(model)).filter(
    (row) =>
      row.footer !== undefined &&
      !(isReadOnly && row.leadsToWrite) &&
      refusedHere(row, model) === undefined &&
      (!model.overlay || reasonAgainst(row, model) === undefined),
  );
  const urgent = rows.filter((row) => row.urgent?.(model));
  return [...urgent, ...rows.filter((row) => row.urgent === undefined)];
}

/** The keys of the screen in front, as many as fit; a short one may stand where a long one did not fit. */
export function footerLine(bindings: readonly Binding[], cells: number): Line {
  const items = bindings.map((row) => ({
    last: CLOSING.includes(row.footer ?? ''),
    spans: item(row.keys, row.footer ?? ''),
  }));
  const closing = items.filter(({ last }) => last).flatMap(({ spans }) => spans);
  const line: Span[] = [];
  for (const { last, spans } of items) {
    if (last || lineWidth(line) + lineWidth(spans) + lineWidth(closing) > cells) continue;
    line.push(...spans);
  }
  return [...line, ...closing];
}

type News = {
  readonly shell: Pick<Shell, 'toast' | 'size'>;
  readonly overlay?: Overlay;
  readonly ollama?: OllamaSlice;
};

type NewsLines = { readonly above: readonly Line[]; readonly beside: Line };

/** What is under way and takes long, and above it what has just happened. Overlays have no line for the former. */
export function newsOf(news: News): NewsLines {
  const said = toastLines(news);
  const { ollama, overlay } = news;
  return ollama === undefined || isCovering(overlay)
    ? said
    : { ...said, above: [...said.above, ...pullLines({ ollama })] };
}

/** News that leave room for keys stand beside them; longer ones get lines of their own, so that nothing of them is cut. */
function toastLines({ shell: { toast, size }, overlay }: News): NewsLines {
  if (!toast) return { above: [], beside: [] };
  const whole = wholeNews(toast);
  if (fitsBeside(toast, size)) return { above: [], beside: whole };
  // A sheet has room of its own for them: see `sheetNews`.
  if (overlay !== undefined && isSheet(overlay)) return { above: [], beside: [] };
  // An overlay leaves one line: the news are cut there rather than the keys.
  if (isCovering(overlay)) return { above: [], beside: fitLine(whole, size.columns - KEYS_OF_SHEET) };
  const cells = size.columns - 4;
  const all = wrap(toast.text, cells);
  const rest = all.slice(MOST_NEWS - 1).join(' ');
  const lines = [...all.slice(0, MOST_NEWS - 1), ...(rest === '' ? [] : [cut(rest, cells)])];
  const above = lines.map(
    (text, i): Line => [span(i === 0 ? ` ${GLYPHS[toast.tone]} ` : '   ', toast.tone), span(text, toast.tone)],
  );
  return { above, beside: [] };
}

/** Of overlays, those that are a sheet; in the others something is typed. */
const isSheet = ({ kind }: Overlay): boolean => kind !== 'filter' && kind !== 'finder' && kind !== 'prompt';

const item = (keys: readonly string[], word: string): Line => [
  span(` ${keysLabel(keys.every((key) => /^\d$/.test(key)) ? keys : keys.slice(0, 1))}`, 'strong'),
  span(` ${word} `),
];
