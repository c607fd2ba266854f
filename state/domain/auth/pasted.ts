import { cleanSecret } from './secretText.js';

/** A pasted key or token as OpenClaw keeps it; empty when nothing is left. `provider` in lower case. */
export function cleanPasted(provider: string, type: 'api_key' | 'token', text: string): string {
  const clean = cleanSecret(text) ?? '';
  return type === 'token' && provider === 'anthropic' ? clean.replaceAll(/\s+/g, '') : clean;
}

/** Why OpenClaw refuses what was pasted, in its words; undefined when it takes it. Never repeats it. */
export function refusedPaste(provider: string, type: 'api_key' | 'token', text: string): Refused | undefined {
  const clean = cleanPasted(provider, type, text);
  if (clean === '') return { message: 'Required' };
  if (type === 'token' && provider === 'anthropic') return setupToken(clean);
  if (provider !== 'openai-codex') return undefined;
  return type === 'token' ? codexToken(clean) : codexKey(clean);
}

export type Refused = { readonly message: string; readonly next?: string };

/** OpenClaw: what `claude setup-token` prints. */
function setupToken(token: string): Refused | undefined {
  const next = 'Run `claude setup-token` in another terminal, and paste all of what it prints.';
  if (!token.startsWith('sk-ant-oat01-')) return { message: 'Expected token starting with sk-ant-oat01-', next };
  return token.length < 80 ? { message: 'Token looks too short; paste the full setup-token', next } : undefined;
}

function codexToken(token: string): Refused | undefined {
  if (!OPENAI_KEY.test(token)) return undefined;
  return {
    message: 'That looks like an OpenAI API key.',
    next: 'Use pincer auth paste-api-key --provider openai-codex for API-key auth.',
  };
}

function codexKey(key: string): Refused | undefined {
  if (OPENAI_KEY.test(key)) return undefined;
  if (!looksLikeJwt(key) && !/^[{[]/.test(key)) return { message: 'That does not look like an OpenAI API key.' };
  return {
    message: 'That looks like token or OAuth material, not an OpenAI API key.',
    next: 'Use pincer auth paste-token --provider openai-codex for token auth material.',
  };
}

const OPENAI_KEY = /^sk-[A-Za-z0-9_-]{8,}$/;

function looksLikeJwt(text: string): boolean {
  const parts = text.replace(/^Bearer\s+/i, '').split('.');
  return parts.length === 3 && parts.every((part) => /^[A-Za-z0-9_-]{8,}$/.test(part));
}
