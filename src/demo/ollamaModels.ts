/** What the demo's Ollama has on its disk and in its memory, which a person changes with `pincer ollama` or from the screen. */
export type OllamaModels = {
  readonly pulled: () => readonly string[];
  readonly loaded: () => readonly string[];
  readonly load: (name: string, isUnload: boolean) => void;
  /** The lines of a pull, one by one. The model is there when the last one was asked for, and not before. */
  readonly pull: (name: string) => Iterable<string>;
};

/** A small model from a fast network: some ten seconds of lines, time enough to stop it. */
const LINES = 400;
const BYTES = 2_000_000_000;

export function createOllamaModels(names: readonly string[], inMemory: string): OllamaModels {
  const pulled = new Set(names);
  const loaded = new Set([inMemory]);
  return {
    pulled: () => [...pulled],
    loaded: () => [...loaded],
    load: (name, isUnload) => {
      if (isUnload) loaded.delete(name);
      else loaded.add(name);
    },
    *pull(name) {
      yield line({ status: 'pulling manifest' });
      for (let i = 0; i <= LINES; i += 1)
        yield line({ status: 'pulling de30', digest: 'sha256:de30', total: BYTES, completed: (BYTES / LINES) * i });
      yield line({ status: 'verifying sha256 digest' });
      pulled.add(name.slice(name.lastIndexOf('/') + 1).includes(':') ? name : `${name}:latest`);
      yield line({ status: 'success' });
    },
  };
}

const line = (row: object): string => `${JSON.stringify(row)}\n`;
