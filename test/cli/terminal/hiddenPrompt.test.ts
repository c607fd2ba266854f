import { expect, test } from 'vitest';
import { taken } from '../../../src/terminal/hiddenPrompt.js';

const NOTHING = { text: '', rest: '', end: undefined };
const read = (...pieces: readonly string[]) => pieces.reduce<ReturnType<typeof taken>>(taken, NOTHING);

test.each<[string, readonly string[], string, 'done' | 'gave up' | undefined]>([
  ['keys and Enter', ['s', 'k', '-', '1', '\r'], 'sk-1', 'done'],
  ['a line in one piece', ['sk-1\n'], 'sk-1', 'done'],
  ['no Enter yet', ['sk-'], 'sk-', undefined],
  ['a paste, and Enter behind it', ['\u001B[200~sk-\r\n1\u001B[201~', '\r'], 'sk-\r\n1', 'done'],
  ['a paste that comes in pieces', ['\u001B[2', '00~sk', '-1\u001B[20', '1~\r'], 'sk-1', 'done'],
  ['a paste after some keys', ['s\u001B[200~k-1\u001B[201~2\r'], 'sk-12', 'done'],
  ['backspace, also over a character of two units', ['a\u{1F511}\u007Fb\b\r'], 'a', 'done'],
  ['Ctrl-U', ['wrong\u0015right\r'], 'right', 'done'],
  ['arrows and other keys', ['a\u001B[Db\u001BOP\u001B[3~c\t\r'], 'abc', 'done'],
  ['Ctrl-C', ['secret\u0003'], '', 'gave up'],
  ['Ctrl-D', ['secret\u0004'], '', 'gave up'],
  ['Ctrl-C in a paste without end', ['\u001B[200~secret', '\u0003'], '', 'gave up'],
  ['what comes behind Enter', ['a\rb'], 'a', 'done'],
])('%s', (_, pieces, text, end) => {
  expect(read(...pieces)).toMatchObject({ text, end });
});
