import { qrLines } from '../../state/domain/logins/qrLines.js';

/** An address as a QR code, for a phone; see `qrLines`. Loaded when it is wanted: it brings the tables of the standard. */
export async function qrOf(url: string): Promise<readonly string[]> {
  const { encode } = await import('uqr');
  return qrLines(encode(url, { ecc: 'L', border: 0 }).data);
}
