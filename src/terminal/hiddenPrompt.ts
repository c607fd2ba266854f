import { splitKeys } from './keys.js';

/**
 * Asks at the terminal, on stderr so that stdout stays the result, and shows nothing of what is typed: the terminal echoes
 * nothing in raw mode. A paste is taken whole, its line breaks too, up to the Enter behind it. `undefined` after Ctrl-C, Ctrl-D
 * or where nobody sits at the terminal. However it ends, the terminal is what it was.
 */
export function hiddenPrompt(question: string): Promise<string | undefined> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    let typed: Typed = { text: '', rest: '', end: undefined };
    // Node puts the line settings back by itself when it ends, but knows nothing of pastes.
    const restore = (): void => void stderr.write(`${PASTES_OFF}\n`);
    const onData = (data: string): void => {
      typed = taken(typed, data);
      if (typed.end !== undefined) finish();
    };
    const finish = (): void => {
      stdin.off('data', onData);
      stdin.off('end', finish);
      process.off('exit', restore);
      stdin.setRawMode(false);
      stdin.pause();
      restore();
      resolve(typed.end === 'done' ? typed.text : undefined);
    };
    process.on('exit', restore);
    stdin.setEncoding('utf8');
    stdin.setRawMode(true);
    stdin.on('data', onData);
    stdin.on('end', finish);
    stdin.resume();
    stderr.write(`${PASTES_ON}${question}`);
  });
}

const PASTES_ON = '\u001B[?2004h';
const PASTES_OFF = '\u001B[?2004l';
const PASTE_START = '\u001B[200~';
const PASTE_END = '\u001B[201~';
const GIVES_UP: readonly string[] = ['\u0003', '\u0004'];

/** `rest`: the beginning of a sequence whose end has not come. */
type Typed = { readonly text: string; readonly rest: string; readonly end: 'done' | 'gave up' | undefined };

/** What was typed so far, and whether that is all. @public */
export function taken(before: Typed, data: string): Typed {
  const { events, rest } = splitKeys(before.rest + data, false);
  let { text, end } = before;
  for (const event of events) {
    if (end !== undefined) break;
    if (event.kind === 'key') ({ text, end } = pressed(text, event.bytes));
  }
  // The end of a paste may never come; who wants out gets out.
  return { text, rest, end: end ?? (GIVES_UP.some((key) => rest.includes(key)) ? 'gave up' : undefined) };
}

function pressed(text: string, key: string): Pick<Typed, 'text' | 'end'> {
  if (key.startsWith(PASTE_START))
    return { text: text + key.slice(PASTE_START.length, -PASTE_END.length), end: undefined };
  switch (key) {
    case '\r':
    case '\n':
      return { text, end: 'done' };
    case '\u0003':
    case '\u0004':
      return { text: '', end: 'gave up' };
    case '\u007F':
    case '\b':
      return { text: [...text].slice(0, -1).join(''), end: undefined };
    case '\u0015':
      return { text: '', end: undefined };
    default:
      // No key that moves or steers is part of a secret.
      return { text: key >= ' ' ? text + key : text, end: undefined };
  }
}
