import { maskSpans, tokenSpans } from '../state/domain/masking/redact.js';
import { nearest } from './nearest.js';

/** One option. A name means the same thing, and takes a value or not, wherever it occurs. */
export type Flag = {
  /** Without the dashes. */
  readonly name: string;
  /** What stands for the value in help, such as `<id>`; a flag without it is a switch. */
  readonly value?: string;
  readonly summary: string;
  /** Other spellings, dashes included. */
  readonly also?: readonly string[];
  /** Whatever follows is its value, a dash at its beginning or not. */
  readonly takesDash?: true;
};

/** What was typed, before anything is known about the command. The last of a repeated flag counts. */
export type Typed = {
  readonly words: readonly string[];
  /** Keyed by flag name; a switch has the value `''`. */
  readonly flags: ReadonlyMap<string, string>;
  /** Every value of those that were given more than once, in order. */
  readonly all: ReadonlyMap<string, readonly string[]>;
};

export type Misuse = { readonly says: string; readonly near?: string };

export type Parsed =
  | { readonly ok: true; readonly typed: Typed }
  | { readonly ok: false; readonly misuse: Misuse; readonly typed: Typed };

/**
 * Splits an argv into words and flags; flags may stand anywhere, and `--` ends them. On misuse, `typed` holds what was
 * understood before it, so that the message can name the right `--help`.
 */
export function parseArgs(argv: readonly string[], known: readonly Flag[]): Parsed {
  const words: string[] = [];
  const flags = new Map<string, string>();
  const all = new Map<string, readonly string[]>();
  const typed = { words, flags, all };
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (arg === '--') {
      words.push(...argv.slice(i + 1));
      break;
    }
    if (!isFlag(arg)) {
      words.push(arg);
      continue;
    }
    const read = readFlag(arg, argv[i + 1], known);
    if ('says' in read) return { ok: false, misuse: read, typed };
    flags.set(read.name, read.value);
    all.set(read.name, [...(all.get(read.name) ?? []), read.value]);
    if (read.tookNext) i += 1;
  }
  return { ok: true, typed };
}

// A lone `-` is a word by custom, and a negative number is a value.
const isFlag = (arg: string): boolean => /^-[^\d]/.test(arg);

type ReadFlag = { readonly name: string; readonly value: string; readonly tookNext: boolean };

function readFlag(arg: string, next: string | undefined, known: readonly Flag[]): ReadFlag | Misuse {
  const equals = arg.indexOf('=');
  const spelled = equals < 0 ? arg : arg.slice(0, equals);
  const flag = known.find(({ name, also }) => spelled === `--${name}` || also?.includes(spelled));
  if (flag === undefined) return unknownFlag(spelled, known);
  const { name } = flag;
  if (flag.value === undefined) {
    if (equals >= 0) return { says: `Option "${spelled}" takes no value.` };
    return { name, value: '', tookNext: false };
  }
  if (equals >= 0) return { name, value: arg.slice(equals + 1), tookNext: false };
  const isValue = next !== undefined && (flag.takesDash === true || !isFlag(next));
  if (!isValue) return { says: `Option "${spelled} ${flag.value}" needs a value.` };
  return { name, value: next, tookNext: true };
}

function unknownFlag(spelled: string, known: readonly Flag[]): Misuse {
  if (KEY_FLAG.test(spelled)) return { says: KEY_REFUSED };
  const near = nearest(
    spelled,
    known.map(({ name }) => `--${name}`),
  );
  // A key that begins with a dash is taken for an option, and not to be repeated.
  const shown = maskSpans(spelled, tokenSpans(spelled));
  return { says: `Pincer does not recognize option "${shown}".`, ...(near === undefined ? {} : { near }) };
}

/** What OpenClaw's `onboard` takes keys with: `--zai-api-key`, `--custom-api-key`, `--github-copilot-token`, `--token`, and what one might try: `--key`. */
const KEY_FLAG = /^--(?:[a-z0-9-]+-)?(?:key|token|secret|password)(?:-cn)?$/;

const KEY_REFUSED =
  'Pincer takes no key from the command line, where every program of this machine can read it. Pipe it in with --key-stdin, name a variable that holds it with --from-env NAME, or run the command in a terminal to be asked for it.';
