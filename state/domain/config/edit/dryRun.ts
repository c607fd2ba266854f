import type { SecretRef } from '../../auth/secretText.js';
import { isObject, type Json, valueAt } from '../../json.js';
import type { Operation } from './operation.js';
import { defaultFor, EXEC_ID_RULE, isExecId, refKey, refOf, refsIn } from './secretRef.js';
import { secretsOf } from './secretTargets.js';

/** What OpenClaw prints for `--dry-run --json`, field by field. */
export type DryRun = {
  readonly ok: boolean;
  readonly operations: number;
  /** With `~`. */
  readonly configPath: string;
  readonly inputModes: readonly Operation['mode'][];
  readonly checks: {
    readonly schema: boolean;
    readonly resolvability: boolean;
    readonly resolvabilityComplete: boolean;
  };
  readonly refsChecked: number;
  readonly skippedExecRefs: number;
  readonly errors?: readonly DryRunError[];
};

export type DryRunError = {
  readonly kind: 'missing-path' | 'schema' | 'resolvability';
  readonly message: string;
  readonly ref?: string;
};

/** What a dry run looks at. OpenClaw checks neither the schema nor refs for a plain value. */
export type Checks = {
  readonly schema: boolean;
  readonly resolvability: boolean;
  /** Those of env and file, to be resolved. */
  readonly refs: readonly SecretRef[];
  /** Those of programs, which are not run. */
  readonly exec: readonly SecretRef[];
};

/** `config`: as it would be, its variables filled in. */
export function checksOf(config: Json, operations: readonly Operation[]): Checks {
  const resolvability = operations.some(({ mode }) => mode !== 'value');
  const refs = resolvability ? touchedRefs(config, operations) : [];
  return {
    schema: operations.some(({ mode, checked }) => mode === 'unset' || (mode === 'json' && checked !== true)),
    resolvability,
    refs: refs.filter(({ source }) => source !== 'exec'),
    exec: refs.filter(({ source }) => source === 'exec'),
  };
}

/** The refs that are set, and those that the change has to do with. OpenClaw: `collectDryRunRefs`. */
function touchedRefs(config: Json, operations: readonly Operation[]): readonly SecretRef[] {
  const set = operations.flatMap(({ ref, value }) => [...(ref === undefined ? [] : [ref]), ...refsIn(value)]);
  const targets = new Set(operations.flatMap(({ touches }) => touches?.target ?? []));
  const providers = new Set(operations.flatMap(({ touches }) => touches?.provider ?? []));
  const all = operations.some(({ touches }) => touches?.all === true);
  const defaults = valueAt(config, ['secrets', 'defaults']);
  const near = secretsOf(config).flatMap(({ path, value }) => {
    const ref = refOf(value, defaults);
    return ref !== undefined && (all || targets.has(path) || providers.has(ref.provider)) ? [ref] : [];
  });
  return [...new Map([...set, ...near].map((ref) => [refKey(ref), ref])).values()];
}

/** What can be said of a ref of a program without running it. */
export function execFault(config: Json, ref: SecretRef): string | undefined {
  const provider = valueAt(config, ['secrets', 'providers', ref.provider]);
  if (!isExecId(ref.id.trim())) return `Error: ${EXEC_ID_RULE} (ref: ${refKey(ref)}).`;
  if (!isObject(provider)) return `Error: Secret provider "${ref.provider}" is not configured (ref: ${refKey(ref)}).`;
  return provider.source === ref.source ? undefined : `Error: ${otherSource(ref, provider.source)}`;
}

/** Is there a provider for this ref? In OpenClaw's words what is wrong; undefined when all is well. */
export function providerFault(config: Json, ref: SecretRef): string | undefined {
  const provider = valueAt(config, ['secrets', 'providers', ref.provider]);
  if (isObject(provider)) return provider.source === ref.source ? undefined : otherSource(ref, provider.source);
  const isDefault =
    ref.source === 'env' && ref.provider === defaultFor('env', valueAt(config, ['secrets', 'defaults']));
  return isDefault ? undefined : `Secret provider "${ref.provider}" is not configured (ref: ${refKey(ref)}).`;
}

const otherSource = ({ provider, source }: SecretRef, said: Json | undefined): string =>
  `Secret provider "${provider}" has source "${String(said ?? 'undefined')}" but ref requests "${source}".`;

/** The lines of a dry run that failed. OpenClaw: `formatDryRunFailureMessage`. */
export function failureLines(errors: readonly DryRunError[], skipped: number): readonly string[] {
  const of = (kind: DryRunError['kind']) => errors.filter((error) => error.kind === kind);
  const [schema, unresolved] = [of('schema'), of('resolvability')];
  return [
    ...of('missing-path').map(({ message }) => message),
    ...(schema.length === 0 ? [] : ['Dry run failed: config schema validation failed.']),
    ...schema.map(({ message }) => `- ${message}`),
    ...(unresolved.length === 0
      ? []
      : [`Dry run failed: ${unresolved.length} SecretRef assignment(s) could not be resolved.`]),
    ...unresolved.slice(0, SHOWN).map(({ ref, message }) => `- ${ref ?? '<unknown-ref>'} -> ${message}`),
    ...(unresolved.length > SHOWN ? [`- ... ${unresolved.length - SHOWN} more`] : []),
    ...(skipped > 0 ? [skippedLine(skipped)] : []),
  ];
}

const SHOWN = 5;

export const skippedLine = (count: number): string =>
  `Dry run note: skipped ${count} exec SecretRef resolvability check(s). Re-run with --allow-exec to execute exec providers during dry-run.`;

export const VALUE_MODE_LINE =
  'Dry run note: value mode does not run schema/resolvability checks. Use --strict-json, builder flags, or batch mode to enable validation checks.';
