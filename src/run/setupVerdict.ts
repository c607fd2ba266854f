import { recordWords } from '../../state/domain/probe/words.js';
import type { Problem } from '../../state/domain/problem.js';
import type { Answers } from '../../state/domain/setup/answers.js';
import type { TrialResult } from '../../state/domain/setup/trial.js';
import type { Call } from '../commands/command.js';
import { FLAGS } from '../commands/flags.js';
import { hostOf } from './setupTell.js';

/** What keeps a set-up from being written without a yes; what a person should know all the same is told. */
export function verdict(call: Call, answers: Answers, trial: TrialResult): Problem | undefined {
  const { says, next, tone } = recordWords(trial.record);
  const lacksKey = wantsKey(answers, trial);
  if (!call.has(FLAGS.yes) && lacksKey) return withoutKey(answers, trial);
  if (!call.has(FLAGS.yes) && tone === 'bad')
    return { kind: 'trial-failed', host: hostOf(trial.baseUrl), says, ...(next === undefined ? {} : { next }) };
  if (tone !== 'good') call.out.note(next === undefined || lacksKey ? says : `${says}\n  ${next}`);
  return undefined;
}

/** What is found in the environment, OpenClaw finds in ways of its own. */
const wantsKey = ({ signIn }: Answers, { record }: TrialResult): boolean =>
  record.outcome.kind === 'no_credential' && signIn.how !== 'cloud';

const withoutKey = ({ key }: Answers, { baseUrl }: TrialResult): Problem =>
  key?.kind === 'env' ? { kind: 'unset-variable', name: key.name } : { kind: 'wants-key', host: hostOf(baseUrl) };
