import { providerRow } from '../providers/table.js';
import type { SignIn } from './signIn.js';

/**
 * Ids of the models that a way to sign in proposes, the one for the role first. Of a provider that OpenClaw does not ship, it knows no
 * model: those that the documents name are declared beside it.
 */
export function proposedModels({ provider, model }: Pick<SignIn, 'provider' | 'model'>): readonly string[] {
  const prefix = `${provider}/`;
  // The key of byteplus opens byteplus-plan as well, and onboarding takes a model of that: it is none of this provider's.
  if (!model?.ref.startsWith(prefix)) return [];
  const first = model.ref.slice(prefix.length);
  const row = providerRow(provider);
  const others = row?.ships['2026.5'] === 'absent' ? (row.documents?.models ?? []) : [];
  return [first, ...others.filter((id) => id !== first)];
}
