/** Does a header of this name carry a credential? OpenClaw 2026.5 asks the same of the headers of a model provider. */
export function isSecretHeader(name: string): boolean {
  const lower = name.trim().toLowerCase();
  return WHOLE.has(lower) || PARTS.some((part) => lower.includes(part));
}

const WHOLE: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie', 'secret-key']);

const PARTS = ['api-key', 'apikey', 'auth-token', 'token', 'secret', 'password', 'credential'] as const;
