import { fail, ok, type Result } from '../result.js';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `365d`, `12h`, `1h30m`, in ms; a bare number is days. The problem is OpenClaw's sentence. */
export function parseDuration(text: string): Result<number, string> {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '') return refuse(text, 'empty');
  const single = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(trimmed);
  if (single) return rounded(text, Number(single[1]) * unit(single[2] ?? 'd'));
  let total = 0;
  let consumed = 0;
  for (const match of trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    if (match.index !== consumed) return refuse(text, 'each composite segment needs a unit');
    total += Number(match[1]) * unit(match[2] ?? 'd');
    consumed += match[0].length;
  }
  return consumed === trimmed.length ? rounded(text, total) : refuse(text);
}

const unit = (name: string): number => UNITS[name] ?? 0;

function rounded(text: string, ms: number): Result<number, string> {
  const value = Math.round(ms);
  return Number.isSafeInteger(value) ? ok(value) : refuse(text);
}

function refuse(text: string, reason?: string): Result<never, string> {
  const what = text.trim() === '' ? 'empty value' : `"${text}"`;
  const because = reason === undefined ? '' : ` (${reason})`;
  return fail(`Invalid duration${because}: ${what}. Use values like 500ms, 30s, 5m, 2h, or 1h30m.`);
}
