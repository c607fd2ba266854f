/**
 * Keeps stderr and Node's warnings off a full screen, which cannot heal what it did not write. Whole lines go to `onLine`, control characters
 * taken out; what is unfinished at the end is printed then. Returns the release.
 */
export function captureStderr(onLine: (line: string) => void): () => void {
  const { stderr } = process;
  const original = stderr.write;
  let rest = '';

  const take = (data: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
    rest += typeof data === 'string' ? data : Buffer.from(data).toString('utf8');
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(withoutControls(line));
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') queueMicrotask(() => callback());
    return true;
  };
  const warn = ({ name, message }: Error): void => onLine(withoutControls(`${name}: ${message}`));

  const warners = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', warn);
  stderr.write = take as typeof stderr.write;
  return () => {
    stderr.write = original;
    process.off('warning', warn);
    for (const listener of warners) process.on('warning', listener);
    if (rest !== '') stderr.write(`${rest}\n`);
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: They are what is taken out.
const CONTROLS = /\u001B\[[0-?]*[ -/]*[@-~]|[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

const withoutControls = (line: string): string => line.replace(CONTROLS, '');
