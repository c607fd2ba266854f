import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitKeys, type TtyEvent } from '../../../src/terminal/keys.js';

const short = (event: TtyEvent): string => {
  switch (event.kind) {
    case 'key':
      return JSON.stringify(event.bytes).slice(1, -1);
    case 'mouse':
      return `mouse ${event.button}@${event.column},${event.row}${event.isRelease ? ' up' : ''}`;
    case 'focus':
      return event.isFocused ? 'focus in' : 'focus out';
    case 'function-key':
      return event.name;
    case 'reply':
      return 'reply';
  }
};

const all = (text: string): readonly string[] => splitKeys(text, true).events.map(short);
const E = '\\u001b';
const PASTE = '\u001B[200~a\r\nb\u001B[A\u001B[201~';

test.each<[string, readonly string[]]>([
  ['jjj', ['j', 'j', 'j']],
  ['ab\r', ['a', 'b', '\\r']],
  ['\t\t\r\r', ['\\t', '\\t', '\\r', '\\r']],
  ['\u0001\u0005\u0003', ['\\u0001', '\\u0005', '\\u0003']],
  ['\u007F\b', ['\u007F', '\\b']],
  ['é日👍x', ['é', '日', '👍', 'x']],
  ['\u001B[A\u001B[B\u001BOC', [`${E}[A`, `${E}[B`, `${E}OC`]],
  ['\u001B[1;5C\u001B[5~\u001B[3~', [`${E}[1;5C`, `${E}[5~`, `${E}[3~`]],
  ['\u001B[Z', [`${E}[Z`]],
  ['\u001B[106;5u', [`${E}[106;5u`]],
  ['\u001B[2$x', [`${E}[2$`, 'x']],
  ['\u001Bx\u001BX', [`${E}x`, `${E}X`]],
  ['\u001B\u001B[A', [`${E}${E}[A`]],
  ['j\u001B', ['j', `${E}[27u`]],
  ['\u001B\u001B', [`${E}[27u`, `${E}[27u`]],
  ['\u001B\u001Bj', [`${E}[27u`, `${E}j`]],
  ['\u001B[', [`${E}[`]],
  ['\u001BO', [`${E}O`]],
  ['\u001B]', [`${E}]`]],
  ['\u001BP', [`${E}P`]],
  ['\u001BPq', [`${E}P`, 'q']],
  [`x${PASTE}y`, ['x', `${E}[200~a\\r\\nb${E}[A${E}[201~`, 'y']],
])('%j is these keys', (text, keys) => {
  expect(all(text)).toEqual(keys);
});

test.each<[string, readonly string[]]>([
  ['\u001BOPj\u001BOS', ['f1', 'j', 'f4']],
  ['\u001B[11~\u001B[15~\u001B[17~\u001B[24~', ['f1', 'f5', 'f6', 'f12']],
  ['\u001B[2~\u001B[24;5~', ['insert', 'f12']],
  ['\u001B[[A\u001B[[E', ['f1', 'f5']],
  ['\u001B[1;2P\u001B[1;5R', ['f1', 'f3']],
  ['\u001B[<0;10;5M\u001B[<0;10;5m\u001B[<65;1;2M', ['mouse 0@10,5', 'mouse 0@10,5 up', 'mouse 65@1,2']],
  ['\u001B[M !"', ['mouse 0@1,2']],
  ['\u001B[I\u001B[Oq', ['focus in', 'focus out', 'q']],
  ['\u001B]11;rgb:0000/0000/0000\u0007q', ['reply', 'q']],
  ['\u001B]11;rgb:0000/0000/0000\u001B\\q', ['reply', 'q']],
  ['\u001B[?62;4c\u001B[>0;276;0c\u001B[0n\u001B[12;40R', ['reply', 'reply', 'reply', 'reply']],
  ['\u001B[?2026;2$y\u001B[?1u\u001B[8;60;200t', ['reply', 'reply', 'reply']],
  ['\u001BP>|xterm(390)\u001B\\q', ['reply', 'q']],
  ['\u001B]11;rgb:00', ['reply']],
])('%j is no text for Ink', (text, events) => {
  expect(all(text)).toEqual(events);
});

test.each([
  '\u001B',
  '\u001B[',
  '\u001B[1;',
  '\u001BO',
  '\u001B[[',
  '\u001B[M ',
  '\u001B]11;rgb',
  '\u001BP1$r',
  '\u001B[200~half',
])('%j waits for its rest', (text) => {
  expect(splitKeys(`j${text}`, false)).toEqual({ events: [{ kind: 'key', bytes: 'j' }], rest: text });
});

test('a paste whose end never comes is a paste all the same', () => {
  expect(splitKeys('\u001B[200~half', true).events).toEqual([{ kind: 'key', bytes: '\u001B[200~half\u001B[201~' }]);
});

test('it does not matter where the connection cuts', () => {
  const piece = fc.constantFrom(
    'j',
    'é',
    '👍',
    '\r',
    '\u001B[A',
    '\u001B[1;5C',
    '\u001BOP',
    '\u001B[[A',
    '\u001B[M !"',
  );
  const other = fc.constantFrom(
    '\u001B[<0;1;2M',
    '\u001B[I',
    '\u001B]11;x\u0007',
    '\u001B]4;1;y\u001B\\',
    '\u001B[24~',
    PASTE,
    '\u001BPq',
  );
  const cuts = fc.array(fc.nat(6), { maxLength: 60 });
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, other), { maxLength: 12 }), cuts, (pieces, lengths) => {
      // Never within a character: the decoder keeps its bytes together.
      const text = [...pieces.join('')];
      const events: TtyEvent[] = [];
      let rest = '';
      let at = 0;
      for (const length of [...lengths, text.length]) {
        const split = splitKeys(rest + text.slice(at, at + length).join(''), false);
        at += length;
        rest = split.rest;
        events.push(...split.events);
      }
      expect(rest).toBe('');
      expect(events).toEqual(splitKeys(text.join(''), false).events);
    }),
  );
});

test('nothing is held back in the end, whatever comes', () => {
  const bytes = fc.array(fc.constantFrom(...'\u001B[]OPM<;~0129$?uAm_G\\\u0007\u009Cjé'), { maxLength: 30 });
  fc.assert(
    fc.property(bytes, (list) => {
      const { rest } = splitKeys(list.join(''), true);
      expect(rest).toBe('');
    }),
  );
});
