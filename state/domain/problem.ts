import { type WriteProblem, writeAdvice } from './edits/writeProblem.js';
import { type HistoryProblem, historyAdvice } from './history/historyProblem.js';
import { type RefProblem, refAdvice } from './models/refProblem.js';
import type { Place } from './place.js';
import { unreachable } from './result.js';
import { type SecretProblem, secretAdvice } from './secrets/secretProblem.js';

/** Everything that is expected to go wrong, as data. Words are made by `advise` alone. */
export type Problem =
  /** `hint`: what was probably meant. */
  | { readonly kind: 'syntax'; readonly place: Place; readonly message: string; readonly hint?: string }
  | { readonly kind: 'unreadable'; readonly place: Place; readonly code: string }
  | { readonly kind: 'invalid'; readonly place: Place; readonly message: string }
  /** A `${NAME}` in the config whose variable is unset or empty; the text stays as written. */
  | { readonly kind: 'missing-env'; readonly place: Place; readonly name: string }
  /** An `$include` that OpenClaw refuses; `message` in its words. */
  | { readonly kind: 'include'; readonly place: Place; readonly message: string }
  /** Valid text that OpenClaw's strict schema rejects: every `models …` command then fails. */
  | { readonly kind: 'openclaw-rejects'; readonly place: Place; readonly message: string }
  /** Two dotenv files give one variable different values. */
  | {
      readonly kind: 'env-conflict';
      readonly kept: string;
      readonly ignored: string;
      readonly names: readonly string[];
    }
  /** Credentials live in OpenClaw's own database, which is not read. */
  | { readonly kind: 'store-not-read'; readonly file: string }
  /** A secret reference that gives no value; `message` says why. */
  | { readonly kind: 'secret-unresolved'; readonly place: Place; readonly message: string }
  /** An entry of the auth store that does not parse; the others are used. */
  | { readonly kind: 'profile-ignored'; readonly place: Place; readonly profileId: string; readonly message: string }
  /** Nothing anywhere that OpenClaw would send to this provider; `env` are the variables that would count. */
  | { readonly kind: 'no-credential'; readonly provider: string; readonly env: readonly string[] }
  /** There is a credential, and it is of no use. */
  | {
      readonly kind: 'dead-credential';
      readonly provider: string;
      readonly which: string;
      readonly because: DeadBecause;
    }
  /** `--agent` names none that the config has. */
  | { readonly kind: 'unknown-agent'; readonly agent: string }
  | { readonly kind: 'bad-ref'; readonly ref: string }
  | RefProblem
  | WriteProblem
  | SecretProblem
  | HistoryProblem
  | { readonly kind: 'usage'; readonly message: string };

/** By code; everything else is a matter of owners and permissions. */
const READ_ADVICE: Readonly<Record<string, string>> = {
  EISDIR: 'There is a folder of that name. Move it out of the way, or point OPENCLAW_CONFIG_PATH at the file.',
  'not-a-file':
    'It is a pipe, a socket or a device. Move it out of the way, or point OPENCLAW_CONFIG_PATH at the file.',
  'not-utf8': 'Save it as UTF-8 in an editor.',
  ELOOP: 'It is a link that leads back to itself. Let it lead to the file.',
};

export type DeadBecause = 'expired' | 'excluded' | 'unresolved';

/** 0 done · 1 failed, as OpenClaw · 2 expiring (`--check`) or misuse · see docs/commands.md. */
export type Advice = { readonly says: string; readonly next?: string; readonly exitCode: 1 | 2 };

/** The one place that makes sentences about problems, for panes, stderr and docs alike. */
export function advise(problem: Problem): Advice {
  switch (problem.kind) {
    case 'syntax':
      return {
        says: `${at(problem.place)}: ${problem.message}`,
        next: problem.hint ?? 'Fix that line; nothing is written to this file until it parses.',
        exitCode: 1,
      };
    case 'unreadable':
      return {
        says: `${problem.place.file} cannot be read (${problem.code})`,
        next: READ_ADVICE[problem.code] ?? 'Check its owner and permissions.',
        exitCode: 1,
      };
    case 'invalid':
      return { says: `${at(problem.place)}: ${problem.message}`, exitCode: 1 };
    case 'missing-env':
      return {
        // OpenClaw's own sentence, so that a search for it leads somewhere.
        says: `Config (${problem.place.file}): missing env var "${problem.name}" at ${dotted(problem.place.path)} - feature using this value will be unavailable`,
        next: `Set ${problem.name}, or put it into ~/.openclaw/.env.`,
        exitCode: 1,
      };
    case 'include':
      return {
        says: `${at(problem.place)}: ${problem.message}`,
        next: 'OpenClaw reads nothing of this config until that is mended.',
        exitCode: 1,
      };
    case 'openclaw-rejects':
      return {
        says: `${at(problem.place)}: ${keyed(problem.place)}${problem.message}`,
        next: 'OpenClaw refuses the whole file for this; `pincer config validate` lists everything that it refuses.',
        exitCode: 1,
      };
    case 'env-conflict':
      return {
        says: `Conflicting values in ${problem.kept} and ${problem.ignored} for ${problem.names.join(', ')}; keeping ${problem.kept}.`,
        exitCode: 1,
      };
    case 'store-not-read':
      return {
        says: `Credentials live in OpenClaw's database (${problem.file}), which Pincer does not read yet`,
        next: 'Ask `openclaw models status` for them.',
        exitCode: 1,
      };
    case 'secret-unresolved':
      return { says: `${at(problem.place)}: ${dotted(problem.place.path)}: ${problem.message}`, exitCode: 1 };
    case 'profile-ignored':
      return {
        says: `${problem.place.file}: profile ${problem.profileId} is ignored: ${problem.message}`,
        exitCode: 1,
      };
    case 'no-credential':
      return {
        says: `No credential for ${problem.provider}`,
        next: `Run \`openclaw models auth login --provider ${problem.provider}\`${problem.env.length === 0 ? '' : `, or set ${problem.env.join(' or ')}`}.`,
        exitCode: 1,
      };
    case 'dead-credential':
      return {
        says: `${problem.which} of ${problem.provider} ${DEAD[problem.because]}`,
        next: `Run \`openclaw models auth login --provider ${problem.provider}\`.`,
        exitCode: 1,
      };
    case 'unknown-agent':
      return {
        says: `Unknown agent id "${problem.agent}". Use "openclaw agents list" to see configured agents.`,
        exitCode: 1,
      };
    case 'bad-ref':
      return { says: `Invalid model reference: ${problem.ref}`, next: 'Write it as provider/model.', exitCode: 1 };
    case 'own-fallback':
    case 'retired-model':
    case 'unseen-characters':
    case 'fallback-not-found':
    case 'no-such-position':
    case 'alias-empty':
    case 'alias-charset':
    case 'alias-taken':
    case 'alias-not-found':
    case 'not-listed':
    case 'listed-by-wildcard':
      return { ...refAdvice(problem), exitCode: 1 };
    case 'changed':
    case 'locked':
    case 'size-drop':
    case 'gateway-mode-removed':
    case 'would-be-invalid':
    case 'include-owned':
    case 'include-shared':
    case 'read-only-dialect':
    case 'nix-mode':
    case 'not-utf8':
    case 'not-a-file':
    case 'no-space':
    case 'not-permitted':
    case 'write-failed':
    case 'unconfirmed':
    case 'not-verified':
      return { ...writeAdvice(problem), exitCode: 1 };
    case 'no-such-entry':
    case 'no-such-snapshot':
    case 'nothing-to-undo':
    case 'nothing-to-redo':
    case 'already-undone':
    case 'not-undone':
    case 'nothing-done':
    case 'not-openclaws':
    case 'undo-overtaken':
    case 'text-not-kept':
    case 'history-not-kept':
    case 'half-written':
      return { ...historyAdvice(problem), exitCode: 1 };
    case 'no-plain-key':
    case 'variable-taken':
    case 'variable-name':
    case 'not-for-dotenv':
    case 'no-env-source':
    case 'variable-unknown':
    case 'too-short-to-mask':
      return { ...secretAdvice(problem), exitCode: 1 };
    case 'usage':
      return { says: problem.message, exitCode: 1 };
    default:
      return unreachable(problem);
  }
}

const at = ({ file, line, column }: Place): string => (line === undefined ? file : `${file}:${line}:${column ?? 1}`);

/** `agents.defaults.model`, `models.providers.x.models[0].id`: OpenClaw's way of writing a key path. */
const dotted = (path: Place['path']): string =>
  (path ?? []).map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');

/** What OpenClaw's own list of faults begins a line with. */
const keyed = ({ path }: Place): string => (path === undefined || path.length === 0 ? '' : `${dotted(path)}: `);

const DEAD: Readonly<Record<DeadBecause, string>> = {
  expired: 'has expired',
  excluded: 'is kept out, by the auth order or by a mode that differs in the config',
  unresolved: 'refers to a secret that gives no value',
};
