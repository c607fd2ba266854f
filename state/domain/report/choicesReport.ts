import { canonicalId } from '../providers/aliases.js';
import type { SignIn } from '../setup/signIn.js';
import { everyWay } from '../setup/signIns.js';
import { HOW, tableText } from './providersText.js';

/** One auth choice, for a person who looks for the right one. */
export type ChoiceReport = {
  readonly choice: string;
  /** Whose credential it makes; null for an endpoint of one's own. */
  readonly provider: string | null;
  readonly label: string;
  readonly how: SignIn['how'];
  readonly regions: readonly string[];
};

/** All auth choices, or those of one provider (aliases are understood), by provider. */
export function choicesReport(asked?: string): readonly ChoiceReport[] {
  const wanted = asked === undefined ? undefined : canonicalId(asked);
  const rows = new Map<string, ChoiceReport>();
  for (const { signIn, provider } of everyWay()) {
    const { choice, label, how, regions } = signIn;
    const isMeant = wanted === undefined || wanted === provider || wanted === signIn.provider;
    if (!isMeant || rows.has(choice)) continue;
    rows.set(choice, { choice, provider: signIn.provider || null, label, how, regions: regions.map(({ id }) => id) });
  }
  return [...rows.values()].sort((a, b) => (a.provider ?? '').localeCompare(b.provider ?? '', 'en'));
}

export const choicesText = (rows: readonly ChoiceReport[]): readonly string[] =>
  tableText([
    ['Choice', 'Provider', 'Name', 'How'],
    ...rows.map(({ choice, provider, label, how }) => [choice, provider ?? '(your own)', label, HOW[how]]),
  ]);
