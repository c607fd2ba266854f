import { isOwnServer } from '../config/localHost.js';

/**
 * A base URL as a person types it, made whole: a scheme where there is none (`http` for machines of one's own, which rarely have
 * a certificate), no blanks around it, no slash behind it. What is no address stays what it is.
 */
export function wholeBaseUrl(typed: string): string {
  const text = typed.trim();
  const whole = text === '' || /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `${schemeFor(text)}://${text}`;
  return whole.replace(/\/+$/, '');
}

function schemeFor(text: string): 'http' | 'https' {
  const host = /^(?:\[[^\]]*\]|[^:/?#]*)/.exec(text)?.[0] ?? '';
  // A name without a dot is one of the local network.
  return isOwnServer(`http://${text}`) || !/[.\]]/.test(host) ? 'http' : 'https';
}

/**
 * Other base URLs of the same origin that a person may have meant, the likeliest first. Where the API adds a version by itself,
 * two of them may lead to the same requests.
 */
export function baseUrlVariants(api: string, baseUrl: string): readonly string[] {
  const parts = /^(https?:\/\/[^/?#]+)([^?#]*)$/i.exec(baseUrl);
  if (parts === null) return [];
  const [, origin = '', path = ''] = parts;
  const bare = path.replace(ENDPOINT, '').replace(/(\/v\d+(?:beta)?)\1$/i, '$1');
  const stem = bare.replace(/\/v\d+(?:beta)?$/i, '').replace(/\/+$/, '');
  const paths = (PATHS[api] ?? versioned)(stem);
  const all = [bare, ...paths, ...(stem === '' ? [] : (PATHS[api] ?? versioned)(''))];
  return [...new Set(all)].map((found) => origin + found).filter((found) => found !== baseUrl);
}

/** People copy the address of a request where the base of all is wanted. */
const ENDPOINT =
  /\/(?:chat\/completions|completions|responses|messages|embeddings|models|api\/(?:tags|chat|generate|show))\/*$/i;

const versioned = (stem: string): readonly string[] =>
  /\/api$/i.test(stem) ? [`${stem}/v1`, stem] : [`${stem}/v1`, stem, `${stem}/api/v1`];

const PATHS: Readonly<Record<string, (stem: string) => readonly string[]>> = {
  'anthropic-messages': (stem) =>
    /\/anthropic$/i.test(stem) ? [stem] : [stem, `${stem}/anthropic`, `${stem}/api/anthropic`],
  ollama: (stem) => [stem.replace(/\/api$/i, '')],
  'google-generative-ai': (stem) => [`${stem}/v1beta`, stem],
};
