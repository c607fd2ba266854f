/** The variables of a dotenv text, in the order of the text; of one name the last counts. As OpenClaw's dotenv 17 reads them. */
export function parseDotenv(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', written = ''] of text.replace(/\r\n?/g, '\n').matchAll(ASSIGNMENT))
    found.set(name, unquoted(written.trim()));
  return found;
}

/** `export`, `=` or `: `, three kinds of quotes that may go over several lines, and comments. */
const ASSIGNMENT =
  /^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\n]+)?\s*(?:#.*)?$/gm;

/** Line by line, as dotenv does it: what is quoted may hold lines that are quoted themselves. */
function unquoted(written: string): string {
  const inner = written.replace(/^(['"`])([\s\S]*)\1$/gm, '$2');
  return written.startsWith('"') ? inner.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : inner;
}

/**
 * The text with a variable in it, which OpenClaw reads back exactly; every other line stays byte by byte and means what it meant. A
 * line that gives the name no value is filled in; all that give it another one get this one, so that the old one stands nowhere.
 * Undefined for a value that no way of quoting carries there.
 */
export function withVariable(text: string, name: string, value: string): string | undefined {
  const before = parseDotenv(text);
  if (before.get(name) === value) return text;
  const meant = new Map(before).set(name, value);
  return QUOTES.filter((quote) => quote !== '' || BARE.test(value))
    .map((quote) => put(text, name, `${quote}${value}${quote}`))
    .find((made) => sameVariables(parseDotenv(made), meant));
}

/** In the order of what a shell, too, would read as the same. */
const QUOTES = ['', "'", '"', '`'] as const;

/** What needs no quotes, here or in a shell. */
const BARE = /^[\w.:/+=@,%~^-]+$/;

function put(text: string, name: string, written: string): string {
  const spans = valueSpans(text, name);
  if (spans.length > 0)
    return spans.reduceRight((made, [start, end]) => made.slice(0, start) + written + made.slice(end), text);
  const empty = new RegExp(`^([^\\S\\n]*(?:export[^\\S\\n]+)?${name}=)[^\\S\\n\\r]*(?=\\r?$)`, 'm');
  if (empty.test(text)) return text.replace(empty, (_, start: string) => start + written);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const joint = text === '' || text.endsWith('\n') ? '' : eol;
  return `${text}${joint}${name}=${written}${eol}`;
}

/** Where the values of a name stand, quotes included. */
function valueSpans(text: string, name: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(new RegExp(ASSIGNMENT, 'dgm'))].flatMap(({ 1: found, 2: value = '', indices }) => {
    const [start] = indices?.[2] ?? [];
    if (found !== name || start === undefined || value.trim() === '') return [];
    const from = start + value.length - value.trimStart().length;
    return [[from, from + value.trim().length] as const];
  });
}

function sameVariables(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);
}
