import { Box, Text } from 'ink';
import { LEAST } from '../state/app/layout.js';
import { useModel } from './ProgramContext.js';

/** Nothing sensible fits: say what is needed, and keep the way out open. */
export function TooSmall() {
  const { columns, rows } = useModel((model) => model.shell.size);
  return (
    <Box flexDirection="column" height={rows} width={columns} overflow="hidden">
      <Text wrap="truncate-end">pincer</Text>
      <Text wrap="truncate-end">
        {columns}x{rows} is too small
      </Text>
      <Text wrap="truncate-end">
        needs {LEAST.columns}x{LEAST.rows}
      </Text>
      <Text wrap="truncate-end">q quits</Text>
    </Box>
  );
}
