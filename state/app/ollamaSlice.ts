import type { PullShown } from '../domain/ollama/pull.js';

/** A server as it is asked. `baseUrl`: as it is shown. */
export type OllamaServer = { readonly provider: string; readonly baseUrl: string };

/** What an Ollama is doing. A pull takes longer than anybody looks at the sheet that it was begun from, and outlives it. */
export type OllamaSlice = {
  readonly pull?: {
    readonly request: number;
    readonly name: string;
    readonly server: OllamaServer;
    /** Absent until the server said something. */
    readonly shown?: PullShown;
  };
  readonly loading?: { readonly request: number; readonly name: string; readonly does: 'load' | 'unload' };
};
