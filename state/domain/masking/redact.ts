/**
 * What must not be shown of a config: values under names that hold secrets, and text that looks like a key wherever it
 * stands. Rather one value too many than one too few: this is for looking at, the file itself stays as it is.
 */

/** Stands for a secret on screen. Always the same, so that not even its length is told. */
export const MASK = '[secret]';

/** Does a value under this name hold a secret? `maxTokens`, `apiKeyEnv` and `keyRef` do not; `API_KEY` and `authToken` do. */
export function isSecretName(name: string): boolean {
  const flat = name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  return SECRET_NAME.test(flat) && !PUBLIC_NAME.test(flat);
}

const SECRET_NAME =
  /(?:(?:key|token|secret|password)(?:value|text|string|pem|base64|b64|hex)?|passwd|passphrase|passcode|authorization|credentials?|cookie|bearer|jwt|signature|webhookurl|connectionstring|dsn|accesskeyid|apihash|basicauth|authstring|serviceaccount(?:json)?|mnemonic|seedphrase|nsec|totp|otp)$|^auth$|^pwd$|^pat$|^pin$|^(?:user|db|smtp|imap|my|pg)?pass$/;

/**
 * Does a value under this name hold secrets under names of their own, or a list of them? Headers, variables, `apiKeys`. Every
 * text below is masked; a number is not, or `maxTokens: 8192` would be.
 */
export const holdsSecrets = (name: string): boolean =>
  HOLDER_NAME.test(name.replace(/[^A-Za-z0-9]/g, '').toLowerCase());

const HOLDER_NAME = /headers?$|^env$|^environment$|(?:key|token|password|cookie)s$|.secrets$/;

const PUBLIC_NAME =
  /^(?:main|public|sort|cache|route|session|primary|foreign|hot|object|partition|monkey|dedupe)key$|^hotkey$/;

/** `${NAME}`, `$NAME`: the name of a variable, not what is in it. */
export const isReference = (value: string): boolean => /^\$(?:\{[A-Za-z_]\w*\}|[A-Z_][A-Z0-9_]*)$/.test(value);

/** Where in a text something looks like a key: a known prefix, a long random run, a password in a URL. */
export function tokenSpans(text: string): readonly Span[] {
  // One look at the length first: most strings of a config are short words.
  if (text.length < MIN_TOKEN) return [];
  return merge(text.length <= LONGEST_PIECE ? spansIn(text) : piecesOf(text).flatMap(spansOf));
}

/** In characters. A pattern that runs over megabytes without a stop takes all the engine's stack. */
const LONGEST_PIECE = 50_000;

type Piece = { readonly text: string; readonly start: number };

const spansOf = ({ text, start }: Piece): readonly Span[] =>
  spansIn(text).map((span) => ({ start: span.start + start, end: span.end + start }));

/** Cut where there is white space, which is in no token. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length; ) {
    const most = text.slice(start, start + LONGEST_PIECE);
    const blank = start + most.length < text.length ? /\s\S*$/.exec(most.slice(-LONGEST_PIECE / 10)) : null;
    const piece = blank === null ? most : most.slice(0, most.length - blank[0].length + 1);
    pieces.push({ text: piece, start });
    start += piece.length;
  }
  return pieces;
}

function spansIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(USER_INFO)) spans.push(groupSpan(match));
  for (const match of text.matchAll(QUERY_SECRET)) spans.push(groupSpan(match));
  for (const match of text.matchAll(KNOWN_KEY)) spans.push({ start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(RUN)) {
    if (isRandom(match[0])) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

export type Span = { readonly start: number; readonly end: number };

/** In order, touching and overlapping ones joined. */
function merge(spans: readonly Span[]): readonly Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** The text with each span masked. Line ends inside a span stay, so that lines keep their numbers. */
export function maskSpans(text: string, spans: readonly Span[]): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of merge(spans)) {
    shown += text.slice(from, start) + MASK + text.slice(start, end).replace(/[^\r\n]+/g, '');
    from = end;
  }
  return shown + text.slice(from);
}

const MIN_TOKEN = 8;

/** Up to the last `@` before the path, as a password may hold one; without `//` only where a port follows. */
const USER_INFO = /:\/\/([^/\s?#\\]+)@|(?<![\w.-])[\w.-]+:([^/\s"'@:]+)@[\w.-]+:\d/g;

const QUERY_SECRET =
  /[?&;#](?:[\w.%-]*(?:key|token|secret|sig|signature|password|passwd|pass|pwd|auth|code|jwt|credential)|[kt])=([^&\s"'#;]+)/gi;

const KNOWN_KEY =
  /(?<![A-Za-z0-9])(?:sk|pk|rk|xai|gsk|hf|ghp|gho|ghs|ghu|glpat|github_pat|npm|nvapi|r8|fw|pplx|csk|tvly|AKIA|ASIA|AIza|ya29|eyJ|xox[abeprs]|key|tok)[-_.]?[A-Za-z0-9][A-Za-z0-9_\-.]{11,}/g;

const RUN = /[A-Za-z0-9+/=_-]{20,}/g;

/** A long run that no person would type: hexadecimal, or letters and digits mixed without words in between. */
function isRandom(run: string): boolean {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(run)) return true;
  return run.split(/[-_/+=]/).some((part) => part.length >= 16 && /\d/.test(part) && switches(part) >= 4);
}

/** How often letters and digits, or cases, alternate. Words with a number at the end do so once or twice. */
function switches(part: string): number {
  let count = 0;
  for (let i = 1; i < part.length; i++) if (classOf(part.charAt(i)) !== classOf(part.charAt(i - 1))) count++;
  return count;
}

function classOf(char: string): 'digit' | 'upper' | 'lower' {
  if (char >= '0' && char <= '9') return 'digit';
  return char >= 'A' && char <= 'Z' ? 'upper' : 'lower';
}

function groupSpan(match: RegExpExecArray): Span {
  const inner = match[1] ?? match[2] ?? '';
  const start = match.index + match[0].lastIndexOf(inner);
  return { start, end: start + inner.length };
}
