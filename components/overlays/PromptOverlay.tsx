import { Box } from 'ink';
import { overlayArea } from '../../state/app/layout.js';
import { span } from '../../state/app/line.js';
import { plain } from '../../state/domain/text.js';
import { useModel } from '../ProgramContext.js';
import { Frame } from '../parts/Frame.js';
import { TextField } from '../parts/TextField.js';
import { themeOf } from '../theme.js';
import { Centre } from './Sheet.js';

/** Asks for a line of text: so far, the alias of a model. */
export function PromptOverlay() {
  const overlay = useModel((model) => model.overlay);
  const shell = useModel((model) => model.shell);
  if (overlay?.kind !== 'prompt') return null;
  const theme = themeOf(shell);
  const { columns } = overlayArea(shell.size);
  return (
    <Centre>
      <Frame
        title={[span(`Alias of ${plain(overlay.ref)}`, 'accent')]}
        lines={[[span(' A short name to use in its place. Leave it empty for none.', 'idle')]]}
        columns={columns}
        rows={1}
        hangs={false}
        closes
        theme={theme}
      />
      <Box width={columns}>
        <TextField label="alias ❯ " field={overlay.field} columns={columns} theme={theme} />
      </Box>
    </Centre>
  );
}
