/**
 * What may be shown of a secret: enough to tell two of one's own keys apart. OpenClaw shows first and last 8 of anything longer
 * than 16, which is all of a 16-character key but one; here nothing longer than a quarter is shown (docs/decisions: masking).
 */
export function mask(secret: string): string {
  const text = secret.trim();
  if (text === '') return 'missing';
  if (text.length >= 32) return `${text.slice(0, 8)}...${text.slice(-8)}`;
  return text.length >= 8 ? `${text.slice(0, 2)}...${text.slice(-2)}` : '...';
}
