import { Box } from 'ink';
import { fitLine, lineWidth } from '../state/app/line.js';
import { footerBindings, footerLine, newsOf } from '../state/app/selectors/footer.js';
import { useModel, useProgram } from './ProgramContext.js';
import { Row } from './parts/Row.js';
import { TextField } from './parts/TextField.js';
import { paint, themeOf } from './theme.js';

/** The last line: the text being typed, or the keys of the screen in front. News for a while stand beside or above it. */
export function Footer() {
  const { store } = useProgram();
  const shell = useModel((model) => model.shell);
  const overlay = useModel((model) => model.overlay);
  const ollama = useModel((model) => model.ollama);
  // Which keys are urgent depends on what is unsaved, what was read, and where the cursor of the providers stands.
  useModel((model) => model.drafts);
  useModel((model) => model.file.home);
  useModel((model) => model.history);
  useModel((model) => model.providers);
  useModel((model) => model.setup);
  const theme = themeOf(shell);
  const { columns } = shell.size;
  const { above, beside } = newsOf({ shell, ollama, ...(overlay ? { overlay } : {}) });
  const keys = footerLine(footerBindings(store.getState()), columns - lineWidth(beside));
  return (
    <>
      {above.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen.
        <Row key={i} text={paint(fitLine(line, columns), theme)} />
      ))}
      {overlay?.kind === 'filter' ? (
        <Box width={columns} justifyContent="space-between">
          <TextField label=" / " field={overlay.field} columns={columns - lineWidth(keys)} theme={theme} />
          <Row text={paint(keys, theme)} />
        </Box>
      ) : (
        <Row text={paint(fitLine([...beside, ...keys], columns), theme)} />
      )}
    </>
  );
}
