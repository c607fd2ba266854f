// The frames of the terminal tests' program: each key adds a line, so that a test decides what is drawn.
import { Box, render, Text, useApp, useInput, usePaste, useWindowSize } from 'ink';
import { useState } from 'react';
import { stopUntilContinued } from '../../src/terminal/lend.js';
import type { Screen } from '../../src/terminal/screen.js';

/** Texts by key. Chosen to meet every branch of the width code: plain, wide, joined, marked, escaped. */
const TEXTS: Readonly<Record<string, string>> = {
  1: 'plain words │ ● ❯ ✓ ▂▃▅▇ ─┐',
  2: '日本語テキスト ﾊﾝｶｸ ｶﾞ 전각 문자',
  3: '👍 👨‍👩‍👧‍👦 🇳🇱🇧🇪 ❤️ ☎︎ 1️⃣ 👩🏽‍💻',
  4: 'e\u0301a\u0308o\u0302 n\u0303 ก็ नि \u1100\u1161\u11A8 \u200Bzero\u200Dwidth',
  5: 'long '.repeat(60),
  6: '\u001B[31mred \u001B[1mbold\u001B[0m \u001B]8;;http://x.test\u0007link\u001B]8;;\u0007 after',
  7: 'mix é│日👍─x ±×÷ ½ ‰ † • … ← ↑ ⠋⠙',
};

/** Where `App` puts its own way to show a line; messages of the terminal itself take it. */
export const say: { line: (text: string) => void } = { line: () => undefined };

const App = ({ screen }: { readonly screen: Screen }) => {
  const { exit, suspendTerminal } = useApp();
  const { columns, rows } = useWindowSize();
  const [lines, setLines] = useState<readonly string[]>([]);
  const [mark, setMark] = useState('');
  say.line = (text) => setLines((all) => [text, ...all].slice(0, 8));
  const actions: Readonly<Record<string, () => unknown>> = {
    q: exit,
    x: () => setLines((all) => all.slice(1)),
    T: () => {
      throw new Error('thrown by a key');
    },
    R: () => Promise.reject(new Error('rejected by a key')),
    X: () => process.exit(7),
    Z: () => suspendTerminal(() => screen.lend(stopUntilContinued)),
    E: () => {
      process.stderr.write('noise \u001B[31mred\u001B[0m\nhalf');
      process.emitWarning('careful');
    },
  };
  useInput((input, { escape: isEscape, ctrl, return: isEnter }) => {
    const text = TEXTS[input];
    if (text !== undefined) return setLines((all) => [text, ...all].slice(0, 8));
    const act = actions[input];
    if (act === undefined) say.line(`key ${JSON.stringify({ input, isEscape, ctrl, isEnter })}`);
    else void act();
  });
  usePaste((text) => (/^m\d+\.$/.test(text) ? setMark(text) : say.line(`paste ${JSON.stringify(text)}`)));
  return (
    <Box width={columns} height={rows} flexDirection="column">
      <Box height={rows - 1} flexDirection="column" overflow="hidden">
        <Text>keys {lines.length}</Text>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: Lines repeat, and only their place tells them apart.
          <Box key={index} flexShrink={0} borderStyle={index % 3 === 0 ? 'round' : undefined} paddingX={index % 2}>
            <Text
              wrap={index % 2 === 0 ? 'truncate-end' : 'wrap'}
              color={index % 2 === 0 ? 'cyan' : 'yellow'}
              bold={index === 1}
            >
              {line}
            </Text>
          </Box>
        ))}
      </Box>
      <Text>
        {mark} {columns}x{rows}
      </Text>
    </Box>
  );
};

export function draw(screen: Screen): void {
  const { unmount } = render(<App screen={screen} />, {
    stdin: screen.stdin,
    alternateScreen: true,
    interactive: true,
    incrementalRendering: true,
    maxFps: 120,
    exitOnCtrlC: false,
  });
  screen.onLeave(unmount);
}
