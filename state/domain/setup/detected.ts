/** A sign that somebody has a provider already, for the top of the list. */
export type Detected = {
  /** Canonical id. */
  readonly provider: string;
  readonly by: 'env' | 'server' | 'login' | 'profile';
  /** For people: `ANTHROPIC_API_KEY is set`, `Ollama 0.6.4 answers on 127.0.0.1:11434`, `logged in with gcloud`. */
  readonly says: string;
  /** Where the server is, as OpenClaw wants it, and the API to ask it in. */
  readonly baseUrl?: string;
  readonly api?: string;
  /** The variable. */
  readonly variable?: string;
};
