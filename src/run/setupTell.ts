import { runProbes } from '../../services/operations/probe.js';
import { readHome } from '../../services/operations/readHome.js';
import { limitsOf } from '../../services/probes/ask.js';
import type { Home } from '../../state/domain/home.js';
import { probeTargets } from '../../state/domain/probe/targets.js';
import { recordWords } from '../../state/domain/probe/words.js';
import type { ProbeRecord } from '../../state/domain/probe.js';
import type { Setup } from '../../state/domain/setup/setup.js';
import type { TrialResult } from '../../state/domain/setup/trial.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { SETUP_FLAGS } from '../commands/setupFlags.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { type Acted, actedJson, tellShown } from './action.js';
import { tellMade } from './changes.js';
import { credentialPlace } from './credentialPlace.js';
import { homeOptions } from './homeOptions.js';

export type SetUpDone = {
  readonly home: Home;
  readonly setup: Setup;
  readonly acted: Exclude<Acted, { readonly kind: 'ended' }>;
  readonly trial: TrialResult | undefined;
};

/** What was set up, where its key is, which host it talks to, what the default is now, and whether it answers. */
export async function tellSetUp(call: Call, done: SetUpDone): Promise<ExitCode> {
  const { setup, acted, home } = done;
  const after = acted.kind === 'made' ? await lookAgain(call, setup) : { home, record: undefined };
  if (call.has(FLAGS.json)) {
    call.out.json(asJson(done, after));
    return EXIT.done;
  }
  if (acted.kind === 'shown') tellShown(call, home, acted.preview);
  else if (acted.made.written) tellMade(call.out, home, acted.made);
  else call.out.note('Nothing to change: the files say so already.');
  call.out.lines(resultLines(done, after.home));
  if (after.record !== undefined) tellProbe(call, after.record, done.trial);
  if (acted.kind === 'made') tellUnused(call, setup, after.home);
  return EXIT.done;
}

/** Nobody chose a default yet, and what OpenClaw takes then need not be what was set up. */
function tellUnused({ out }: Call, { provider, models: [first] }: Setup, home: Home): void {
  const ref = `${provider}/${first?.id}`;
  if (first === undefined || home.models.text.primary !== undefined || home.use.resolvedDefault === ref) return;
  out.note(
    `No default is set, so OpenClaw takes ${home.use.resolvedDefault}.\n  Make this one the default with: pincer set ${ref}`,
  );
}

type After = { readonly home: Home; readonly record: ProbeRecord | undefined };

/** In ms; as `pincer probe` has it. */
const PROBE_MS = 8000;

async function lookAgain(call: Call, setup: Setup): Promise<After> {
  const options = homeOptions(call);
  // They were right when the command began.
  if (!options.ok) throw new Error(options.problem.says);
  const { home, vault } = await readHome(call.world, options.value);
  if (call.has(SETUP_FLAGS.noProbe)) return { home, record: undefined };
  const [model] = setup.models;
  const targets = probeTargets(home, [model === undefined ? setup.provider : `${setup.provider}/${model.id}`]);
  const run = { kind: 'reach', concurrency: 1, limits: limitsOf(PROBE_MS) } as const;
  const [record] = await runProbes(call.world, vault, targets, run, call.interrupt(), () => {});
  return { home, record };
}

function resultLines(done: SetUpDone, home: Home): readonly string[] {
  const { setup } = done;
  const host = hostOf(effectiveUrl(done, home));
  const roles = setup.models.map(({ id, role, alias }) => {
    const named = alias === undefined ? '' : `, alias ${alias}`;
    return `  ${setup.provider}/${id} (${ROLES[role]}${named})`;
  });
  return [
    `Provider: ${setup.provider}${host === '' ? '' : ` at ${host}`}`,
    `Credential: ${credentialPlace(setup, home)}`,
    ...(roles.length === 0 ? [] : ['Models:', ...roles]),
    `Default model: ${defaultOf(setup, home)}`,
  ];
}

/** In a dry run, the one that it would be. */
function defaultOf({ provider, models }: Setup, home: Home): string {
  const chosen = models.find(({ role }) => role === 'default');
  return chosen === undefined ? home.use.resolvedDefault : `${provider}/${chosen.id}`;
}

const ROLES = { default: 'default', fallback: 'fallback', allowed: 'may be chosen', declared: 'known' } as const;

/** Where a registry says otherwise, that is where requests go. In a dry run, where they would go. */
const effectiveUrl = ({ setup, acted }: SetUpDone, home: Home): string => {
  const { provider, endpoint } = setup;
  const now = home.providers.find(({ id }) => id === provider)?.baseUrl;
  const said = endpoint?.baseUrl;
  return (acted.kind === 'shown' ? (said ?? now) : (now ?? said)) ?? '';
};

export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

const asJson = (done: SetUpDone, after: After) => {
  const { setup, acted, trial } = done;
  const { home, record } = after;
  const url = effectiveUrl(done, home);
  return {
    ...actedJson(acted),
    provider: setup.provider,
    choice: setup.choice ?? null,
    baseUrl: url || null,
    host: hostOf(url) || null,
    credential: { kind: setup.credential.kind, place: credentialPlace(setup, home) },
    models: setup.models.map(({ id, role, alias }) => ({
      ref: `${setup.provider}/${id}`,
      role,
      ...(alias === undefined ? {} : { alias }),
    })),
    default: defaultOf(setup, home),
    trial: trial === undefined ? null : outcomeJson(trial.record),
    probe: record === undefined ? null : { ref: record.ref, ...outcomeJson(record) },
  };
};

const outcomeJson = (record: ProbeRecord) => {
  const { word, says, next } = recordWords(record);
  return { outcome: record.outcome.kind, word, says, ...(next === undefined ? {} : { next }) };
};

/** What the trial said already is not said again. */
function tellProbe({ out }: Call, record: ProbeRecord, trial: TrialResult | undefined): void {
  const { word, says, next, tone } = recordWords(record);
  out.lines([`${record.ref}: ${word}`]);
  const isTold = trial !== undefined && recordWords(trial.record).says === says;
  if (tone !== 'good' && !isTold) out.note(next === undefined ? says : `${says}\n  ${next}`);
}
