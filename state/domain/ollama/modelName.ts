/** What Ollama pulls and loads: `gpt-oss:20b`, `library/qwen3`, `hf.co/owner/name:Q4_K_M`. */
const NAME = /^[a-z0-9](?:[\w.-]*[\w])?(?::\d+)?(?:\/[a-z0-9][\w.-]*)*(?::[\w.-]+)?$/i;

/** The longest that Ollama takes: host, namespace, model and tag, each with its own bound. */
const LONGEST = 350 + 1 + 80 + 1 + 80 + 1 + 80;

/**
 * A name as a person gives it: with the provider in front where it is a ref. `undefined` for what is no name, so that nothing but
 * names gets to a server.
 */
export function ollamaName(typed: string, provider: string): string | undefined {
  const text = typed.trim();
  const name = text.startsWith(`${provider}/`) ? text.slice(provider.length + 1) : text;
  return name.length <= LONGEST && NAME.test(name) ? name : undefined;
}

/** As the list of the server has it: a name without a tag means the one that is called latest. */
export const withTag = (name: string): string =>
  name.slice(name.lastIndexOf('/') + 1).includes(':') ? name : `${name}:latest`;
