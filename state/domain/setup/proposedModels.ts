import { providerRow } from '../providers/table.js';
import type { SignIn } from './signIn.js';

/**
 * Ids of the models that a way to sign in proposes, the one for the role first. Of a provider that OpenClaw does not ship, it knows no
 * model: those that the documents name are declared beside it.
 */
export function proposedModels({ provider, model }: Pick<SignIn, 'provider' | 'model'>): readonly string[] {
  if (model === undefined) return [];
  const prefix = `${provider}/`;
  const first = model.ref.startsWith(prefix) ? model.ref.slice(prefix.length) : model.ref;
  const row = providerRow(provider);
  const others = row?.ships['2026.5'] === 'absent' ? (row.documents?.models ?? []) : [];
  return [first, ...others.filter((id) => id !== first)];
}
