import type { Drift } from '../home.js';

/** What differs, one by one; and by the dozen what OpenClaw would only add, remove or fill in: it would bury the rest. */
export type DriftParts = { readonly differing: readonly Drift[]; readonly groups: readonly DriftGroup[] };

export type DriftGroup = {
  readonly agentId: string;
  readonly provider: string;
  readonly does: Does;
  readonly fields: readonly string[];
};

/** `fill in`: neither config nor registry says anything of it. */
type Does = 'add' | 'remove' | 'fill in';

/** So many of a kind are still told one by one; a value that is filled in never is. */
const MOST_ALONE = 3;

export function driftParts(drift: readonly Drift[]): DriftParts {
  const grouped = Map.groupBy(drift, (one) => {
    const does = doesTo(one);
    return does === undefined ? '' : JSON.stringify([one.agentId, one.provider, does]);
  });
  const groups = [...grouped].flatMap(([key, members]): readonly DriftGroup[] => {
    const [first] = members;
    const does = first === undefined ? undefined : doesTo(first);
    if (key === '' || first === undefined || does === undefined || isFew(does, members)) return [];
    const { agentId, provider } = first;
    return [{ agentId, provider, does, fields: members.map(({ field }) => field) }];
  });
  const told = new Set(groups.map(({ agentId, provider, does }) => JSON.stringify([agentId, provider, does])));
  const isTold = (one: Drift): boolean => told.has(JSON.stringify([one.agentId, one.provider, doesTo(one)]));
  return { differing: drift.filter((one) => !isTold(one)), groups };
}

const isFew = (does: Does, { length }: readonly Drift[]): boolean => does !== 'fill in' && length <= MOST_ALONE;

function doesTo({ field, authored, registered, next }: Drift): Does | undefined {
  if (field === '') return undefined;
  if (registered === undefined) return authored === undefined ? 'fill in' : 'add';
  return authored === undefined && next === undefined ? 'remove' : undefined;
}

/** How many names are read before they are only counted. */
const MOST_NAMES = 8;

/** `add models[a], models[b] and 40 more`. */
export function groupWords({ does, fields }: DriftGroup): string {
  const more = fields.length - MOST_NAMES;
  return `${does} ${fields.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
