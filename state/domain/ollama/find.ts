import { nearNames as nearListed } from '../probe/names.js';
import { withTag } from './modelName.js';

/** The name as the server has it. Ollama does not mind capitals, and completes a name without a tag. */
export function findOn(name: string, names: readonly string[]): string | undefined {
  const wanted = withTag(name);
  return (
    names.find((one) => withTag(one) === wanted) ??
    names.find((one) => withTag(one).toLowerCase() === wanted.toLowerCase())
  );
}

/** Up to three that a person who typed this may have meant. */
export const nearNames = (name: string, names: readonly string[]): readonly string[] =>
  nearListed(
    name,
    names.map((id) => ({ id })),
  );
