import type { Home } from '../home.js';
import type { Notice } from '../patch.js';
import type { Problem } from '../problem.js';
import { canonicalId } from '../providers/aliases.js';

/** What still signs in to a provider that was taken out. `credentials`: its profiles go with it. */
export function credentialsLeft(home: Home, provider: string, credentials: boolean): readonly Notice[] {
  const { profiles, variables } = credentialsOf(home, provider);
  const what = credentials ? variables : [...profiles, ...variables];
  return what.length === 0
    ? []
    : [{ kind: 'credential-stays', provider, what, hasProfiles: what.length > variables.length, needsYes: false }];
}

function credentialsOf({ providers }: Home, provider: string) {
  const ladder = providers.find(({ id }) => id === canonicalId(provider))?.auth.ladder ?? [];
  const present = ladder.filter(({ holds }) => holds !== 'absent').map(({ source }) => source);
  return {
    profiles: present.flatMap((source) => (source.kind === 'profile' ? [source.id] : [])),
    variables: present.flatMap((source) => (source.kind === 'env' ? [source.name] : [])),
  };
}

/** Nothing was found to take out: what there is of it, if anything. */
export function nothingOf(home: Home, provider: string): Problem {
  const { profiles, variables } = credentialsOf(home, provider);
  const because =
    profiles.length > 0
      ? `only its profiles are there (${profiles.join(', ')}); take them out with --credentials`
      : variables.length > 0
        ? `OpenClaw has it from ${variables.join(', ')} by itself`
        : undefined;
  return { kind: 'nothing-of-provider', provider, ...(because === undefined ? {} : { because }) };
}
