/**
 * Asks at the terminal, on stderr so that stdout stays the result, and shows nothing of what is typed: the terminal echoes
 * nothing in raw mode. A paste is taken whole, its line breaks too, up to the Enter behind it. `undefined` after Ctrl-C, Ctrl-D
 * or where nobody sits at the terminal.
 */
export function hiddenPrompt(question: string): Promise<string | undefined> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    let typed: Typed = { text: '', isPasting: false, end: undefined };
    const onData = (data: Buffer): void => {
      typed = taken(typed, data.toString('utf8'));
      if (typed.end === undefined) return;
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write(`${PASTES_OFF}\n`);
      resolve(typed.end === 'done' ? typed.text : undefined);
    };
    stdin.setRawMode(true);
    stdin.on('data', onData);
    stdin.resume();
    stderr.write(`${PASTES_ON}${question}`);
  });
}

const ESC = '\u001B';
const PASTES_ON = `${ESC}[?2004h`;
const PASTES_OFF = `${ESC}[?2004l`;

type Typed = { readonly text: string; readonly isPasting: boolean; readonly end: 'done' | 'gave up' | undefined };

/** A bracket of a paste, any other sequence of the terminal, or one character. */
const PIECES = new RegExp(`${ESC}\\[20[01]~|${ESC}(?:\\[[0-9;?]*[ -/]*[@-~]|.)?|[^]`, 'gu');

/** What was typed so far, and whether that is all. @public */
export function taken(before: Typed, data: string): Typed {
  let { text, isPasting, end } = before;
  for (const [piece] of data.matchAll(PIECES)) {
    if (end !== undefined) break;
    if (piece === `${ESC}[200~`) isPasting = true;
    else if (piece === `${ESC}[201~`) isPasting = false;
    else if (isPasting) text += piece;
    else ({ text, end } = pressed(text, piece));
  }
  return { text, isPasting, end };
}

function pressed(text: string, piece: string): Pick<Typed, 'text' | 'end'> {
  switch (piece) {
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
      return { text: piece >= ' ' ? text + piece : text, end: undefined };
  }
}
