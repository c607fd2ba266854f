import type { Json, KeyPath } from '../../json.js';

/** What OpenClaw would say of a config, as an issue of its own, and what it means. */
export type Fault = {
  /** Where OpenClaw says that it is: for an unknown key, what holds it. */
  readonly path: KeyPath;
  /** In OpenClaw's words, without the values that would do. */
  readonly message: string;
  /** OpenClaw goes on to the rules about what holds the value, as nothing in it is of a wrong kind. */
  readonly soft: boolean;
  readonly why: Why;
  readonly allowed: Allowed;
};

/** The values that OpenClaw names; `open` where others may do too, so that it names none, and `none` where it is not about values. */
export type Allowed = readonly Json[] | 'open' | 'none';

export type Why =
  | { readonly kind: 'unknown'; readonly keys: readonly string[]; readonly known: readonly string[] }
  /** `was` is undefined where the value is missing. */
  | { readonly kind: 'wrong'; readonly wanted: string; readonly was: Json | undefined }
  | { readonly kind: 'choice'; readonly values: readonly Json[]; readonly was: Json | undefined }
  /** None of several types would do: what each of them says. */
  | {
      readonly kind: 'union';
      readonly wanted: string;
      readonly was: Json | undefined;
      readonly branches: readonly Faults[];
    }
  /** A limit or a rule, in words that follow the path. */
  | { readonly kind: 'rule'; readonly says: string };

export type Faults = readonly Fault[];

/** Where the walk is and what it found. The path is one for all of it, as most configs have nothing to report. */
export type Walk = {
  readonly path: (string | number)[];
  readonly faults: Fault[];
};

export function at(walk: Walk, step: string | number, run: () => void): void {
  walk.path.push(step);
  run();
  walk.path.pop();
}
