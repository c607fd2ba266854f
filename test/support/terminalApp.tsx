// A small Ink program for the terminal tests: lines come in through the pane's keys, so that a test decides what is drawn.
import { Box, render, Text, useApp, useInput, useWindowSize } from 'ink';
import { useState } from 'react';

/** Texts by key. Chosen to meet every branch of the width code: plain, wide, joined, marked, escaped. */
const TEXTS: Readonly<Record<string, string>> = {
  a: 'plain words │ ● ❯ ✓ ▂▃▅▇ ─┐',
  b: '日本語テキスト ﾊﾝｶｸ ｶﾞ 전각 문자',
  c: '👍 👨‍👩‍👧‍👦 🇳🇱🇧🇪 ❤️ ☎︎ 1️⃣ 👩🏽‍💻',
  d: 'e\u0301a\u0308o\u0302 n\u0303 ก็ नि \u1100\u1161\u11A8 \u200Bzero\u200Dwidth',
  e: 'long '.repeat(60),
  f: '\u001B[31mred \u001B[1mbold\u001B[0m \u001B]8;;http://x.test\u0007link\u001B]8;;\u0007 after',
  g: 'mix é│日👍─x ±×÷ ½ ‰ † • … ← ↑ ⠋⠙',
};

const App = () => {
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const [lines, setLines] = useState<readonly string[]>([]);
  useInput((input) => {
    if (input === 'q') exit();
    if (input === 'x') setLines((all) => all.slice(1));
    const text = TEXTS[input];
    if (text !== undefined) setLines((all) => [text, ...all].slice(0, 8));
  });
  return (
    <Box width={columns} height={rows} flexDirection="column">
      <Text>keys {lines.length}</Text>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: Lines repeat, and only their place tells them apart.
        <Box key={index} borderStyle={index % 3 === 0 ? 'round' : undefined} paddingX={index % 2}>
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
  );
};

render(<App />, { alternateScreen: true, incrementalRendering: true, maxFps: 120, exitOnCtrlC: false });
