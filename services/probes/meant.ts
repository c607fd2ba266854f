import { builtInCatalog } from '../../state/domain/catalog/catalog.js';
import { meantId } from '../../state/domain/models/spelling.js';

/** The ref that was meant, where a server does not know a model and only the case of its id is wrong. */
export function meantIn(provider: string, model: string): { readonly meant?: string } {
  const id = meantId(provider, model, builtInCatalog('2026.5')) ?? meantId(provider, model, builtInCatalog('2026.9'));
  return id === undefined ? {} : { meant: `${provider}/${id}` };
}
