/** Texts that OpenClaw turns into numbers. Only whether it can is of interest here. */

/** OpenClaw: `parseDurationMs`. `500ms`, `30s`, `1h30m`, or a bare number in the unit of the setting. */
export function isDuration(text: string): boolean {
  const trimmed = text.trim().toLowerCase();
  const single = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)?$/.exec(trimmed);
  // The biggest unit decides whether the result is still exact; what has none is refused for its size nowhere near it.
  if (single !== null)
    return Number.isSafeInteger(Math.round(Number(single[1]) * (MILLISECONDS[single[2] ?? ''] ?? 1)));
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/.test(trimmed)) return false;
  const parts = [...trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  return Number.isSafeInteger(
    Math.round(parts.reduce((sum, [, value, unit]) => sum + Number(value) * (MILLISECONDS[unit ?? ''] ?? 1), 0)),
  );
}

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** OpenClaw: `parseByteSize`. `512kb`, `10mb`, `500`. */
export function isByteSize(text: string): boolean {
  const found = /^(\d+(?:\.\d+)?)([a-z]+)?$/.exec(text.trim().toLowerCase());
  return found !== null && Number.isFinite(Number(found[1])) && /^(?:b|[kmgt]b?)$/.test(found[2] ?? 'b');
}

/** OpenClaw: `isSafeExecutableValue`. A path or a bare name, with nothing in it that a shell would act on. */
export function isSafeExecutable(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || /[\0\r\n;&|`$<>"']/.test(trimmed)) return false;
  if (/^[.~]|[/\\]/.test(trimmed)) return true;
  return !trimmed.startsWith('-') && /^[A-Za-z0-9._+-]+$/.test(trimmed);
}

/** OpenClaw: `isAbsolutePath`, on POSIX. */
export const isAbsoluteAnywhere = (text: string): boolean => /^\/|^[A-Za-z]:[\\/]|^\\\\[^\\]+\\[^\\]+/.test(text);

/** OpenClaw: `isSafeRelativeModulePath`. */
export function isModulePath(text: string): boolean {
  const trimmed = text.trim();
  return trimmed !== '' && !/^[/~]/.test(trimmed) && !trimmed.includes(':') && !trimmed.split(/[\\/]+/).includes('..');
}

const WIDTH_WORDS = new Set(['none', 'min-content', 'max-content']);
const WIDTH_NAMES = new Set([
  ...WIDTH_WORDS,
  ...['calc', 'clamp', 'fit-content', 'max', 'min'],
  ...['ch', 'em', 'rem', 'vh', 'vmax', 'vmin', 'vw', 'px'],
]);

/** OpenClaw: `isValidControlUiChatMessageMaxWidth`. */
export function isCssWidth(text: string): boolean {
  const width = text.trim().replace(/\s+/g, ' ');
  if (width.length === 0 || width.length > 96) return false;
  if (WIDTH_WORDS.has(width.toLowerCase())) return true;
  if (/^(?:\d+(?:\.\d+)?|\.\d+)(?:px|rem|em|ch|vw|vh|vmin|vmax|%)$/i.test(width)) return true;
  if (!/^[0-9A-Za-z.%+\-*/(),\s]+$/.test(width) || !isBalanced(width)) return false;
  const names = width.match(/[A-Za-z][A-Za-z0-9-]*/g) ?? [];
  return (
    names.every((name) => WIDTH_NAMES.has(name.toLowerCase())) &&
    /^(?:calc|clamp|fit-content|max|min)\(.+\)$/i.test(width)
  );
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
