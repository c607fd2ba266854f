import { holdsSecrets, isReference, isSecretName, maskSpans, type Span, tokenSpans } from './redact.js';

/**
 * Where secrets may stand in a text that need not be a config: one that does not parse, a comment, what is in a string. It
 * reads names, brackets and values as they come and forgives whatever is missing between them. A value is taken for a secret
 * when the last name before it says so, or one above it; so what follows a missing comma, or stands a line below its name, is
 * masked too.
 */
export function looseSpans(text: string): readonly Span[] {
  const spans: Span[] = [...tokenSpans(text)];
  const open: Claim[] = [];
  let now: Reading = NOTHING;
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(text, at, now);
    at = token.next;
    if (token.kind === 'open') open.push(below(stronger(now.claim, open.at(-1))));
    else if (token.kind === 'close') open.pop();
    else if (token.kind === 'value') hideIn(spans, token, stronger(now.claim, open.at(-1)), now);
    now = after(now, token);
  }
  return spans;
}

/**
 * What a name says of the values behind it: every one is a secret; every text is, and all that is below; one that looks the
 * part is; none.
 */
type Claim = 'all' | 'texts' | 'likely' | undefined;

const below = (claim: Claim): Claim => (claim === 'texts' ? 'all' : claim);

const stronger = (one: Claim, other: Claim): Claim =>
  (['all', 'texts', 'likely'] as const).find((claim) => claim === one || claim === other);

/** The last name's claim, and whether its value is due, may still come on a line below, or was there. */
type Reading = { readonly claim: Claim; readonly value: 'due' | 'late' | 'there' };

const NOTHING: Reading = { claim: undefined, value: 'late' };

type Value = {
  readonly kind: 'value';
  readonly text: string;
  readonly quoted: boolean;
  readonly comment?: true;
  readonly start: number;
  readonly end: number;
  readonly next: number;
};

type Token =
  | { readonly kind: 'open' | 'close' | 'newline' | 'nothing' | 'is'; readonly next: number }
  | { readonly kind: 'name'; readonly claim: Claim; readonly next: number }
  | Value;

function hideIn(spans: Span[], value: Value, claim: Claim, now: Reading): void {
  if (!value.comment && isHidden(value, claim, now)) spans.push(value);
  else if (value.quoted || value.comment)
    for (const span of looseSpans(value.text)) spans.push(shifted(span, value.start));
}

function isHidden({ text, quoted }: Value, claim: Claim, { value }: Reading): boolean {
  if (claim === undefined || text === '' || isReference(text)) return false;
  if (claim === 'likely') return quoted || (text.length >= 4 && /\d/.test(text));
  if (quoted) return true;
  if (claim === 'texts' || HARMLESS.test(text)) return false;
  // What is too much on the line is often what is wrong with it.
  return value !== 'there' || text.length > 2;
}

const HARMLESS = /^(?:true|false|null|undefined|Bearer|Basic)$/i;

function after(now: Reading, token: Token): Reading {
  switch (token.kind) {
    case 'name':
      return { claim: token.claim, value: 'due' };
    case 'value':
      return token.comment || HARMLESS.test(token.text) ? now : (weakName(now, token) ?? { ...now, value: 'there' });
    case 'is':
      return now.claim === 'likely' ? { claim: 'all', value: 'due' } : now;
    case 'newline':
      return now.value === 'there' || now.claim === 'likely' ? NOTHING : { ...now, value: 'late' };
    case 'open':
    case 'close':
      return NOTHING;
    case 'nothing':
      return now;
  }
}

/** A name that has lost its colon. */
const weakName = ({ claim }: Reading, { text, quoted }: Value): Reading | undefined =>
  claim !== 'all' && !quoted && isSecretName(text) ? { claim: 'likely', value: 'due' } : undefined;

function tokenAt(text: string, at: number, now: Reading): Token {
  const char = text.charAt(at);
  if (char === '\n' || char === '\r') return { kind: 'newline', next: at + 1 };
  if (char === '{' || char === '[') return { kind: 'open', next: at + 1 };
  if (char === '}' || char === ']') return { kind: 'close', next: at + 1 };
  if (char === '"' || char === "'") return quotedAt(text, at, now);
  if (char === '/') {
    const comment = commentAt(text, at);
    if (comment !== undefined) return comment;
  }
  return BETWEEN.test(char) ? { kind: 'nothing', next: at + 1 } : bareAt(text, at, now);
}

const BETWEEN = /[\s,:=\\]/;

/** A comment stands for no value, and may hold some of its own. */
function commentAt(text: string, at: number): Value | undefined {
  const isLine = text.startsWith('//', at);
  if (!isLine && !text.startsWith('/*', at)) return undefined;
  const close = isLine ? lineEnd(text, at) : text.indexOf('*/', at);
  const end = close === -1 ? text.length : close;
  const start = at + 2;
  const inside = text.slice(start, end);
  return {
    kind: 'value',
    text: inside,
    quoted: false,
    comment: true,
    start,
    end,
    next: isLine ? end : Math.min(text.length, end + 2),
  };
}

/** An apostrophe that nothing closes on its line begins no text, unless one is expected. */
function quotedAt(text: string, at: number, now: Reading): Token {
  const end = closingQuote(text, at);
  if (end === undefined) {
    if (now.claim === undefined) return { kind: 'nothing', next: at + 1 };
    const line = lineEnd(text, at);
    return { kind: 'value', text: text.slice(at + 1, line), quoted: true, start: at + 1, end: line, next: line };
  }
  const inside = text.slice(at + 1, end);
  if (isSeparated(text, end + 1)) return { kind: 'name', claim: claimOf(inside), next: end + 1 };
  return { kind: 'value', text: inside, quoted: true, start: at + 1, end, next: end + 1 };
}

/** Undefined when the line ends first; an escaped line end is none. */
function closingQuote(text: string, at: number): number | undefined {
  for (let i = at + 1; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === text.charAt(at)) return i;
    if (char === '\n' || char === '\r') return undefined;
    if (char === '\\') i += text.startsWith('\r\n', i + 1) ? 2 : 1;
  }
  return undefined;
}

function lineEnd(text: string, at: number): number {
  STOP_LINE.lastIndex = at;
  return STOP_LINE.exec(text)?.index ?? text.length;
}

const STOP_LINE = /[\r\n]/g;

function bareAt(text: string, at: number, now: Reading): Token {
  // A value that is due may hold what otherwise ends a name.
  const isDue = now.claim === 'all' && now.value === 'due';
  let end = stop(isDue ? STOP_VALUE : STOP_NAME, text, at);
  if (text.startsWith('://', end)) end = stop(STOP_VALUE, text, end);
  const word = text.slice(at, end);
  if (/^[/*#-]+$/.test(word)) return { kind: 'nothing', next: end };
  if (/^(?:is|was)$/i.test(word)) return { kind: 'is', next: end };
  if (!isDue && isSeparated(text, end)) return { kind: 'name', claim: claimOf(word), next: end };
  return { kind: 'value', text: word, quoted: false, start: at, end, next: end };
}

const STOP_NAME = /[\s{}[\],"'\\:=]/g;
const STOP_VALUE = /[\s{}[\],"'\\]/g;

/** Where a word ends; it has at least one character. */
function stop(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at + 1;
  return pattern.exec(text)?.index ?? text.length;
}

const isSeparated = (text: string, at: number): boolean => {
  SEPARATOR.lastIndex = at;
  return SEPARATOR.test(text);
};

/** Quotes and backslashes too: the text may be part of a string that holds JSON. */
const SEPARATOR = /[ \t\\"']{0,20}(?:[=]|:(?!\/\/))/y;

function claimOf(name: string): Claim {
  const plain = name.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (isSecretName(plain)) return 'all';
  return holdsSecrets(plain) ? 'texts' : undefined;
}

const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** One line of a file that can only be guessed at, with what may be a secret in it masked. */
export const redactLine = (line: string): string => maskSpans(line, looseSpans(line));
