import { isObject, type Json, type JsonObject, valueAt } from '../../json.js';
import type { Rule, Rules, Say } from './limits.js';

const words = (value: Json | undefined): string => (typeof value === 'string' ? value.trim().toLowerCase() : '');

const isJoined = (network: Json | undefined, joins: Json | undefined): boolean =>
  words(network).startsWith('container:') && joins !== true;

/** A Windows path may have a prefix that only Windows knows. */
const withoutPrefix = (path: string): string => path.replace(/^(?:\\\\\?\\|\/\/\?\/)(?:UNC[\\/])?/i, '');

function bindsOf({ binds }: JsonObject, say: Say): void {
  if (!Array.isArray(binds)) return;
  for (const [i, bind] of binds.entries()) {
    const text = typeof bind === 'string' ? bind.trim() : '';
    if (text === '') {
      say('Sandbox security: bind mount entry must be a non-empty string.', 'binds', i);
      continue;
    }
    const source = hostPart(text);
    const host = withoutPrefix(source);
    if (host.startsWith('/') || /^[A-Za-z]:[\\/]/.test(host)) continue;
    say(
      `Sandbox security: bind mount "${text}" uses a non-absolute source path "${source}". Only absolute POSIX or Windows drive-letter paths are supported for sandbox binds.`,
      'binds',
      i,
    );
  }
}

/** What is before the colon that separates host and container; a drive letter has one of its own. */
function hostPart(bind: string): string {
  const colon = bind.indexOf(':', /^[A-Za-z]:[\\/]/.test(bind) ? 2 : 0);
  return (colon === -1 ? bind : bind.slice(0, colon)).trim();
}

const sandboxDocker: Rule = (value, say) => {
  if (!isObject(value)) return;
  bindsOf(value, say);
  if (words(value.network) === 'host')
    say('Sandbox security: network mode "host" is blocked. Use "bridge" or "none" instead.', 'network');
  if (isJoined(value.network, value.dangerouslyAllowContainerNamespaceJoin))
    say(
      'Sandbox security: network mode "container:*" is blocked by default. Use a custom bridge network, or set dangerouslyAllowContainerNamespaceJoin=true only when you fully trust this runtime.',
      'network',
    );
  if (words(value.seccompProfile) === 'unconfined')
    say(
      'Sandbox security: seccomp profile "unconfined" is blocked. Use a custom seccomp profile file or omit this setting.',
      'seccompProfile',
    );
  if (words(value.apparmorProfile) === 'unconfined')
    say(
      'Sandbox security: apparmor profile "unconfined" is blocked. Use a named AppArmor profile or omit this setting.',
      'apparmorProfile',
    );
};

const sandboxBrowser: Rule = (value, say) => {
  if (!isObject(value)) return;
  bindsOf(value, say);
  if (words(value.network) === 'host')
    say(
      'Sandbox security: browser network mode "host" is blocked. Use "bridge" or a custom bridge network instead.',
      'network',
    );
};

const sandboxNetwork: Rule = (value, say) => {
  const joins = valueAt(value, ['docker', 'dangerouslyAllowContainerNamespaceJoin']);
  if (isJoined(valueAt(value, ['browser', 'network']), joins))
    say(
      'Sandbox security: browser network mode "container:*" is blocked by default. Set sandbox.docker.dangerouslyAllowContainerNamespaceJoin=true only when you fully trust this runtime.',
      'browser',
      'network',
    );
};

/** OpenClaw: SandboxDockerSchema, SandboxBrowserSchema and AgentSandboxSchema. */
export const SANDBOX_RULES: Rules = { sandboxDocker, sandboxBrowser, sandboxNetwork };
