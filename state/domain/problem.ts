import { type CredentialProblem, credentialAdvice } from './auth/credentialProblem.js';
import { type ProfileProblem, profileAdvice } from './auth/profileProblem.js';
import { type ConfigProblem, configAdvice } from './config/configProblem.js';
import { type WriteProblem, writeAdvice } from './edits/writeProblem.js';
import { type HistoryProblem, historyAdvice } from './history/historyProblem.js';
import { type RefProblem, refAdvice } from './models/refProblem.js';
import { type OllamaProblem, ollamaAdvice } from './ollama/ollamaProblem.js';
import { unreachable } from './result.js';
import { type ScanProblem, scanAdvice } from './scan/scanProblem.js';
import { type SecretProblem, secretAdvice } from './secrets/secretProblem.js';
import { type ProviderProblem, providerAdvice } from './setup/providerProblem.js';
import { type SetupProblem, setupAdvice } from './setup/setupProblem.js';

/** Everything that is expected to go wrong, as data. Words are made by `advise` alone. */
export type Problem =
  | ConfigProblem
  | CredentialProblem
  | ProfileProblem
  /** `--agent` names none that the config has. */
  | { readonly kind: 'unknown-agent'; readonly agent: string }
  | { readonly kind: 'bad-ref'; readonly ref: string }
  | RefProblem
  | WriteProblem
  | SecretProblem
  | HistoryProblem
  | ProviderProblem
  | SetupProblem
  | ScanProblem
  | OllamaProblem
  | { readonly kind: 'usage'; readonly message: string };

/** 0 done · 1 failed, as OpenClaw · 2 expiring (`--check`) or misuse · see docs/commands.md. */
export type Advice = { readonly says: string; readonly next?: string; readonly exitCode: 1 | 2 };

/** The one place that makes sentences about problems, for panes, stderr and docs alike. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of kinds, so that the compiler tells when one is missing.
export function advise(problem: Problem): Advice {
  switch (problem.kind) {
    case 'syntax':
    case 'unreadable':
    case 'invalid':
    case 'missing-env':
    case 'include':
    case 'openclaw-rejects':
    case 'env-conflict':
      return { ...configAdvice(problem), exitCode: 1 };
    case 'store-not-read':
    case 'secret-unresolved':
    case 'profile-ignored':
    case 'no-credential':
    case 'dead-credential':
      return { ...credentialAdvice(problem), exitCode: 1 };
    case 'profile-not-found':
    case 'profile-of-other':
    case 'profile-taken':
    case 'profile-id':
    case 'order-empty':
    case 'older-store':
    case 'not-a-secret':
    case 'secret-gone':
    case 'bad-duration':
    case 'no-command-for-it':
    case 'openclaw-missing':
    case 'openclaw-failed':
    case 'rest-not-cleared':
      return { ...profileAdvice(problem), exitCode: 1 };
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
    case 'unknown-choice':
    case 'unknown-setup':
    case 'no-setup':
    case 'setup-unnamed':
    case 'unknown-region':
    case 'base-url':
    case 'setup-needs':
    case 'wants-key':
    case 'unset-variable':
    case 'needs-person':
    case 'model-case':
    case 'trial-failed':
      return setupAdvice(problem);
    case 'nothing-of-provider':
    case 'no-such-plugin':
    case 'plugin-ruled-out':
      return { ...providerAdvice(problem), exitCode: 1 };
    case 'scan-metadata-only':
    case 'scan-list-failed':
    case 'scan-unreachable':
    case 'scan-refused':
    case 'scan-none-works':
    case 'scan-none-chosen':
    case 'scan-unasked':
    case 'scan-costs':
    case 'scan-no-models':
      return { ...scanAdvice(problem), exitCode: 1 };
    case 'ollama-name':
    case 'ollama-unanswered':
    case 'ollama-no-model':
    case 'ollama-refused':
    case 'ollama-pull-cut':
    case 'ollama-untold':
      return { ...ollamaAdvice(problem), exitCode: 1 };
    case 'usage':
      return { says: problem.message, exitCode: 1 };
    default:
      return unreachable(problem);
  }
}
