import type { JsonObject } from '../../json.js';
import { agentDirIssues, avatarIssues, tailscaleAuth, tailscaleBind } from './agentRules.js';
import { channelStage, heartbeatStage } from './channels.js';
import type { Finding } from './findings.js';
import { fixedSecrets, mergedWithFixed } from './fixedSecrets.js';
import { pluginStage, searchStage } from './plugins.js';
import { providerNameStage } from './providerNames.js';
import { retiredStage } from './retiredRefs.js';
import type { Facts } from './stage.js';

const NOWHERE: Facts = { home: '/~', stateDir: '/~/.openclaw', cwd: '/~', hasOtherPlugins: false, missingPaths: [] };

/**
 * OpenClaw: what its validation does after the schema. `own` is what the schema found. Each stage speaks in OpenClaw's words only
 * when those before it found nothing; of the others a person should know all the same.
 */
export function laterStages(config: JsonObject, own: readonly Finding[], facts: Facts = NOWHERE): readonly Finding[] {
  const fixed = fixedSecrets(config);
  // Where there is such a reference, the channels are looked at early.
  const early = fixed.length > 0 && own.length === 0 ? channelStage(config, { ...facts, hasOtherPlugins: true }) : [];
  const stages: readonly (() => readonly Finding[])[] = [
    () => agentDirIssues(config, facts),
    () => avatarIssues(config, facts),
    () => tailscaleBind(config),
    () => tailscaleAuth(config),
    () => [
      ...channelStage(config, facts),
      ...heartbeatStage(config, facts),
      ...searchStage(config, facts),
      ...retiredStage(config),
      ...pluginStage(config, facts),
    ],
    // What is valid is read, and reading it may fail.
    () => providerNameStage(config),
  ];
  let found = mergedWithFixed(fixed, [...own, ...early]);
  for (const stage of stages) found = [...found, ...heard(stage(), found)];
  return found;
}

function heard(more: readonly Finding[], found: readonly Finding[]): readonly Finding[] {
  if (found.length === 0) return more;
  const known = new Set(found.map(({ path }) => JSON.stringify(path)));
  return more.flatMap(({ path, message }) => (known.has(JSON.stringify(path)) ? [] : [{ path, message }]));
}
