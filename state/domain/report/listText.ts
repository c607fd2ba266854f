import { plain } from '../text.js';
import type { ListRow } from './modelRow.js';

/** OpenClaw 2026.5's table, column for column. An empty list is a sentence, as there. */
export function listText(rows: readonly ListRow[]): string {
  if (rows.length === 0) return 'No models found.';
  return [line('Model', 'Input', 'Ctx', 'Local', 'Auth', 'Tags'), ...rows.map(rowText)].join('\n');
}

/** `--plain`: one ref a line. */
export const listPlain = (rows: readonly ListRow[]): string =>
  rows.length === 0 ? 'No models found.' : rows.map(({ key }) => plain(key)).join('\n');

const rowText = (row: ListRow): string =>
  line(
    shorten(plain(row.key)),
    plain(row.input) || '-',
    windowText(row),
    yesNo(row.local),
    yesNo(row.available),
    row.tags.map(plain).join(','),
  );

/** The last column is not filled up, but what parts it from the others stays, as in OpenClaw's table. */
const line = (model: string, input: string, window: string, local: string, auth: string, tags: string): string =>
  [model.padEnd(MODEL), input.padEnd(10), window.padEnd(11), local.padEnd(5), auth.padEnd(5), tags].join(' ');

const MODEL = 42;

const shorten = (key: string): string => (key.length <= MODEL ? key : `${key.slice(0, MODEL - 3)}...`);

const yesNo = (value: boolean | null): string => (value === null ? '-' : value ? 'yes' : 'no');

/** What a turn may use, a slash, the window; once when they are the same. */
function windowText({ contextTokens, contextWindow }: ListRow): string {
  if (contextTokens === undefined || contextTokens === contextWindow) return tokensText(contextWindow);
  return `${tokensText(contextTokens)}/${tokensText(contextWindow)}`;
}

/** OpenClaw 2026.5 counts a k as 1024. */
function tokensText(tokens: number | null): string {
  if (tokens === null || tokens === 0 || !Number.isFinite(tokens)) return '-';
  return tokens < 1024 ? `${Math.round(tokens)}` : `${Math.round(tokens / 1024)}k`;
}
