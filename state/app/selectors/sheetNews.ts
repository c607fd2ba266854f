import { overlayArea } from '../layout.js';
import { GLYPHS, type Line, lineWidth, span, stated } from '../line.js';
import type { Shell, Toast } from '../model.js';
import { said } from './said.js';

/** Cells that the footer keeps for keys beside the news. */
const KEYS_BESIDE = 40;

export const wholeNews = ({ tone, text }: Toast): Line => [span(' '), stated(tone, text), span('  ')];

/** Do the news leave room for keys beside them? */
export const fitsBeside = (toast: Toast, { columns }: Shell['size']): boolean =>
  lineWidth(wholeNews(toast)) + KEYS_BESIDE <= columns;

/** News that would be cut beside the keys: the sheet in front has room for them, under what it shows. */
export function sheetNews({ toast, size }: Pick<Shell, 'toast' | 'size'>): readonly Line[] {
  if (!toast || fitsBeside(toast, size)) return [];
  return [[], ...said(GLYPHS[toast.tone], toast.tone, toast.text, overlayArea(size).columns - 2)];
}
