import type { Alert } from '../../domain/preferences.js';
import { bucketOf } from '../../domain/probe/buckets.js';
import { wordsOf } from '../../domain/probe/words.js';
import type { ProbeRecord } from '../../domain/probe.js';
import { plain } from '../../domain/text.js';
import type { Model, Probes } from '../model.js';
import type { ProbeResult } from '../msg.js';
import { preferencesOf } from '../preferences.js';
import { type Step, saying, step } from '../step.js';

/** Says which models stopped or started to work, while they are asked by themselves: who presses p looks at the answer anyway. */
export function alerted(before: Probes, model: Model, results: readonly ProbeResult[]): Step {
  const { every, alert = 'off', byRef } = model.probes;
  if (every === 0) return step(model);
  const turned = results.flatMap(({ record }) => {
    const was = before.byRef[record.ref]?.last;
    const isTaken = byRef[record.ref]?.last === record;
    return was === undefined || !isTaken || !hasTurned(was, record) ? [] : [record];
  });
  const [first] = turned;
  if (first === undefined) return step(model);
  const more = turned.length === 1 ? '' : `, and ${turned.length - 1} more`;
  const text = `${plain(first.ref)}: ${isUp(first) ? 'works again' : wordsOf(first.outcome).word}${more}`;
  const said = saying(model, turned.every(isUp) ? 'good' : 'warn', text);
  return alert === 'off' ? step(said) : step(said, { kind: 'alert', how: alert, text });
}

/** A model that calls no tool and is reached works no better than before; one that cannot be reached does nothing any longer. */
function hasTurned(was: ProbeRecord, now: ProbeRecord): boolean {
  const failed = isUp(was) ? now : was;
  return isUp(was) !== isUp(now) && (was.probe === now.probe || failed.probe === 'reach');
}

const isUp = ({ outcome }: ProbeRecord): boolean => bucketOf(outcome) === 'ok';

const ALERT_AFTER: Readonly<Record<Alert, Alert>> = { off: 'bell', bell: 'message', message: 'off' };

const SAYS: Readonly<Record<Alert, string>> = {
  off: 'Changes are shown, and not told.',
  bell: 'The bell rings when a model stops or starts to work between two rounds.',
  message: 'The terminal shows a message when a model stops or starts to work between two rounds, if it can.',
};

export function nextAlert(model: Model): Step {
  const alert = ALERT_AFTER[model.probes.alert ?? 'off'];
  const changed = { ...model, probes: { ...model.probes, alert } };
  return step(saying(changed, 'idle', SAYS[alert]), { kind: 'remember', preferences: preferencesOf(changed) });
}
