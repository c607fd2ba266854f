/** Modules of quiet around a QR code, as its standard asks. */
const QUIET = 4;

/**
 * A QR code as lines of text, two rows of modules to a line. The blocks are the light modules: white on black is how a camera wants
 * it, and how most terminals are. `isDark[row][column]`.
 */
export function qrLines(isDark: readonly (readonly boolean[])[]): readonly string[] {
  const size = isDark.length + 2 * QUIET;
  const isLight = (row: number, column: number): boolean => isDark[row - QUIET]?.[column - QUIET] !== true;
  return Array.from({ length: Math.ceil(size / 2) }, (_, line) =>
    Array.from({ length: size }, (_, column) => {
      const [upper, lower] = [isLight(2 * line, column), isLight(2 * line + 1, column)];
      return upper ? (lower ? '█' : '▀') : lower ? '▄' : ' ';
    }).join(''),
  );
}
