import { hasValue } from '../../services/operations/changeConfig.js';
import { readConfig } from '../../services/operations/config.js';
import type { DryRun } from '../../state/domain/config/edit/dryRun.js';
import { unsetting } from '../../state/domain/config/edit/operation.js';
import { dotted, parsePath } from '../../state/domain/config/edit/pathSyntax.js';
import type { ProviderFlags } from '../../state/domain/config/edit/secretProvider.js';
import { type SetInput, setOperations } from '../../state/domain/config/edit/setInput.js';
import { shortenHome } from '../../state/domain/config/pathText.js';
import { fail, ok, type Result } from '../../state/domain/result.js';
import type { Flag } from '../args.js';
import type { Call } from '../commands/command.js';
import { CONFIG_FLAGS, PROVIDER_FLAGS } from '../commands/configFlags.js';
import { FLAGS } from '../commands/flags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { change, misused } from './configChange.js';
import { readText } from './configInput.js';
import { homeOptions } from './homeOptions.js';

const RESTART = 'Restart the gateway to apply.';

export async function setValue(call: Call): Promise<ExitCode> {
  const wrong = conflicting(call);
  if (wrong !== undefined) return misused(call, `config set mode error: ${wrong}`);
  const input = await inputOf(call);
  if (!input.ok) return misused(call, input.problem);
  const operations = setOperations(input.value);
  if (!operations.ok) return misused(call, operations.problem);
  const [first, ...more] = operations.value;
  const one = first !== undefined && more.length === 0;
  const what = one ? dotted(first.path) : `${operations.value.length} config paths`;
  const how = { merge: call.has(CONFIG_FLAGS.merge), replace: call.has(CONFIG_FLAGS.replace), patch: false };
  return change(call, { operations: operations.value, how }, `Updated ${what}. ${RESTART}`);
}

function conflicting({ has, words }: Call): string | undefined {
  if (has(CONFIG_FLAGS.allowExec) && !has(FLAGS.dryRun)) return '--allow-exec requires --dry-run.';
  if (has(CONFIG_FLAGS.merge) && has(CONFIG_FLAGS.replace)) return 'choose either --merge or --replace, not both.';
  if (has(CONFIG_FLAGS.stdin) && words.length > 1) return 'give the value on the command line or by --stdin, not both.';
  return undefined;
}

async function inputOf(call: Call): Promise<Result<SetInput, string>> {
  const { has, value, words } = call;
  const batch = await batchOf(call);
  if (!batch.ok) return batch;
  const typed = has(CONFIG_FLAGS.stdin) ? await readText(call, 'stdin') : ok(words[1]);
  if (!typed.ok) return typed;
  const [path] = words;
  // What a shell puts at the end of a line is not part of the value.
  const text = has(CONFIG_FLAGS.stdin) ? typed.value?.replace(/\r?\n$/, '') : typed.value;
  const ref = part({
    provider: value(CONFIG_FLAGS.refProvider),
    source: value(CONFIG_FLAGS.refSource),
    id: value(CONFIG_FLAGS.refId),
  });
  const provider = providerOf(call);
  return ok({
    ...(path === undefined ? {} : { path }),
    ...(text === undefined ? {} : { value: text }),
    strictJson: has(CONFIG_FLAGS.strictJson) || has(FLAGS.json),
    ref,
    ...(provider === undefined ? {} : { provider }),
    ...(batch.value === undefined ? {} : { batch: batch.value }),
  });
}

async function batchOf(call: Call): Promise<Result<SetInput['batch'], string>> {
  const json = call.value(CONFIG_FLAGS.batchJson)?.trim() || undefined;
  const file = call.value(CONFIG_FLAGS.batchFile)?.trim() || undefined;
  if (json !== undefined && file !== undefined) return fail('Use either --batch-json or --batch-file, not both.');
  if (json !== undefined) return ok({ text: json, from: '--batch-json' });
  if (file === undefined) return ok(undefined);
  const text = await readText(call, { file });
  return text.ok ? ok({ text: text.value, from: '--batch-file' }) : text;
}

/** Without the keys that are undefined. */
const part = <K extends string>(texts: Readonly<Record<K, string | undefined>>): { readonly [P in K]?: string } =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) as { [P in K]?: string };

/** Undefined when no flag of the builder says anything. */
function providerOf({ has, value, values }: Call): ProviderFlags | undefined {
  const isGiven = (flag: Flag): boolean =>
    flag.value === undefined ? has(flag) : values(flag).some((text) => text !== '');
  if (!Object.values(PROVIDER_FLAGS).some(isGiven)) return undefined;
  const { source, path, mode, timeoutMs, maxBytes, command, noOutputTimeoutMs, maxOutputBytes } = PROVIDER_FLAGS;
  const texts = { source, path, mode, timeoutMs, maxBytes, command, noOutputTimeoutMs, maxOutputBytes };
  return {
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([key, flag]) => {
        const text = value(flag);
        return text === undefined ? [] : [[key, text]];
      }),
    ),
    allowlist: values(PROVIDER_FLAGS.allowlist),
    args: values(PROVIDER_FLAGS.args),
    env: values(PROVIDER_FLAGS.env),
    passEnv: values(PROVIDER_FLAGS.passEnv),
    trustedDirs: values(PROVIDER_FLAGS.trustedDirs),
    jsonOnly: has(PROVIDER_FLAGS.jsonOnly),
    allowInsecurePath: has(PROVIDER_FLAGS.allowInsecurePath),
    allowSymlinkCommand: has(PROVIDER_FLAGS.allowSymlinkCommand),
  };
}

export async function unsetValue(call: Call): Promise<ExitCode> {
  const [raw = ''] = call.words;
  const dryRun = call.has(FLAGS.dryRun);
  if (call.has(CONFIG_FLAGS.allowExec) && !dryRun)
    return misused(call, '--allow-exec can only be used with --dry-run.');
  if (call.has(FLAGS.json) && !dryRun) return misused(call, '--json can only be used with --dry-run.');
  const path = parsePath(raw);
  if (!path.ok) return misused(call, path.problem);
  const options = homeOptions(call);
  if (!options.ok) return misused(call, options.problem.says);
  const operation = unsetting(path.value);
  const config = await readConfig(call.world, options.value);
  // What is wrong with a config that cannot be read is told by the write, as for `set`.
  if (!config.isBroken && !hasValue(config, operation)) {
    const message = `Config path not found: ${raw}. Nothing was changed.`;
    if (dryRun && call.has(FLAGS.json)) {
      const { base } = config.around;
      call.out.json(missing(shortenHome(base.config, base.home), message));
      return EXIT.failed;
    }
    return misused(call, `${message} Run pincer config get <path> first if you are unsure of the path.`);
  }
  const how = { merge: false, replace: false, patch: false };
  return change(call, { operations: [operation], how }, `Removed ${raw}. ${RESTART}`);
}

const missing = (configPath: string, message: string): DryRun => ({
  ok: false,
  operations: 1,
  configPath,
  inputModes: ['unset'],
  checks: { schema: false, resolvability: false, resolvabilityComplete: false },
  refsChecked: 0,
  skippedExecRefs: 0,
  errors: [{ kind: 'missing-path', message }],
});
