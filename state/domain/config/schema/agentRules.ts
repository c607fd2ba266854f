import { normalizeAgentId } from '../../edits/settings.js';
import { isObject, type Json, type JsonObject, valueAt } from '../../json.js';
import { isInside, joinPath, resolvePath } from '../pathText.js';
import type { Finding } from './findings.js';
import { type Facts, finding, userPath } from './stage.js';

type Agent = { readonly index: number; readonly entry: JsonObject; readonly id: string };

function agentsOf(config: JsonObject): readonly Agent[] {
  const list = valueAt(config, ['agents', 'list']);
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: Json, index) =>
    isObject(entry) ? [{ index, entry, id: normalizeAgentId(typeof entry.id === 'string' ? entry.id : '') }] : [],
  );
}

const defaultOf = (agents: readonly Agent[]): string =>
  (agents.find(({ entry }) => entry.default === true) ?? agents[0])?.id ?? 'main';

const said = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** OpenClaw: findDuplicateAgentDirs. Agents that a binding alone names have a folder too. */
export function agentDirIssues(config: JsonObject, facts: Facts): readonly Finding[] {
  const agents = agentsOf(config);
  const byDir = new Map<string, string[]>();
  for (const id of referenced(config, agents)) {
    const own = said(agents.find((agent) => agent.id === id)?.entry.agentDir);
    const dir = own === undefined ? joinPath(facts.stateDir, 'agents', id, 'agent') : userPath(own, facts);
    byDir.set(dir, [...(byDir.get(dir) ?? []), id]);
  }
  const shared = [...byDir].filter(([, ids]) => ids.length > 1);
  if (shared.length === 0) return [];
  const conflicts = shared.map(([dir, ids]) => `${dir}: ${ids.map((id) => `"${id}"`).join(', ')}`);
  return [
    finding(
      ['agents', 'list'],
      DUPLICATE.replace('{}', () => conflicts.map((line) => `- ${line}`).join('\n')),
      `agents share a folder (${conflicts.join('; ')}); give each an agentDir of its own`,
    ),
  ];
}

const DUPLICATE = `Duplicate agentDir detected (multi-agent config).
Each agent must have a unique agentDir; sharing it causes auth/session state collisions and token invalidation.

Conflicts:
{}

Fix: remove the shared agents.list[].agentDir override (or give each agent its own directory).
If you want to share credentials, copy auth-profiles.json instead of sharing the entire agentDir.`;

function referenced(config: JsonObject, agents: readonly Agent[]): ReadonlySet<string> {
  const bindings = Array.isArray(config.bindings) ? config.bindings : [];
  const bound = bindings.flatMap((binding: Json) => (isObject(binding) ? (said(binding.agentId) ?? []) : []));
  const named = agents.filter(({ entry }) => typeof entry.id === 'string' && entry.id !== '').map(({ id }) => id);
  return new Set([defaultOf(agents), ...named, ...bound.map(normalizeAgentId)]);
}

/** OpenClaw: validateIdentityAvatar. */
export function avatarIssues(config: JsonObject, facts: Facts): readonly Finding[] {
  const agents = agentsOf(config);
  return agents.flatMap((agent) => {
    const avatar = said(valueAt(agent.entry, ['identity', 'avatar']));
    if (avatar === undefined || /^data:|^https?:\/\//i.test(avatar)) return [];
    const path = ['agents', 'list', agent.index, 'identity', 'avatar'];
    if (avatar.startsWith('~') || (/^[a-z][a-z0-9+.-]*:/i.test(avatar) && !/^[a-z]:[\\/]/i.test(avatar)))
      return [finding(path, 'identity.avatar must be a workspace-relative path, http(s) URL, or data URI.')];
    const workspace = workspaceOf(config, agents, agent, facts);
    if (isInside(workspace, resolvePath(workspace, avatar))) return [];
    return [finding(path, 'identity.avatar must stay within the agent workspace.')];
  });
}

/** OpenClaw: resolveAgentWorkspaceDir. */
function workspaceOf(config: JsonObject, agents: readonly Agent[], agent: Agent, facts: Facts): string {
  const own = said(agents.find(({ id }) => id === agent.id)?.entry.workspace);
  if (own !== undefined) return userPath(own, facts);
  const shared = said(valueAt(config, ['agents', 'defaults', 'workspace']));
  if (agent.id === defaultOf(agents))
    return shared === undefined ? joinPath(facts.stateDir, 'workspace') : userPath(shared, facts);
  return shared === undefined
    ? joinPath(facts.stateDir, `workspace-${agent.id}`)
    : joinPath(userPath(shared, facts), agent.id);
}

/** OpenClaw: validateGatewayTailscaleBind, and after it validateGatewayTailscaleAuth. */
export function tailscaleBind(config: JsonObject): readonly Finding[] {
  const gateway = isObject(config.gateway) ? config.gateway : {};
  const mode = valueAt(gateway, ['tailscale', 'mode']);
  if ((mode !== 'serve' && mode !== 'funnel') || bindsToLoopback(gateway)) return [];
  return [
    finding(
      ['gateway', 'bind'],
      `gateway.bind must resolve to loopback when gateway.tailscale.mode=${mode} (use gateway.bind="loopback" or gateway.bind="custom" with gateway.customBindHost="127.0.0.1")`,
    ),
  ];
}

function bindsToLoopback({ bind = 'loopback', customBindHost }: JsonObject): boolean {
  if (bind !== 'custom') return bind === 'loopback';
  return typeof customBindHost === 'string' && /^127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(customBindHost.trim());
}

export function tailscaleAuth(config: JsonObject): readonly Finding[] {
  const mode = valueAt(config, ['gateway', 'tailscale', 'mode']);
  if (valueAt(config, ['gateway', 'auth', 'mode']) !== 'none') return [];
  const path = ['gateway', 'auth', 'mode'];
  if (mode === 'funnel')
    return [
      finding(
        path,
        'gateway.tailscale.mode=funnel requires gateway.auth.mode=password; auth.mode=none cannot be used when exposing the gateway through Tailscale Funnel',
      ),
    ];
  if (mode !== 'serve') return [];
  return [
    finding(
      path,
      'gateway.auth.mode=none cannot be used with gateway.tailscale.mode=serve; configure token, password, or trusted-proxy auth before exposing the gateway through Tailscale',
    ),
  ];
}
