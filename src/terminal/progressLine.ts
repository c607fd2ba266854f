/**
 * One line on stderr that is drawn over again and again; an empty text takes it away. Where stderr is no terminal, nothing is
 * written: what a log would keep of it is noise. `cutTo` makes a text harmless and at most so many cells wide.
 */
export function progressLine(
  write: (text: string) => void,
  cutTo: (text: string, cells: number) => string,
): (text: string) => void {
  let shown = '';
  return (text) => {
    // Asked for by descriptor: `process.stderr` would be opened for it, which takes longer.
    if (text === shown || !process.getBuiltinModule('node:tty').isatty(2)) return;
    shown = text;
    // A line that wraps could not be drawn over. A terminal that does not know its width says 0.
    write(`\r\u001b[K${cutTo(text, (process.stderr.columns || 80) - 1)}`);
  };
}
