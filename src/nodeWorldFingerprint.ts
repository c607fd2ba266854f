/**
 * Tells two contents of a file apart: 64 bits and the length. Not against somebody who wants to deceive, who could write the
 * file anyway. By hand (MurmurHash3, twice), because loading Node's crypto takes longer than all that a headless command does
 * with its files.
 */
export function fingerprint(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const whole = bytes.length & ~3;
  let a = 0x9747b28c | 0;
  let b = 0x1b873593;
  // As `stirred` does, written out: most files are read by a program that has just started, for which calls are dear.
  for (let i = 0; i < whole; i += 4) {
    const word = view.getInt32(i, true);
    const one = Math.imul(word, 0xcc9e2d51);
    a ^= Math.imul((one << 15) | (one >>> 17), 0x1b873593);
    a = (Math.imul((a << 13) | (a >>> 19), 5) + 0xe6546b64) | 0;
    const other = Math.imul(word, 0x85ebca77);
    b ^= Math.imul((other << 15) | (other >>> 17), 0xc2b2ae3d);
    b = (Math.imul((b << 13) | (b >>> 19), 5) + 0xe6546b64) | 0;
  }
  for (let i = whole; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    a = stirred(a, byte, 0xcc9e2d51, 0x1b873593);
    b = stirred(b, byte, 0x85ebca77, 0xc2b2ae3d);
  }
  return `${spread(a)}${spread(b)}-${bytes.length}`;
}

function stirred(hash: number, word: number, first: number, second: number): number {
  const scaled = Math.imul(word, first);
  const mixed = hash ^ Math.imul((scaled << 15) | (scaled >>> 17), second);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

/** Lets every bit in reach every bit out. */
function spread(hash: number): string {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const most = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return ((most ^ (most >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
