import type { Place } from './place.js';
import { unreachable } from './result.js';

/** Everything that is expected to go wrong, as data. Words are made by `advise` alone. */
export type Problem =
  | { readonly kind: 'syntax'; readonly place: Place; readonly message: string }
  | { readonly kind: 'unreadable'; readonly place: Place; readonly code: string }
  | { readonly kind: 'invalid'; readonly place: Place; readonly message: string }
  | { readonly kind: 'bad-ref'; readonly ref: string }
  | { readonly kind: 'usage'; readonly message: string };

/** 0 done · 1 failed, as OpenClaw · 2 expiring (`--check`) or misuse · see docs/commands.md. */
export type Advice = { readonly says: string; readonly next?: string; readonly exitCode: 1 | 2 };

/** The one place that makes sentences about problems, for panes, stderr and docs alike. */
export function advise(problem: Problem): Advice {
  switch (problem.kind) {
    case 'syntax':
      return { says: `${at(problem.place)}: ${problem.message}`, next: 'Fix that line; nothing is written to this file until it parses.', exitCode: 1 };
    case 'unreadable':
      return { says: `${problem.place.file} cannot be read (${problem.code})`, next: 'Check its owner and permissions.', exitCode: 1 };
    case 'invalid':
      return { says: `${at(problem.place)}: ${problem.message}`, exitCode: 1 };
    case 'bad-ref':
      return { says: `Invalid model reference: ${problem.ref}`, next: 'Write it as provider/model.', exitCode: 1 };
    case 'usage':
      return { says: problem.message, exitCode: 1 };
    default:
      return unreachable(problem);
  }
}

const at = ({ file, line, column }: Place): string => (line === undefined ? file : `${file}:${line}:${column ?? 1}`);
