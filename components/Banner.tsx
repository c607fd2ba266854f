import { fitKeepingEnd } from '../state/app/line.js';
import { bannerLines } from '../state/app/selectors/banner.js';
import { useModel } from './ProgramContext.js';
import { Row } from './parts/Row.js';
import { paint, themeOf } from './theme.js';

export function Banner() {
  const home = useModel((model) => model.file.home);
  const shell = useModel((model) => model.shell);
  return (
    <>
      {bannerLines(home, shell.redact).map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the screen.
        <Row key={i} text={paint(fitKeepingEnd(line, shell.size.columns), themeOf(shell))} />
      ))}
    </>
  );
}
