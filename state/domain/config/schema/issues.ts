import type { Json } from '../../json.js';
import type { Fault } from './fault.js';
import type { Issue } from './findings.js';

const MOST_VALUES = 12;
const LONGEST_VALUE = 160;

/** A fault in OpenClaw's words. `prefix` stands before what a channel or a plugin says. */
export function issueOf({ path, message, allowed }: Pick<Fault, 'path' | 'message' | 'allowed'>, prefix = ''): Issue {
  const values = typeof allowed === 'string' ? [] : distinct(allowed);
  const text = path.join('.');
  const shown = values.slice(0, MOST_VALUES);
  const hidden = values.length - shown.length;
  const place = text.trim() === '' ? '<root>' : text.trim();
  if (shown.length === 0) return { path: place, message: `${prefix}${message}` };
  const labels = `${shown.map(label).join(', ')}${hidden > 0 ? `, ... (+${hidden} more)` : ''}`;
  return {
    path: place,
    message: `${prefix}${message} (allowed: ${labels})`,
    allowedValues: shown.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
    ...(hidden > 0 ? { allowedValuesHiddenCount: hidden } : {}),
  };
}

const distinct = (values: readonly Json[]): readonly Json[] => {
  const seen = new Set<string>();
  return values.filter((value) => {
    const text = JSON.stringify(value);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
};

function label(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const cut =
    text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}... (+${text.length - LONGEST_VALUE} chars)` : text;
  return typeof value === 'string' ? JSON.stringify(cut) : cut;
}
