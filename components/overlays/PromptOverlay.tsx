import { Box } from 'ink';
import { overlayArea } from '../../state/app/layout.js';
import { span } from '../../state/app/line.js';
import type { Overlay } from '../../state/app/model.js';
import { plain } from '../../state/domain/text.js';
import { useModel } from '../ProgramContext.js';
import { Frame } from '../parts/Frame.js';
import { TextField } from '../parts/TextField.js';
import { themeOf } from '../theme.js';
import { Centre } from './Sheet.js';

/** Asks for a line of text: the alias of a model, another name for a profile, or the address of a server. */
export function PromptOverlay() {
  const overlay = useModel((model) => model.overlay);
  const shell = useModel((model) => model.shell);
  if (overlay?.kind !== 'prompt') return null;
  const theme = themeOf(shell);
  const { columns } = overlayArea(shell.size);
  const { title, hint, label } = wordsFor(overlay, shell.redact);
  return (
    <Centre>
      <Frame
        title={[span(title, 'accent')]}
        lines={[[span(` ${hint}`, 'idle')]]}
        columns={columns}
        rows={1}
        hangs={false}
        closes
        theme={theme}
      />
      <Box width={columns}>
        <TextField label={`${label} ❯ `} field={overlay.field} columns={columns} theme={theme} />
      </Box>
    </Centre>
  );
}

function wordsFor(overlay: Extract<Overlay, { kind: 'prompt' }>, redact: boolean) {
  if (overlay.asks === 'alias')
    return {
      title: `Alias of ${plain(overlay.ref)}`,
      hint: 'A short name to use in its place. Leave it empty for none.',
      label: 'alias',
    };
  if (overlay.asks === 'pull')
    return {
      title: 'Pull a model',
      hint: 'As name:tag, or hf.co/owner/name:tag; see https://ollama.com/library',
      label: 'model',
    };
  if (overlay.asks === 'host')
    return {
      title: 'Look at another host',
      hint: 'As http://box:11434, with or without /v1. Leave it empty for the usual places.',
      label: 'host',
    };
  const name = redact ? 'a profile' : plain(overlay.id);
  return { title: `Another name for ${name}`, hint: 'As provider:name. All that refers to it follows.', label: 'name' };
}
