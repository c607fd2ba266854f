import { applyOperations, type How } from '../../state/domain/config/edit/applyOperations.js';
import { checksOf, type DryRun, type DryRunError, execFault } from '../../state/domain/config/edit/dryRun.js';
import { leafEdits } from '../../state/domain/config/edit/leafEdits.js';
import type { Operation } from '../../state/domain/config/edit/operation.js';
import { refKey } from '../../state/domain/config/edit/secretRef.js';
import { getAt } from '../../state/domain/config/edit/tree.js';
import { shortenHome } from '../../state/domain/config/pathText.js';
import type { Preview } from '../../state/domain/edits/preview.js';
import type { Home } from '../../state/domain/home.js';
import { isObject, type JsonObject } from '../../state/domain/json.js';
import { parseJson5 } from '../../state/domain/json5/parse.js';
import { showPath } from '../../state/domain/keyPath.js';
import type { Edit, Notice, Patch } from '../../state/domain/patch.js';
import { advise, type Problem } from '../../state/domain/problem.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import { configPlaces } from '../../state/domain/secrets/secretPlaces.js';
import { configIssues } from '../home/configIssues.js';
import { refFault } from '../home/refFault.js';
import { isPlainSecret } from '../secrets/plain.js';
import type { World } from '../world.js';
import { type ConfigRead, readConfig } from './config.js';
import type { Made } from './makeChanges.js';
import type { HomeOptions } from './readHome.js';
import { applyPatch, previewPatch } from './write.js';

export type ConfigAsked = {
  readonly operations: readonly Operation[];
  readonly how: How;
  readonly dryRun: boolean;
  /** Accept what needs a yes. */
  readonly yes: boolean;
  /** The command's own name, for the journal: never with a value. */
  readonly command: string;
};

export type ConfigChange = {
  readonly notices: readonly Notice[];
  /** Keys of `gateway.auth` that went along with its mode. */
  readonly pruned: readonly string[];
  readonly did: /** The config says so already. */
    | { readonly kind: 'nothing' }
    /** Something in it needs a yes that was not given. */
    | { readonly kind: 'refused' }
    /** `preview` is absent where the write would be refused. */
    | { readonly kind: 'shown'; readonly report: DryRun; readonly preview?: Preview }
    | { readonly kind: 'written'; readonly made: Made };
};

/**
 * Changes values of the config by their paths, as `openclaw config set|patch|unset` does, with the fewest edits of the file. Problems:
 * `usage` with OpenClaw's own words, and those of writing.
 */
export async function changeConfig(
  world: World,
  home: Home,
  options: HomeOptions,
  asked: ConfigAsked,
): Promise<Result<ConfigChange, Problem>> {
  const config = await readConfig(world, options);
  const applied = applyOperations(config.written, asked.operations, asked.how);
  if (!applied.ok) return fail({ kind: 'usage', message: applied.problem });
  const edits = leafEdits(config.written, applied.value.config, (name) => config.environment.get(name)?.value);
  const notices = edits.flatMap(keyNotices);
  const patch: Patch = { edits, notices };
  const change = (did: ConfigChange['did']) => ok({ notices, pruned: applied.value.pruned, did });
  if (asked.dryRun) return change(await rehearse(world, home, config, asked, patch));
  if (edits.length === 0) return change({ kind: 'nothing' });
  if (!asked.yes && notices.some(({ needsYes }) => needsYes)) return change({ kind: 'refused' });
  const written = await applyPatch(world, home, patch, asked.command);
  if (!written.ok) return written;
  return change(written.value.written ? { kind: 'written', made: written.value } : { kind: 'nothing' });
}

/** By the same rule as `config secrets`, which would find them there afterwards. */
function keyNotices({ path, value }: Edit): readonly Notice[] {
  const doc = value === undefined ? undefined : parseJson5(JSON.stringify(value));
  const places = doc?.ok ? configPlaces(doc.value, path) : [];
  return places
    .filter(({ text }) => isPlainSecret(text, NO_NAMES))
    .map((place) => ({ kind: 'stores-plain-key', path: showPath([...path, ...place.path]), needsYes: true }));
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Is there a value at the path to take away? */
export const hasValue = (config: ConfigRead, { path }: Operation): boolean =>
  getAt(config.inEffect, path) !== undefined;

/** What OpenClaw's dry run says, and what the file would look like. It fails wherever the write would. */
async function rehearse(
  world: World,
  home: Home,
  config: ConfigRead,
  { operations, how }: ConfigAsked,
  patch: Patch,
): Promise<ConfigChange['did']> {
  const after = applyOperations(config.inEffect, operations, how);
  const wanted = after.ok && isObject(after.value.config) ? after.value.config : config.inEffect;
  const checks = checksOf(wanted, operations);
  const preview = await previewPatch(world, home, patch);
  const told = checks.schema ? await newIssues(world, home, config.inEffect, wanted) : [];
  const schema = schemaErrors(told, preview);
  const errors = unique([
    ...schema,
    ...checks.exec.flatMap((ref) => unresolvable(refKey(ref), execFault(wanted, ref))),
    ...(
      await Promise.all(checks.refs.map(async (ref) => unresolvable(refKey(ref), await refFault(config, wanted, ref))))
    ).flat(),
  ]);
  const report: DryRun = {
    ok: errors.length === 0,
    operations: operations.length,
    configPath: shortenHome(home.paths.config, home.paths.home),
    inputModes: [...new Set(operations.map(({ mode }) => mode))],
    checks: {
      schema: checks.schema || schema.length > 0,
      resolvability: checks.resolvability,
      resolvabilityComplete: checks.resolvability && checks.exec.length === 0,
    },
    refsChecked: checks.refs.length,
    skippedExecRefs: checks.exec.length,
    ...(errors.length === 0 ? {} : { errors }),
  };
  return { kind: 'shown', report, ...(preview.ok ? { preview: preview.value } : {}) };
}

/** What was wrong before is no reason not to write, so that a config which OpenClaw refuses can be mended. */
async function newIssues(
  world: World,
  { paths, dialect }: Home,
  before: JsonObject,
  after: JsonObject,
): Promise<readonly string[]> {
  const told = await configIssues(world, paths, after, dialect.version);
  if (told.length === 0) return told;
  const old = new Set(await configIssues(world, paths, before, dialect.version));
  return told.filter((issue) => !old.has(issue));
}

const unresolvable = (ref: string, message: string | undefined): readonly DryRunError[] =>
  message === undefined ? [] : [{ kind: 'resolvability', message, ref }];

/** What OpenClaw would say of the result, where it looks at it; else what would stop the write. */
function schemaErrors(told: readonly string[], preview: Result<Preview, Problem>): readonly DryRunError[] {
  if (told.length > 0) return told.map((message) => ({ kind: 'schema', message: `- ${message}` }));
  return preview.ok ? [] : [{ kind: 'schema', message: advise(preview.problem).says }];
}

const unique = (errors: readonly DryRunError[]): readonly DryRunError[] => [
  ...new Map(errors.map((error) => [JSON.stringify(error), error])).values(),
];
