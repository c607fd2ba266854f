import { sha256 } from '../history/sha256.js';

/** Proof that who redeems a code is who asked for it (RFC 7636, S256). */
export type Pkce = { readonly verifier: string; readonly challenge: string };

/** From 32 unguessable bytes, as the standard recommends. */
export function pkceOf(random: Uint8Array): Pkce {
  const verifier = base64Url(random);
  const hash = sha256(verifier).match(/../g) ?? [];
  return { verifier, challenge: base64Url(Uint8Array.from(hash, (byte) => Number.parseInt(byte, 16))) };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Without padding. */
export function base64Url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => LETTERS[(word >> shift) & 63]);
    text += letters.slice(0, Math.min(4, bytes.length - i + 1)).join('');
  }
  return text;
}

/** A UUID of 16 unguessable bytes (RFC 9562, version 4). */
export function uuidOf(random: Uint8Array): string {
  const bytes = [...random.slice(0, 16)];
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
