import type { Binding } from '../keymap.js';
import { keysLabel } from '../keyText.js';
import { type Line, lineWidth, type Span, span } from '../line.js';

/** Never crowded out: the ways back, out and to the other keys. */
const CLOSING: readonly string[] = ['back', 'help', 'quit'];

/** The keys of the screen in front, as many as fit. */
export function footerLine(bindings: readonly Binding[], cells: number): Line {
  const rows = bindings.filter((row) => row.footer !== undefined);
  const items = rows.map((row) => ({
    last: CLOSING.includes(row.footer ?? ''),
    spans: item(row.keys, row.footer ?? ''),
  }));
  const closing = items.filter(({ last }) => last).flatMap(({ spans }) => spans);
  const line: Span[] = [];
  for (const { last, spans } of items) {
    if (last) continue;
    if (lineWidth(line) + lineWidth(spans) + lineWidth(closing) > cells) break;
    line.push(...spans);
  }
  return [...line, ...closing];
}

const item = (keys: readonly string[], word: string): Line => [
  span(` ${keysLabel(keys.every((key) => /^\d$/.test(key)) ? keys : keys.slice(0, 1))}`, 'strong'),
  span(` ${word} `),
];
